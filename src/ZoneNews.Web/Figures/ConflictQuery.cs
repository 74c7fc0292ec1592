using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Queries;
using ZoneNews.Extraction;

namespace ZoneNews.Web.Figures;

/// <summary>Facts that sources state differently, over all subjects.</summary>
public static class ConflictQuery
{
    // The engine finds facts with several values; whether they truly disagree is judged here.
    private const int MostCandidates = 600;

    /// <summary>Newest periods first. <paramref name="indicator"/> narrows to one.</summary>
    public static async Task<IReadOnlyList<FigureConflict>> FindAsync(ZoneNewsDb db, string? indicator, CancellationToken cancel)
    {
        var stated = ObservationQueries.Find(db, new ObservationQuery { Indicator = indicator, Status = FigureStatus.Actual }).AsNoTracking()
            .Where(o => o.Period != null && o.Bound == Bound.Exact);
        var keys = await stated
            .GroupBy(o => new { o.Subject, o.Indicator, o.Measure, o.Period, o.Unit })
            .Where(g => g.Min(o => o.Value) != g.Max(o => o.Value))
            .OrderByDescending(g => g.Key.Period).ThenBy(g => g.Key.Subject)
            .Select(g => g.Key)
            .Take(MostCandidates)
            .ToListAsync(cancel);
        var subjects = keys.Select(k => k.Subject).Distinct().ToList();
        var periods = keys.Select(k => k.Period).Distinct().ToList();
        var indicators = keys.Select(k => k.Indicator).Distinct().ToList();
        var wanted = keys.Select(k => (k.Subject, k.Indicator, k.Measure, k.Period, k.Unit)).ToHashSet();
        var lines = await stated
            .Where(o => subjects.Contains(o.Subject) && periods.Contains(o.Period) && indicators.Contains(o.Indicator))
            .Select(FigureLine.Of).ToListAsync(cancel);
        return FigureConflict.Find(lines.Where(l => wanted.Contains((l.Subject, l.Indicator, l.Measure, l.Period, l.Unit))));
    }
}
