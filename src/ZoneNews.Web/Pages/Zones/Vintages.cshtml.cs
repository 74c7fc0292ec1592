using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction;
using ZoneNews.Web.Figures;

namespace ZoneNews.Web.Pages.Zones;

/// <summary>One series of a zone or region as it was known day by day.</summary>
public sealed class VintagesModel(ZoneNewsDb db) : PageModel
{
    private const int MostFigures = 2000;

    private static readonly Func<Data.Entities.Observation, FigureLine> ToLine = FigureLine.Of.Compile();

    public string Name { get; private set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Indicator { get; set; } = "gdp";

    [BindProperty(SupportsGet = true)]
    public string Measure { get; set; } = Extraction.Measure.Value;

    /// <summary>read: by the days on which the archive read it; else by the days of publication.</summary>
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    public bool ByReading => By == "read";

    /// <summary>The indicators that the subject has, for the choice.</summary>
    public IReadOnlyList<string> Indicators { get; private set; } = [];

    public Vintages Table { get; private set; } = new([], [], 0);

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancel)
    {
        if (Glossary.Find(Indicator) is null || (Measure != Extraction.Measure.Value && Measure != Extraction.Measure.Growth))
            return BadRequest();
        Name = await db.ZoneAliases.Where(a => a.Name == name).Select(a => a.Zone!.Name).FirstOrDefaultAsync(cancel) ?? name;
        var published = db.Observations.AsNoTracking()
            .Where(o => o.Subject == Name && o.State == ObservationState.Published && o.Article!.Status == ArticleStatus.Published && o.Article.DuplicateOfId == null);
        Indicators = [.. (await db.Coverage.Where(c => c.Subject == Name).Select(c => c.Indicator).ToListAsync(cancel)).OrderBy(Glossary.Order)];
        if (Indicators.Count == 0)
            return NotFound();
        var figures = await published
            .Where(o => o.Indicator == Indicator && o.Measure == Measure && o.Period != null && o.Qualifier == null && o.Status != FigureStatus.Target && (ByReading || o.Current))
            .OrderBy(o => o.Id).Take(MostFigures).Include(o => o.Article!.Source).ToListAsync(cancel);
        // One unit: yuan and dollars are two series.
        var unit = figures.GroupBy(f => f.Unit).MaxBy(g => g.Count())?.Key;
        Table = Vintages.Build([.. figures.Where(f => f.Unit == unit).Select(f => Vintages.Statement(f, ToLine(f), ByReading))]);
        return Page();
    }
}
