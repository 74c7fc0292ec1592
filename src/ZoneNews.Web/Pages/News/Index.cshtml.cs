using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Queries;
using ZoneNews.Data.Search;
using ZoneNews.Data.Watches;
using ZoneNews.Web.Api;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Pipeline;
using ZoneNews.Web.Reading;
using ZoneNews.Web.Resources;

namespace ZoneNews.Web.Pages.News;

/// <summary>All news, or what a search finds: newest first, narrowed by what stands in the address.</summary>
public sealed class IndexModel(ZoneNewsDb db, IDbContextFactory<ZoneNewsDb> contexts, IArticleSearch search, Texts texts) : PageModel
{
    private const int PageSize = 20;

    public ArticleQuery Query { get; private set; } = new();

    public Page<ArticleLine> List { get; private set; } = new(0, false, [], null);

    public IReadOnlyList<FacetList> Facets { get; private set; } = [];

    public IReadOnlyDictionary<long, ArticleFigures> Figures { get; private set; } = new Dictionary<long, ArticleFigures>();

    public IReadOnlyList<string> Words { get; private set; } = [];

    /// <summary>The filter as parameters of an address, without the key of the page.</summary>
    public (string Name, string? Value)[] Filter { get; private set; } = [];

    /// <summary>What is asked for, as it can be followed; empty where it is everything.</summary>
    public string Target => SearchTarget.Of(Query);

    /// <summary>What is on, with the address that takes it off.</summary>
    public IReadOnlyList<(string Label, string Without)> Picked { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var asked = new Asked(Request.Query);
        if (asked.Faults(Parameters.Articles, strict: false).Count > 0)
            return BadRequest();
        Query = asked.Articles() with { Take = PageSize, ExactTotal = asked.Text("total") == "exact" };
        Words = await Marks.WordsAsync(db, Query.Q, cancel);
        Filter =
        [
            ("q", Query.Q), ("zone", Query.Zone), ("province", Query.Province), ("city", Query.City), ("year", Addresses.Digits(Query.Year)),
            ("indicator", Query.Indicator), ("category", Query.Category), ("source", Query.Source), ("level", Query.Level), ("type", Query.Type),
            ("sort", Query.ByRelevance ? "relevance" : null),
        ];
        (List, var facets) = await ArticleQueries.PageAndFacetsAsync(db, contexts, search, Query, cancel);
        Figures = await ArticleFigures.OfAsync(db, [.. List.Items.Select(i => i.Id)], 3, Query.Indicator, cancel);
        Name(facets);
        return Page();
    }

    public string Address(string? before) => Addresses.With("/news", [.. Filter, ("before", before)]);

    /// <summary>The same list in another order; null: the newest first.</summary>
    public string Sorted(string? order) => Addresses.With("/news", [.. Filter.Select(p => p.Name == "sort" ? (p.Name, order) : p)]);

    /// <summary>The list narrowed by one more value, or widened where the value is on already.</summary>
    public string Toggle(string name, string? value) =>
        Addresses.With("/news", [.. Filter.Select(p => p.Name == name ? (name, p.Value == value ? null : value) : p)]);

    private void Name(ArticleFacets facets)
    {
        var english = Display.English;
        Facets =
        [
            new("zone", texts["园区"], Query.Zone, facets.Zones),
            new("category", texts["类别"], Query.Category, [.. facets.Categories.Select(c => c with { Label = Labels.Category(c.Value, english) ?? c.Label })]),
            new("year", texts["年份"], Addresses.Digits(Query.Year), facets.Years),
            new("province", texts["省"], Query.Province, facets.Provinces),
            new("source", texts["来源"], Query.Source, facets.Sources),
            new("indicator", texts["指标"], Query.Indicator, [.. facets.Indicators.Select(i => i with { Label = Glossary.Name(i.Value, english) })]),
            new("level", texts["级别"], Query.Level, [.. facets.Levels.Select(l => l with { Label = Labels.Level(l.Value, english) })]),
        ];
        Picked = [.. Filter.Where(p => p.Name is not ("q" or "sort") && !string.IsNullOrEmpty(p.Value)).Select(p => (Label(p.Name, p.Value!), Toggle(p.Name, p.Value)))];
    }

    private string Label(string name, string value) =>
        Facets.FirstOrDefault(f => f.Name == name)?.Values.FirstOrDefault(v => v.Value == value)?.Label
        ?? (name == "indicator" ? Glossary.Name(value, Display.English) : name == "level" ? Labels.Level(value, Display.English) : name == "category" ? Labels.Category(value, Display.English) ?? value : value);
}

/// <summary>A facet as the page shows it.</summary>
/// <param name="Name">The address parameter.</param>
/// <param name="Current">The value that is on.</param>
public sealed record FacetList(string Name, string Label, string? Current, IReadOnlyList<FacetCount> Values);
