using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Facts;
using ZoneNews.Extraction;
using ZoneNews.Web.Figures;

namespace ZoneNews.Web.Charts;

/// <summary>The chart at the head of a zone's page: of all its yearly series the one that says most.</summary>
public static class MainChart
{

    /// <summary>A series that might be drawn: an indicator in a unit, and how many years of it are known.</summary>
    public sealed record Series(string Indicator, string Unit, int Years);

    /// <summary>The gross product where it is known well enough, else the series with most years; null where there is none.</summary>
    public static Series? Choose(IEnumerable<Series> known) => known
        .OrderByDescending(s => s.Indicator == "gdp" && s.Years >= Chart.FewestPoints).ThenByDescending(s => s.Years).ThenBy(s => Glossary.Order(s.Indicator))
        .FirstOrDefault();

    /// <summary>The chart of a subject's <paramref name="facts"/>, of which it reads the one series; null where too few years are known.</summary>
    public static async Task<Chart?> ReadAsync(IQueryable<Fact> facts, bool english, CancellationToken cancel)
    {
        var known = await facts.Where(f => f.Measure == Measure.Value && f.Years > 0).Select(f => new Series(f.Indicator, f.Unit, f.Years)).ToListAsync(cancel);
        return Choose(known) is not { } best ? null : Of(
            await facts.Where(f => f.Indicator == best.Indicator && f.Measure == Measure.Value && f.Unit == best.Unit && f.Qualifier == null && EF.Functions.Like(f.Period!, FactQuery.Year)).Lines().ToListAsync(cancel),
            english);
    }

    /// <summary>Null where too few years are known.</summary>
    public static Chart? Of(IEnumerable<FigureLine> lines, bool english)
    {
        var yearly = lines.Where(l => l.Measure == Measure.Value && l.Qualifier is null && PeriodText.IsYear(l.Period)).ToLookup(l => (l.Indicator, l.Unit));
        var best = Choose(yearly.Select(g => new Series(g.Key.Indicator, g.Key.Unit, g.Select(l => l.Period).Distinct().Count())));
        return best is null || best.Years < Chart.FewestPoints
            ? null
            : Draw(best, [.. yearly[(best.Indicator, best.Unit)].GroupBy(l => l.Period).Select(p => Preference.Choose(p))], english);
    }

    private static Chart Draw(Series series, IReadOnlyList<FigureLine> years, bool english)
    {
        var scale = FigureGrid.RowScale(years.Max(l => l.Value), series.Unit, series.Indicator, english);
        var subtitle = english
            ? $"{scale.Name(true)}, as published. A dot is a year that was not read; gaps stay gaps"
            : $"{scale.Name(false)}，按各来源所述。·为未载的年份，缺年不补";
        return Chart.Yearly(Glossary.Name(series.Indicator, english), subtitle, scale, years, english);
    }
}
