using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Facts;
using ZoneNews.Extraction;
using ZoneNews.Web.Api;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Pages.Indicators;

/// <summary>One indicator: what it means, and its figures by subject and year.</summary>
public sealed class IndicatorModel(ZoneNewsDb db) : PageModel
{
    private const int PageSize = 100;

    /// <summary>Of a year, several facts (scopes, estimates) may be one row's.</summary>
    private const int FactsOfRows = 3 * PageSize;

    public GlossaryEntry Entry { get; private set; } = null!;

    /// <summary>What is shown: value, or growth.</summary>
    public string Measured { get; private set; } = Measure.Value;

    public string Unit { get; private set; } = "";

    public IReadOnlyList<string> Units { get; private set; } = [];

    public int? Year { get; private set; }

    public string? Province { get; private set; }

    public IReadOnlyList<string> Years { get; private set; } = [];

    public IReadOnlyList<IndicatorRow> Rows { get; private set; } = [];

    public int RowCount { get; private set; }

    public Scale Scale { get; private set; } = new(1, "", "");

    public int FigureCount { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        var asked = new Asked(Request.Query);
        if (Glossary.Find(code) is not { } entry)
            return NotFound();
        if (asked.Faults(Parameters.Observations, strict: false).Count > 0)
            return BadRequest();
        Entry = entry;
        Measured = asked.Text("measure") == Measure.Growth ? Measure.Growth : code == "ranking" ? Measure.Rank : Measure.Value;
        Year = asked.Number("year");
        Province = asked.Text("province");
        var facts = InProvince(db.Facts.AsNoTracking().Where(f => f.Indicator == code));
        await ChooseUnitAsync(facts, asked.Text("unit"), cancel);
        var leaders = await LeadersAsync(facts, cancel);
        Arrange(leaders, await LinesAsync(facts, leaders, cancel));
        FigureCount = await CountAsync(code, cancel);
        return Page();
    }

    private IQueryable<Fact> InProvince(IQueryable<Fact> facts) =>
        Province is null ? facts : facts.Where(f => f.Subject == Province || f.Observation!.Zone!.Province == Province);

    private async Task ChooseUnitAsync(IQueryable<Fact> facts, string? asked, CancellationToken cancel)
    {
        var units = await facts.Where(f => f.Measure == Measured && f.Years > 0).GroupBy(f => f.Unit).Select(g => new { Unit = g.Key, Rows = g.Count() }).ToListAsync(cancel);
        Units = [.. units.OrderByDescending(u => u.Rows).ThenBy(u => u.Unit, StringComparer.Ordinal).Select(u => u.Unit)];
        Unit = asked is not null && Units.Contains(asked, StringComparer.Ordinal) ? asked : Units.Count > 0 ? Units[0] : "";
        RowCount = units.Find(u => u.Unit == Unit)?.Rows ?? 0;
    }

    /// <summary>The fact by which each row of the page stands where it does: of the year asked for, then the newest of those that have none in it.</summary>
    private async Task<List<FigureLine>> LeadersAsync(IQueryable<Fact> facts, CancellationToken cancel)
    {
        var own = facts.Where(f => f.Measure == Measured && f.Unit == Unit);
        var leaders = new List<FigureLine>();
        if (Year is { } year)
        {
            var period = Addresses.Digits(year);
            var stated = await Best(own.Where(f => f.Period == period && f.Qualifier == null)).Take(FactsOfRows).Cells().ToListAsync(cancel);
            leaders.AddRange(Order(stated.GroupBy(Row).Select(g => Preference.Choose(g))).Take(PageSize));
        }
        if (leaders.Count == PageSize)
            return leaders;
        var newest = await Best(own.Where(f => f.Years > 0)).Take(PageSize).Cells().ToListAsync(cancel);
        return [.. leaders.Concat(newest.ExceptBy(leaders.Select(Row), Row)).Take(PageSize)];
    }

    /// <summary>The years up to the newest of all, of the rows that are shown.</summary>
    private async Task<List<FigureLine>> LinesAsync(IQueryable<Fact> facts, List<FigureLine> leaders, CancellationToken cancel)
    {
        if (leaders.Count == 0)
            return [];
        var subjects = leaders.Select(l => l.Subject).Distinct().ToArray();
        string[] measures = Measured == Measure.Value ? [Measured, Measure.Growth] : [Measured];
        var last = leaders.Max(l => PeriodText.YearOf(l.Period)) ?? 0;
        // By year, not by period: the way into the facts is by their subjects.
        var first = last - FigureGrid.MostPeriods + 1;
        return await facts
            .Where(f => subjects.Contains(f.Subject) && measures.Contains(f.Measure) && (f.Unit == Unit || f.Measure != Measured) && f.Qualifier == null
                && EF.Functions.Like(f.Period!, FactQuery.Year) && f.Year >= first)
            .Cells().ToListAsync(cancel);
    }

    // Of a province, its zones' alone; else all were counted already.
    private async Task<int> CountAsync(string code, CancellationToken cancel) => Province is null
        ? await db.Tallies.Where(t => t.Name == code).SumAsync(t => t.Count, cancel)
        : await db.Coverage.Where(c => c.Indicator == code && (c.Subject == Province || db.Zones.Any(z => z.Name == c.Subject && z.Province == Province))).SumAsync(c => c.Figures, cancel);

    private void Arrange(List<FigureLine> leaders, List<FigureLine> lines)
    {
        var own = lines.FindAll(l => l.Measure == Measured);
        Scale = FigureGrid.RowScale(own.Count > 0 ? own.Max(l => Math.Abs(l.Value)) : 0, Unit, Entry.Code, Display.English);
        Years = [.. own.Select(l => l.Period!).Distinct().OrderByDescending(p => p, StringComparer.Ordinal)];
        var growth = Measured == Measure.Value ? lines.Where(l => l.Measure == Measure.Growth).ToLookup(l => (l.Subject, l.Period)) : null;
        var rows = own.ToLookup(Row);
        Rows = [.. leaders.Select(l => new IndicatorRow(l.Subject, l.Scope, rows[Row(l)].GroupBy(s => s.Period!).ToDictionary(p => p.Key, p => Cell([.. p], growth))))];
    }

    // Ranks count downwards.
    private IOrderedQueryable<Fact> Best(IQueryable<Fact> facts) =>
        (Measured == Measure.Rank ? facts.OrderBy(f => f.Size) : facts.OrderByDescending(f => f.Size)).ThenBy(f => f.Subject);

    private IEnumerable<FigureLine> Order(IEnumerable<FigureLine> lines) =>
        lines.OrderByDescending(l => Measured == Measure.Rank ? -l.Value : l.Value).ThenBy(l => l.Subject, StringComparer.Ordinal);

    private static (string Subject, string? Scope) Row(FigureLine line) => (line.Subject, line.Scope);

    private static FigureCell Cell(List<FigureLine> lines, ILookup<(string Subject, string? Period), FigureLine>? growth)
    {
        var changes = growth?[(lines[0].Subject, lines[0].Period)].ToList() ?? [];
        return FigureCell.Of(lines, changes.Count > 0 ? [Preference.Choose(changes)] : []);
    }
}

/// <summary>A subject's figures by year.</summary>
public sealed record IndicatorRow(string Subject, string? Scope, IReadOnlyDictionary<string, FigureCell> Cells);
