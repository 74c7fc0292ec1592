using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Queries;
using ZoneNews.Extraction;
using ZoneNews.Web.Api;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Pages.Indicators;

/// <summary>One indicator: what it means, and its figures by subject and year.</summary>
public sealed class IndicatorModel(ZoneNewsDb db) : PageModel
{
    private const int MostFigures = 20_000;
    private const int PageSize = 100;

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
        var lines = await ObservationQueries.Find(db, new ObservationQuery { Indicator = code, Province = Province }).AsNoTracking()
            .Where(o => o.Period != null && (o.Measure == Measured || o.Measure == Measure.Growth))
            .OrderByDescending(o => o.Id).Take(MostFigures).Select(FigureLine.Of).ToListAsync(cancel);
        Arrange(lines, asked.Text("unit"));
        return Page();
    }

    private void Arrange(List<FigureLine> lines, string? unit)
    {
        FigureCount = lines.Count;
        var yearly = lines.Where(l => PeriodText.IsYear(l.Period) && l.Qualifier is null).ToList();
        var levels = yearly.Where(l => l.Measure == Measured).ToList();
        Units = [.. levels.GroupBy(l => l.Unit).OrderByDescending(g => g.Count()).Select(g => g.Key)];
        Unit = unit is not null && Units.Contains(unit, StringComparer.Ordinal) ? unit : Units.Count > 0 ? Units[0] : "";
        var own = levels.Where(l => l.Unit == Unit).ToList();
        Scale = FigureGrid.RowScale(own.Count > 0 ? own.Max(l => Math.Abs(l.Value)) : 0, Unit, Entry.Code, Display.English);
        Years = [.. own.Select(l => l.Period!).Distinct().OrderByDescending(p => p, StringComparer.Ordinal).Take(FigureGrid.MostPeriods)];
        var growth = Measured == Measure.Value ? yearly.Where(l => l.Measure == Measure.Growth).ToLookup(l => (l.Subject, l.Period)) : null;
        var sort = Year is { } year && Years.Contains(Addresses.Digits(year), StringComparer.Ordinal) ? Addresses.Digits(year) : null;
        var rows = own.GroupBy(l => (l.Subject, l.Scope))
            .Select(g => new IndicatorRow(g.Key.Subject, g.Key.Scope, g.GroupBy(l => l.Period!).ToDictionary(p => p.Key, p => Cell([.. p], growth))))
            .OrderBy(r => sort is not null && r.Cells.ContainsKey(sort) ? 0 : 1)
            .ThenByDescending(r => Key(r, sort))
            .ThenBy(r => r.Subject, StringComparer.Ordinal)
            .ToList();
        RowCount = rows.Count;
        Rows = [.. rows.Take(PageSize)];
    }

    private static FigureCell Cell(List<FigureLine> lines, ILookup<(string Subject, string? Period), FigureLine>? growth)
    {
        var main = Preference.Choose(lines);
        var changes = growth?[(main.Subject, main.Period)].ToList() ?? [];
        return new FigureCell(main, changes.Count > 0 ? [Preference.Choose(changes)] : [], Preference.Conflict(lines).Count);
    }

    // By the year asked for, else by the newest figure of each; ranks count downwards.
    private decimal Key(IndicatorRow row, string? sort)
    {
        var cell = sort is not null && row.Cells.TryGetValue(sort, out var asked) ? asked : row.Cells[row.Cells.Keys.Max(StringComparer.Ordinal)!];
        return Measured == Measure.Rank ? -cell.Main!.Value : cell.Main!.Value;
    }
}

/// <summary>A subject's figures by year.</summary>
public sealed record IndicatorRow(string Subject, string? Scope, IReadOnlyDictionary<string, FigureCell> Cells);
