using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Queries;
using ZoneNews.Extraction;
using ZoneNews.Web.Charts;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Pages.Embed;

/// <summary>The main chart of a zone, a region or a group, for another site's frame: reads the one series that it draws.</summary>
public sealed class ZoneModel(ZoneNewsDb db) : PageModel
{
    private const int MostFigures = 1000;

    public string Name { get; private set; } = "";

    public Chart? Chart { get; private set; }

    /// <summary>Figures as they were known on this day; null: as they are known now.</summary>
    [BindProperty(SupportsGet = true, Name = "as_of")]
    public DateOnly? AsOf { get; set; }

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var official = await db.Zones.Where(z => z.Name == name || z.Aliases.Any(a => a.Name == name)).OrderBy(z => z.Name == name ? 0 : 1).Select(z => z.Name).FirstOrDefaultAsync(cancel);
        Name = official ?? name;
        var facts = db.Facts.AsNoTracking().Where(f => f.Subject == Name);
        Chart = AsOf is { } day ? await KnownOnAsync(day, cancel) : await MainChart.ReadAsync(facts, Display.English, cancel);
        if (official is null && Chart is null && !await facts.AnyAsync(cancel))
            return NotFound();
        return Page();
    }

    private async Task<Chart?> KnownOnAsync(DateOnly day, CancellationToken cancel)
    {
        var yearly = ObservationQueries.Find(db, new ObservationQuery { Zone = Name, AsOf = day }).AsNoTracking()
            .Where(o => o.Measure == Measure.Value && o.Qualifier == null && EF.Functions.Like(o.Period!, FactQuery.Year));
        var known = await yearly.GroupBy(o => new { o.Indicator, o.Unit })
            .Select(g => new MainChart.Series(g.Key.Indicator, g.Key.Unit, g.Select(o => o.Period).Distinct().Count())).ToListAsync(cancel);
        return MainChart.Choose(known) is not { } best ? null : MainChart.Of(
            await yearly.Where(o => o.Indicator == best.Indicator && o.Unit == best.Unit)
                .OrderByDescending(o => o.Id).Select(FigureLine.Of).Take(MostFigures).ToListAsync(cancel),
            Display.English);
    }
}
