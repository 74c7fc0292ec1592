using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;
using ZoneNews.Web.Api;
using ZoneNews.Web.Charts;
using ZoneNews.Web.Figures;

namespace ZoneNews.Web.Pages.Zones;

/// <summary>The catalogue of zones, narrowed by name, place, level, type and industry.</summary>
public sealed class IndexModel(ZoneNewsDb db) : PageModel
{
    private const int PageSize = 50;
    private const int MostPages = 1000;

    public ZoneQuery Query { get; private set; } = new();

    public string Sort { get; private set; } = "news";

    public int PageNumber { get; private set; } = 1;

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public IReadOnlyList<ZoneLine> Lines { get; private set; } = [];

    public IReadOnlyList<ValueCount> Provinces { get; private set; } = [];

    public IReadOnlyList<ValueCount> Cities { get; private set; } = [];

    public IReadOnlyList<ValueCount> Levels { get; private set; } = [];

    public IReadOnlyList<ValueCount> Types { get; private set; } = [];

    public (string Name, string? Value)[] Filter { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var asked = new Asked(Request.Query);
        if (asked.Faults(Parameters.Zones, strict: false).Count > 0 || !TryPage(asked.Text("page"), out var page))
            return BadRequest();
        PageNumber = page;
        Query = asked.Zones();
        Sort = asked.Text("sort") is "name" or "approved" ? asked.Text("sort")! : "news";
        Filter = [("q", Query.Q), ("province", Query.Province), ("city", Query.City), ("level", Query.Level), ("type", Query.Type), ("industry", Query.Industry)];
        var zones = ZoneQueries.Find(db, Query).AsNoTracking();
        Total = await zones.CountAsync(cancel);
        if (PageNumber > Pages)
            return NotFound();
        Lines = await WithFiguresAsync(await LinesAsync(zones, cancel), cancel);
        await CountAsync(cancel);
        return Page();
    }

    public string Address(params (string Name, string? Value)[] changed) => Addresses.With("/zones",
        [.. Filter.Append((Name: "sort", Value: Sort == "news" ? null : Sort)).Where(p => !Array.Exists(changed, c => c.Name == p.Name)), .. changed]);

    /// <summary>The zones of each province under the other conditions.</summary>
    public TileMap Map(string label) =>
        new(label, Provinces.ToDictionary(p => p.Value, p => p.Count), p => Address(("province", p), ("city", null)), Query.Province);

    private static bool TryPage(string? text, out int page)
    {
        page = 1;
        return text is null || (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out page) && page is >= 1 and <= MostPages);
    }

    private Task<List<ZoneLine>> LinesAsync(IQueryable<Zone> zones, CancellationToken cancel)
    {
        var lines = zones.Select(z => new ZoneLine
        {
            Id = z.Id,
            Name = z.Name,
            Level = z.Level,
            Type = z.Type,
            Place = z.County ?? z.City ?? z.Province,
            Approved = z.Approved,
            Industries = z.Industries,
            Evidence = z.Evidence,
            Articles = db.ArticleZones.Count(l => l.ZoneId == z.Id && l.Position != null),
            Aliases = z.Aliases.OrderBy(a => a.Id).Select(a => a.Name).Take(2).ToList(),
        });
        lines = Sort switch
        {
            "name" => lines.OrderBy(z => z.Name),
            "approved" => lines.OrderByDescending(z => z.Approved).ThenBy(z => z.Id),
            _ => lines.OrderByDescending(z => z.Articles).ThenBy(z => z.Id),
        };
        return lines.Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
    }

    private async Task<IReadOnlyList<ZoneLine>> WithFiguresAsync(List<ZoneLine> lines, CancellationToken cancel)
    {
        var figures = await KeyFigure.ReadAsync(db, lines.ConvertAll(l => l.Name), ["gdp"], cancel);
        return lines.ConvertAll(l => l with { Gdp = KeyFigure.Pick([.. figures[l.Name]], ["gdp"]) is [var gdp, ..] ? gdp : null });
    }

    // Each facet counts what the other conditions leave.
    private async Task CountAsync(CancellationToken cancel)
    {
        Provinces = await CountAsync(Query with { Province = null, City = null }, z => z.Province, cancel);
        Cities = Query.Province is null ? [] : await CountAsync(Query with { City = null }, z => z.City, cancel);
        Levels = await CountAsync(Query with { Level = null }, z => z.Level, cancel);
        Types = await CountAsync(Query with { Type = null }, z => z.Type, cancel);
    }

    private async Task<IReadOnlyList<ValueCount>> CountAsync(
        ZoneQuery query, System.Linq.Expressions.Expression<Func<Zone, string?>> value, CancellationToken cancel) =>
        await ZoneQueries.Find(db, query).GroupBy(value).Where(g => g.Key != null)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => new ValueCount(g.Key!, g.Count())).ToListAsync(cancel);
}
