using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction;

namespace ZoneNews.Web.Figures;

/// <summary>A level or a rank under a headline, with its growth.</summary>
public sealed record Chip(FigureLine Figure, FigureLine? Growth);

/// <summary>The figures of an article in a list: how many, and the few that say most.</summary>
public sealed record ArticleFigures(int Count, IReadOnlyList<Chip> Chips)
{
    public static ArticleFigures None { get; } = new(0, []);

    /// <summary>Figures of the articles, at most <paramref name="most"/> chips each. An indicator asked for comes first.</summary>
    public static async Task<IReadOnlyDictionary<long, ArticleFigures>> OfAsync(
        ZoneNewsDb db, IReadOnlyCollection<long> articles, int most, string? indicator, CancellationToken cancel)
    {
        var lines = await db.Observations.AsNoTracking()
            .Where(o => articles.Contains(o.ArticleId) && o.Current && o.State == ObservationState.Published)
            .Select(FigureLine.Of).ToListAsync(cancel);
        return lines.GroupBy(l => l.ArticleId).ToDictionary(g => g.Key, g => Pick([.. g], most, indicator));
    }

    /// <summary>Levels and ranks before bare changes; the leading indicators first, each once.</summary>
    public static ArticleFigures Pick(IReadOnlyList<FigureLine> lines, int most, string? indicator)
    {
        var chips = lines
            .Where(l => l.Measure is Measure.Value or Measure.Rank)
            .OrderBy(l => l.Indicator == indicator ? 0 : 1).ThenBy(l => Glossary.Order(l.Indicator)).ThenBy(l => l.Id)
            .DistinctBy(l => (l.Indicator, l.Scope))
            .Take(most)
            .Select(l => new Chip(l, lines.FirstOrDefault(g => g.Measure == Measure.Growth && Belongs(g, l))))
            .ToList();
        var bare = lines
            .Where(g => g.Measure == Measure.Growth && chips.TrueForAll(c => c.Figure.Indicator != g.Indicator))
            .OrderBy(l => Glossary.Order(l.Indicator)).DistinctBy(l => l.Indicator)
            .Take(most - chips.Count)
            .Select(l => new Chip(l, null));
        return new ArticleFigures(lines.Count, [.. chips, .. bare]);
    }

    private static bool Belongs(FigureLine growth, FigureLine level) =>
        (growth.Subject, growth.Indicator, growth.Period) == (level.Subject, level.Indicator, level.Period);
}
