using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Facts;
using ZoneNews.Extraction;
using ZoneNews.Web.Api;
using ZoneNews.Web.Charts;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Pages.Rankings;

/// <summary>Named rankings with places over time, and rankings by an indicator in a year.</summary>
public sealed class IndexModel(ZoneNewsDb db) : PageModel
{
    private const int MostRows = 200;
    private const int MostPlaces = 10_000;
    private const int MostStatements = 2_000;

    /// <summary>Known rankings and the lists that texts name, with how many places were read.</summary>
    public IReadOnlyList<RankingChoice> Choices { get; private set; } = [];

    public string? List { get; private set; }

    public Ranking? Ranking { get; private set; }

    public RankTable Table { get; private set; } = new([], new Dictionary<string, int?>(), []);

    public Chart? Chart { get; private set; }

    public string? Indicator { get; private set; }

    public string? Year { get; private set; }

    public IReadOnlyList<string> Years { get; private set; } = [];

    public IReadOnlyList<FigureLine> Leaders { get; private set; } = [];

    public Scale Scale { get; private set; } = new(1, "", "");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var asked = new Asked(Request.Query);
        if (asked.Faults(Parameters.Observations, strict: false).Count > 0)
            return BadRequest();
        Indicator = asked.Text("indicator");
        await ReadChoicesAsync(cancel);
        List = Indicator is null ? asked.Text("ranking") ?? (Choices.Count > 0 ? Choices[0].Name : null) : null;
        if (Indicator is not null)
            await ReadIndicatorAsync(Indicator, asked.Number("year"), cancel);
        else if (List is not null)
            await ReadListAsync(List, cancel);
        return Page();
    }

    // A scope belongs to a ranking where it bears its name or an alias; others stand for themselves.
    private async Task ReadChoicesAsync(CancellationToken cancel)
    {
        var scopes = await Places().GroupBy(f => f.Scope!).Select(g => new { Name = g.Key, Count = g.Sum(f => f.Statements) }).OrderByDescending(g => g.Count).Take(300).ToListAsync(cancel);
        var rankings = await db.Rankings.AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancel);
        var named = rankings.ToDictionary(r => r.Name, r => 0);
        var others = new List<RankingChoice>();
        foreach (var scope in scopes)
            if (rankings.Find(r => Names(r).Contains(scope.Name)) is { } ranking)
                named[ranking.Name] += scope.Count;
            else
                others.Add(new RankingChoice(scope.Name, scope.Count));
        Choices = [.. named.Where(n => n.Value > 0).OrderByDescending(n => n.Value).Select(n => new RankingChoice(n.Key, n.Value)), .. others.Take(80)];
    }

    private async Task ReadListAsync(string list, CancellationToken cancel)
    {
        Ranking = await db.Rankings.AsNoTracking().SingleOrDefaultAsync(r => r.Name == list, cancel);
        var names = Ranking is null ? [list] : Names(Ranking);
        var lines = await Places().Where(f => names.Contains(f.Scope!) && EF.Functions.Like(f.Period!, FactQuery.Year))
            .OrderByDescending(f => f.Period).Take(MostPlaces).Lines().ToListAsync(cancel);
        var table = RankTable.Build(lines);
        Table = table with { Rows = [.. table.Rows.Take(MostRows)] };
        var english = Display.English;
        var series = Table.Rows.Where(r => r.Places.Count > 1).OrderByDescending(r => r.Places.Count).Take(8)
            .Select(r => Chart.Line(r.Subject, r.Places.Values, new Scale(1, "", ""), english)).ToList();
        if (series.Count > 0)
            Chart = new Chart(ChartKind.Rank, english ? "Places over time" : "历年名次", english ? "1 on top; hairlines cross years that were not read" : "名次，1 在上。缺年之间为细线", "", series);
    }

    private async Task ReadIndicatorAsync(string indicator, int? year, CancellationToken cancel)
    {
        // Years and units are counted by the database: only the year that is shown is read.
        var yearly = db.Facts.AsNoTracking().Where(f => f.Indicator == indicator && f.Measure == Measure.Value && EF.Functions.Like(f.Period!, FactQuery.Year)
            && f.SubjectKind == SubjectKinds.Zone && f.Status != FigureStatus.Target && f.Qualifier == null);
        var years = await yearly.GroupBy(f => f.Period!).Select(g => new { Year = g.Key, Subjects = g.Select(f => f.Subject).Distinct().Count() }).ToListAsync(cancel);
        Years = [.. years.Select(y => y.Year).OrderDescending(StringComparer.Ordinal)];
        Year = year is { } y ? Addresses.Digits(y) : years.OrderByDescending(g => g.Subjects).ThenByDescending(g => g.Year, StringComparer.Ordinal).FirstOrDefault()?.Year;
        var own = yearly.Where(f => f.Period == Year);
        var unit = await own.GroupBy(f => f.Unit).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).FirstOrDefaultAsync(cancel) ?? "";
        var highest = await own.Where(f => f.Unit == unit).OrderByDescending(f => f.Size).Take(MostStatements).Lines().ToListAsync(cancel);
        Leaders = [.. highest.GroupBy(l => l.Subject).Select(g => Preference.Choose(g)).OrderByDescending(l => l.Value).Take(MostRows)];
        Scale = FigureGrid.RowScale(Leaders.Count > 0 ? Leaders[0].Value : 0, unit, indicator, Display.English);
    }

    private IQueryable<Fact> Places() =>
        db.Facts.AsNoTracking().Where(f => f.Measure == Measure.Rank && f.Scope != null && f.Status != FigureStatus.Target);

    private static IReadOnlyList<string> Names(Ranking ranking) =>
        [ranking.Name, .. (ranking.Aliases ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}

public sealed record RankingChoice(string Name, int Places);
