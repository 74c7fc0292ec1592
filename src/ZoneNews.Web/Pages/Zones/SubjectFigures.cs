using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction;
using ZoneNews.Web.Charts;
using ZoneNews.Web.Figures;

namespace ZoneNews.Web.Pages.Zones;

/// <summary>What the page of a zone, region or group shows of its figures. <paramref name="Count"/>: all that are known, shown or not.</summary>
public sealed record SubjectFigures(
    int Count, FigureGrid Grid, IReadOnlyList<KeyFigure> Key, Chart? Chart, IReadOnlyList<RankSeries> Ranks, IReadOnlyList<TargetLine> Targets, IReadOnlyList<FigureConflict> Conflicts)
{
    /// <summary>More targets and conflicts than these are for a file; the newest are shown.</summary>
    public const int MostRows = 40;

    private const int MostPlaces = 300;

    private static readonly string[] Headline = ["gdp", "general_budget_revenue", "industrial_output", "fdi_actual"];

    public static SubjectFigures None { get; } = new(0, new FigureGrid([], [], 0), [], null, [], [], []);

    /// <summary>From all statements, as they were known on some day. <paramref name="year"/> is the present one.</summary>
    public static SubjectFigures Of(IReadOnlyList<FigureLine> lines, int year, bool english) => new(
        lines.Count, FigureGrid.Build(lines, english), KeyFigure.Pick(lines, Headline), MainChart.Of(lines, english), RankSeries.Of(lines),
        [.. Figures.Targets.Match(lines, year).Take(MostRows)], [.. FigureConflict.Find(lines).Take(MostRows)]);

    /// <summary>As they are known now: reads the facts that the page shows.</summary>
    public static async Task<SubjectFigures> ReadAsync(ZoneNewsDb db, string name, int year, bool english, CancellationToken cancel)
    {
        var facts = db.Facts.AsNoTracking().Where(f => f.Subject == name);
        var count = await db.Coverage.Where(c => c.Subject == name).SumAsync(c => c.Figures, cancel);
        if (count == 0)
            return None;
        var ranks = await facts.Where(f => f.Measure == Measure.Rank).OrderByDescending(f => f.Period).Take(MostPlaces).Lines().ToListAsync(cancel);
        var levels = await KeyFigure.ReadAsync(db, [name], Headline, cancel);
        return new SubjectFigures(
            count,
            await GridAsync(facts, english, cancel),
            KeyFigure.Pick([.. levels[name], .. ranks], Headline),
            await MainChart.ReadAsync(facts, english, cancel),
            RankSeries.Of(ranks),
            await Figures.Targets.ReadAsync(db, facts.Where(f => f.Status == FigureStatus.Target && f.Period != null).OrderByDescending(f => f.Period).Take(MostRows), year, cancel),
            await ConflictQuery.FindAsync(db, facts, MostRows, cancel));
    }

    private static async Task<FigureGrid> GridAsync(IQueryable<Fact> facts, bool english, CancellationToken cancel)
    {
        var periods = await facts.Where(f => f.Measure != Measure.Rank && f.Measure != Measure.RankChange && f.Indicator != "ranking").Select(f => f.Period).Distinct().ToListAsync(cancel);
        var newest = periods.OrderByDescending(p => FigureGrid.Order(p ?? ""), StringComparer.Ordinal).Take(FigureGrid.MostPeriods).ToList();
        var lines = await facts.Where(f => newest.Contains(f.Period)).Cells().ToListAsync(cancel);
        return FigureGrid.Build(lines, english) with { HiddenPeriods = periods.Count - newest.Count };
    }
}
