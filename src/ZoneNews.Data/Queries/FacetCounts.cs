using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Queries;

/// <summary>How the matches of a query spread over what they can be narrowed by; counted here, over a bounded number of narrow rows.</summary>
internal static class FacetCounts
{
    private const int MostValues = 50;

    public static async Task<ArticleFacets> OfAsync(ZoneNewsDb db, IQueryable<Article> found, CancellationToken cancel)
    {
        var newest = await found.OrderByDescending(a => a.Position).Take(ArticleQueries.TotalCap + 1)
            .Select(a => new { a.Id, a.Published, a.SourceId, a.Source!.Name, a.Category }).ToListAsync(cancel);
        var articles = newest.Take(ArticleQueries.TotalCap).ToList();
        var ids = articles.Select(a => a.Id).ToList();
        var links = await db.ArticleZones.Where(l => ids.Contains(l.ArticleId))
            .Select(l => new { l.ArticleId, l.Zone!.Name, l.Zone.Province, l.Zone.Level }).ToListAsync(cancel);
        var figures = await db.Observations
            .Where(o => ids.Contains(o.ArticleId) && o.Current && o.State == ObservationState.Published)
            .Select(o => new { o.ArticleId, o.Indicator }).Distinct().ToListAsync(cancel);
        return new ArticleFacets(
            Zones: Count(links.Select(l => (l.ArticleId, l.Name, l.Name))),
            Provinces: Count(links.Where(l => l.Province is not null).Select(l => (l.ArticleId, l.Province!, l.Province!))),
            Years: [.. Count(articles.Where(a => a.Published is not null).Select(a => (a.Id, Text(a.Published!.Value.Year), Text(a.Published.Value.Year))))
                .OrderByDescending(y => y.Value, StringComparer.Ordinal)],
            Sources: Count(articles.Select(a => (a.Id, a.SourceId, a.Name))),
            Indicators: Count(figures.Select(f => (f.ArticleId, f.Indicator, f.Indicator))),
            Levels: Count(links.Select(l => (l.ArticleId, l.Level, l.Level))),
            Categories: Count(articles.Where(a => a.Category is not null).Select(a => (a.Id, a.Category!, a.Category!))),
            Capped: newest.Count > articles.Count);
    }

    /// <summary>An article counts once for each value, however often it has it.</summary>
    private static FacetCount[] Count(IEnumerable<(long Article, string Value, string Label)> values) =>
        [.. values.Distinct().GroupBy(v => (v.Value, v.Label))
            .Select(g => new FacetCount(g.Key.Value, g.Key.Label, g.Count()))
            .OrderByDescending(c => c.Count).ThenBy(c => c.Value, StringComparer.Ordinal)
            .Take(MostValues)];

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
