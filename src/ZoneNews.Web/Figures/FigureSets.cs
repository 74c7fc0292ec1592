using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Facts;
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

    /// <summary>What <see cref="Pick"/> needs of the indicators' levels and growth, by subject: their newest periods alone.</summary>
    public static async Task<ILookup<string, FigureLine>> ReadAsync(ZoneNewsDb db, IReadOnlyCollection<string> subjects, IReadOnlyCollection<string> indicators, CancellationToken cancel)
    {
        var facts = db.Facts.AsNoTracking().Where(f => subjects.Contains(f.Subject) && indicators.Contains(f.Indicator) && f.Status != FigureStatus.Target && f.Period != null);
        var known = await facts.Where(f => f.Measure == Measure.Value).Select(f => new { f.Subject, f.Indicator, f.Period }).Distinct().ToListAsync(cancel);
        var newest = known.GroupBy(k => (k.Subject, k.Indicator)).ToDictionary(g => g.Key, g => g.MaxBy(k => FigureGrid.Order(k.Period!), StringComparer.Ordinal)!.Period);
        var periods = newest.Values.Distinct().ToList();
        var lines = await facts.Where(f => periods.Contains(f.Period) && (f.Measure == Measure.Value || f.Measure == Measure.Growth)).Lines().ToListAsync(cancel);
        return lines.Where(l => newest.GetValueOrDefault((l.Subject, l.Indicator)) == l.Period).ToLookup(l => l.Subject);
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
        Sort(lines.Where(l => l.Period is not null)
            .GroupBy(l => (l.Subject, l.Indicator, l.Measure, l.Period, l.Scope, l.Qualifier, l.Unit))
            .Select(g => Preference.Conflict(g))
            .Where(values => values.Count > 1)
            .Select(values => new FigureConflict(Preference.Choose(values), values)));

    /// <summary>Newest periods first.</summary>
    public static IReadOnlyList<FigureConflict> Sort(IEnumerable<FigureConflict> conflicts) =>
        [.. conflicts.OrderByDescending(c => FigureGrid.Order(c.Preferred.Period!), StringComparer.Ordinal)
            .ThenBy(c => c.Preferred.Subject, StringComparer.Ordinal)];
}
