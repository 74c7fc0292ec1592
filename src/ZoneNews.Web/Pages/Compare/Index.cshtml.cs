using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Extraction;
using ZoneNews.Web.Charts;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Pages.Compare;

/// <summary>Up to eight zones, regions or groups on one or two indicators.</summary>
public sealed class IndexModel(ZoneNewsDb db) : PageModel
{
    public const int MostSubjects = 8;
    private const int MostSuggestions = 40;

    /// <summary>Official names; what was typed as an alias is shown by its official name.</summary>
    public IReadOnlyList<string> Subjects { get; private set; } = [];

    /// <summary>Names that nothing is known of.</summary>
    public IReadOnlyList<string> Unknown { get; private set; } = [];

    public bool TooMany { get; private set; }

    public string Indicator { get; private set; } = "gdp";

    public string? Second { get; private set; }

    public ComparedAs Show { get; private set; }

    public int? From { get; private set; }

    public int? To { get; private set; }

    public IReadOnlyList<ComparedPart> Parts { get; private set; } = [];

    public IReadOnlyList<string> Suggestions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string[] zone, string? indicator, string? second, string? show, string? from, string? to, CancellationToken cancel)
    {
        if (!TryYear(from, out var first) || !TryYear(to, out var last) || (indicator is not null && Glossary.Find(indicator) is null)
            || (!string.IsNullOrEmpty(second) && Glossary.Find(second) is null))
            return BadRequest();
        (From, To) = first > last ? (last, first) : (first, last);
        Indicator = indicator ?? "gdp";
        Second = string.IsNullOrEmpty(second) || second == Indicator ? null : second;
        Show = show switch { "growth" => ComparedAs.Growth, "index" => ComparedAs.Index, _ => ComparedAs.Level };
        await ResolveAsync([.. zone.Select(z => z.Trim()).Where(z => z.Length is > 0 and <= 100).Distinct(StringComparer.Ordinal).Take(50)], cancel);
        if (Subjects.Count > 0)
            await CompareAsync(cancel);
        // The first of the two conditions on years is the index's.
        Suggestions = await db.Facts.Where(f => f.Indicator == Indicator && f.Measure == Measure.Value && f.Years > 0 && f.Years > 1)
            .GroupBy(f => f.Subject).OrderByDescending(g => g.Max(f => f.Years)).ThenBy(g => g.Key).Select(g => g.Key).Take(MostSuggestions).ToListAsync(cancel);
        return Page();
    }

    public string Address(IEnumerable<string> subjects, string? show) => Addresses.With("/compare",
        [.. subjects.Select(s => ("zone", (string?)s)), ("indicator", Indicator), ("second", Second), ("show", show), ("from", Addresses.Digits(From)), ("to", Addresses.Digits(To))]);

    public string? ShowName => Show switch { ComparedAs.Growth => "growth", ComparedAs.Index => "index", _ => null };

    private static bool TryYear(string? text, out int? year)
    {
        year = null;
        if (string.IsNullOrEmpty(text))
            return true;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1949 or > 2100)
            return false;
        year = number;
        return true;
    }

    private async Task ResolveAsync(IReadOnlyList<string> names, CancellationToken cancel)
    {
        var zones = await db.Zones.AsNoTracking().Where(z => names.Contains(z.Name)).Select(z => z.Name).ToListAsync(cancel);
        var aliases = await db.ZoneAliases.AsNoTracking().Where(a => names.Contains(a.Name)).Select(a => new { a.Name, Official = a.Zone!.Name }).ToListAsync(cancel);
        var others = await db.Coverage.Where(c => names.Contains(c.Subject)).Select(c => c.Subject).Distinct().ToListAsync(cancel);
        var known = names.Select(n => zones.Contains(n) || others.Contains(n) ? n : aliases.Find(a => a.Name == n)?.Official).ToList();
        Unknown = [.. names.Where((_, i) => known[i] is null)];
        var subjects = known.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        TooMany = subjects.Count > MostSubjects;
        Subjects = [.. subjects.Take(MostSubjects)];
    }

    private async Task CompareAsync(CancellationToken cancel)
    {
        var english = Display.English;
        var indicators = new[] { Indicator, Second }.OfType<string>().ToList();
        var facts = db.Facts.AsNoTracking()
            .Where(f => Subjects.Contains(f.Subject) && indicators.Contains(f.Indicator) && (f.Measure == Measure.Value || f.Measure == Measure.Growth));
        var lines = await facts.Where(f => EF.Functions.Like(f.Period!, FactQuery.Year)).Lines().ToListAsync(cancel);
        // What else is known of a subject without yearly figures is told, not drawn: one of them will do.
        foreach (var silent in Subjects.Where(s => !lines.Exists(l => l.Subject == s)))
            foreach (var indicator in indicators)
                lines.AddRange(await facts.Where(f => f.Subject == silent && f.Indicator == indicator).Take(1).Lines().ToListAsync(cancel));
        Parts = [.. indicators.Select(code =>
        {
            var comparison = Comparison.Build(code, Subjects, lines.FindAll(l => l.Indicator == code), Show, From, To, english);
            return new ComparedPart(comparison, comparison.Refused is null ? Draw(comparison, english) : null);
        })];
    }

    private Chart Draw(Comparison comparison, bool english)
    {
        var series = comparison.Subjects.Where(s => s.Cells.Count > 0).Select(s => Chart.Line(s.Subject, s.Cells.Values.Select(c => c.Main!), comparison.Scale, english));
        var unit = comparison.Scale.Name(english);
        if (Show == ComparedAs.Index)
        {
            series = series.Select(Indexed);
            unit = "";
        }
        var title = Glossary.Name(comparison.Indicator, english);
        var gaps = english ? "hairlines cross years that were not read" : "缺年之间为细线";
        var subtitle = Show == ComparedAs.Index ? (english ? "First year = 100; " : "首年 = 100；") + gaps : (english ? "As published; " : "按各来源所述；") + gaps;
        return new Chart(ChartKind.Line, title, subtitle, unit, [.. series]);
    }

    private static ChartSeries Indexed(ChartSeries series)
    {
        var first = series.Points.FirstOrDefault(p => p.Value != 0);
        return first is null ? series : series with
        {
            Points = [.. series.Points.Select(p => p with { Value = Math.Round(p.Value / first.Value * 100, 1), Text = FigureFormat.Plain(Math.Round(p.Value / first.Value * 100, 1)) + " · " + p.Text })],
        };
    }
}

/// <summary>One indicator of a comparison; no chart where it was refused.</summary>
public sealed record ComparedPart(Comparison Comparison, Chart? Chart);
