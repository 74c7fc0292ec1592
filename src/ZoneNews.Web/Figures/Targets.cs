using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Facts;
using ZoneNews.Extraction;

namespace ZoneNews.Web.Figures;

/// <summary>How a target came out.</summary>
public enum TargetVerdict
{
    /// <summary>The period is not over, or only an estimate is known.</summary>
    Open,

    /// <summary>The period is over and nothing was read.</summary>
    NoOutcome,
    Met,
    Missed,
}

/// <summary>A target and what became of it.</summary>
/// <param name="Difference">Outcome less target, in the figure's unit (percentage points for PCT); null without an outcome.</param>
public sealed record TargetLine(FigureLine Target, FigureLine? Estimate, FigureLine? Outcome, TargetVerdict Verdict, decimal? Difference);

/// <summary>Targets beside their outcomes.</summary>
public static class Targets
{
    /// <summary>The targets among the lines, newest period first, with the outcomes that the lines state. <paramref name="year"/> is the present one.</summary>
    public static IReadOnlyList<TargetLine> Match(IReadOnlyList<FigureLine> lines, int year)
    {
        var outcomes = lines.Where(l => l.Status != FigureStatus.Target).ToLookup(Key);
        return [.. lines.Where(l => l.Status == FigureStatus.Target && l.Period is not null)
            .GroupBy(Key)
            .Select(g => Judge(Preference.Choose(g), [.. outcomes[g.Key]], year))
            .OrderByDescending(t => FigureGrid.Order(t.Target.Period!), StringComparer.Ordinal)
            .ThenBy(t => Glossary.Order(t.Target.Indicator))];
    }

    /// <summary>Some targets with their outcomes. <paramref name="targets"/>: as many as are to be shown, each of a known period.</summary>
    public static async Task<IReadOnlyList<TargetLine>> ReadAsync(ZoneNewsDb db, IQueryable<Fact> targets, int year, CancellationToken cancel)
    {
        var lines = await targets.Cells().ToListAsync(cancel);
        // Of the scopes and units of a key the match sees to itself.
        var outcomes = await targets.SelectMany(t => db.Facts.AsNoTracking().Where(f =>
            f.Subject == t.Subject && f.Indicator == t.Indicator && f.Measure == t.Measure && f.Period != null && f.Period == t.Period && f.Status != FigureStatus.Target))
            .Cells().ToListAsync(cancel);
        return Match([.. lines, .. outcomes.DistinctBy(l => l.Id)], year);
    }

    private static TargetLine Judge(FigureLine target, List<FigureLine> stated, int year)
    {
        var outcome = Best(stated, FigureStatus.Actual);
        var estimate = Best(stated, FigureStatus.Estimate);
        if (outcome is null)
            return new TargetLine(target, estimate, null, target.Year < year && estimate is null ? TargetVerdict.NoOutcome : TargetVerdict.Open, null);
        var difference = outcome.Value - target.Value;
        var met = target.Measure == Measure.Rank || target.Bound == Bound.AtMost ? difference <= 0 : difference >= 0;
        return new TargetLine(target, estimate, outcome, met ? TargetVerdict.Met : TargetVerdict.Missed, difference);
    }

    private static FigureLine? Best(List<FigureLine> stated, string status)
    {
        var found = stated.FindAll(l => l.Status == status);
        return found.Count > 0 ? Preference.Choose(found) : null;
    }

    private static (string, string, string, string?, string?, string) Key(FigureLine line) =>
        (line.Subject, line.Indicator, line.Measure, line.Period, line.Measure == Measure.Rank ? line.Scope : null, line.Unit);
}
