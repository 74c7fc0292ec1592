using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Queries;

/// <summary>How the matches of a query spread over what they can be narrowed by.</summary>
internal static class FacetCounts
{
    private const int MostValues = 50;

    public static async Task<ArticleFacets> OfAsync(ZoneNewsDb db, IQueryable<Article> found, CancellationToken cancel)
    {
        var ids = await found.OrderByDescending(a => a.Position).Select(a => a.Id).Take(ArticleQueries.TotalCap + 1).ToListAsync(cancel);
        var capped = ids.Count > ArticleQueries.TotalCap;
        var counted = ids.Take(ArticleQueries.TotalCap).ToList();
        var articles = db.Articles.Where(a => counted.Contains(a.Id));
        var links = db.ArticleZones.Where(l => counted.Contains(l.ArticleId));
        var years = await articles.Where(a => a.Published != null).GroupBy(a => a.Published!.Value.Year)
            .Select(g => new { g.Key, Count = g.Count() }).OrderByDescending(g => g.Key).ToListAsync(cancel);
        return new ArticleFacets(
            Zones: await CountsAsync(links.GroupBy(l => l.Zone!.Name).Select(g => new Count { Value = g.Key, Label = g.Key, Articles = g.Count() }), cancel),
            Provinces: await CountsAsync(Each(links.Where(l => l.Zone!.Province != null).Select(l => new Pair { Article = l.ArticleId, Value = l.Zone!.Province! })), cancel),
            Years: [.. years.Select(y => new FacetCount(Text(y.Key), Text(y.Key), y.Count))],
            Sources: await CountsAsync(articles.GroupBy(a => new { a.SourceId, a.Source!.Name }).Select(g => new Count { Value = g.Key.SourceId, Label = g.Key.Name, Articles = g.Count() }), cancel),
            Indicators: await CountsAsync(Each(FiguresOf(db, counted)), cancel),
            Levels: await CountsAsync(Each(links.Select(l => new Pair { Article = l.ArticleId, Value = l.Zone!.Level })), cancel),
            capped);
    }

    private static IQueryable<Pair> FiguresOf(ZoneNewsDb db, List<long> articles) => db.Observations
        .Where(o => articles.Contains(o.ArticleId) && o.Current && o.State == ObservationState.Published)
        .Select(o => new Pair { Article = o.ArticleId, Value = o.Indicator });

    /// <summary>An article counts once for each value, however often it has it.</summary>
    private static IQueryable<Count> Each(IQueryable<Pair> values) =>
        values.Distinct().GroupBy(p => p.Value).Select(g => new Count { Value = g.Key, Label = g.Key, Articles = g.Count() });

    private static async Task<IReadOnlyList<FacetCount>> CountsAsync(IQueryable<Count> counts, CancellationToken cancel)
    {
        var rows = await counts.ToListAsync(cancel);
        return [.. rows.OrderByDescending(r => r.Articles).ThenBy(r => r.Value, StringComparer.Ordinal)
            .Take(MostValues).Select(r => new FacetCount(r.Value, r.Label, r.Articles))];
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);

    private sealed record Pair
    {
        public required long Article { get; init; }

        public required string Value { get; init; }
    }

    private sealed record Count
    {
        public required string Value { get; init; }

        public required string Label { get; init; }

        public required int Articles { get; init; }
    }
}
