using ZoneNews.Extraction;

namespace ZoneNews.Web.Figures;

/// <summary>One of the numbers at the head of a page, with its growth.</summary>
public sealed record KeyFigure(FigureLine Level, FigureLine? Growth)
{
    /// <summary>The newest actual level of each indicator that has one, and the newest rank.</summary>
    public static IReadOnlyList<KeyFigure> Pick(IReadOnlyList<FigureLine> lines, IEnumerable<string> indicators)
    {
        var levels = indicators
            .Select(code => Newest(lines.Where(l => l.Indicator == code && l.Measure == Measure.Value && l.Status != FigureStatus.Target)))
            .OfType<FigureLine>()
            .Select(level => new KeyFigure(level, GrowthOf(lines, level)));
        // Of the lists with a known field, the one that the zone was placed in most often.
        var rank = RankSeries.Of(lines.Where(l => l.Status == FigureStatus.Actual && l.OutOf is not null && l.Period is not null)) is [{ Places: [var place, ..] }, ..] ? place : null;
        return rank is null ? [.. levels] : [.. levels, new KeyFigure(rank, null)];
    }

    private static FigureLine? Newest(IEnumerable<FigureLine> lines)
    {
        var newest = lines.Where(l => l.Period is not null)
            .GroupBy(l => l.Period!, StringComparer.Ordinal)
            .MaxBy(g => FigureGrid.Order(g.Key), StringComparer.Ordinal);
        return newest is null ? null : Preference.Choose(newest);
    }

    private static FigureLine? GrowthOf(IEnumerable<FigureLine> lines, FigureLine level)
    {
        var found = lines.Where(l => l.Indicator == level.Indicator && l.Measure == Measure.Growth && l.Period == level.Period && l.Status == level.Status).ToList();
        return found.Count > 0 ? Preference.Choose(found) : null;
    }
}

/// <summary>Places in one list over the years, newest first.</summary>
public sealed record RankSeries(string List, IReadOnlyList<FigureLine> Places)
{
    public static IReadOnlyList<RankSeries> Of(IEnumerable<FigureLine> lines) =>
        [.. lines.Where(l => l.Measure == Measure.Rank && l.Status != FigureStatus.Target && l.Scope is not null)
            .GroupBy(l => l.Scope!, StringComparer.Ordinal)
            .Select(g => new RankSeries(g.Key, [.. g.GroupBy(l => l.Period).Select(p => Preference.Choose(p)).OrderByDescending(l => FigureGrid.Order(l.Period ?? ""), StringComparer.Ordinal)]))
            .OrderByDescending(s => s.Places.Count).ThenByDescending(s => s.Places[0].OutOf).ThenBy(s => s.List, StringComparer.Ordinal)];
}

/// <summary>Statements of one fact that cannot all be true; the preferred one first.</summary>
public sealed record FigureConflict(FigureLine Preferred, IReadOnlyList<FigureLine> Values)
{
    public static IReadOnlyList<FigureConflict> Find(IEnumerable<FigureLine> lines) =>
        [.. lines.Where(l => l.Period is not null)
            .GroupBy(l => (l.Subject, l.Indicator, l.Measure, l.Period, l.Scope, l.Qualifier, l.Unit))
            .Select(g => Preference.Conflict(g))
            .Where(values => values.Count > 1)
            .Select(values => new FigureConflict(Preference.Choose(values), values))
            .OrderByDescending(c => FigureGrid.Order(c.Preferred.Period!), StringComparer.Ordinal)
            .ThenBy(c => c.Preferred.Subject, StringComparer.Ordinal)];
}
