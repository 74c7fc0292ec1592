using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Queries;

/// <summary>How the matches of a query spread over what they can be narrowed by; counted over the newest ones only, narrow row by narrow row.</summary>
internal static class FacetCounts
{
    /// <summary>As many of the newest matches are counted: more would take longer than the search itself.</summary>
    public const int Newest = 500;

    private const int MostValues = 50;

    /// <summary>All but the indicators, which <see cref="IndicatorsAsync"/> counts: each takes as long as the other.</summary>
    /// <param name="newest">The newest hits: one more than are counted tells that there are more.</param>
    public static async Task<ArticleFacets> WithoutIndicatorsAsync(ZoneNewsDb db, IReadOnlyList<Hit> newest, CancellationToken cancel)
    {
        var articles = newest.Take(Newest).ToList();
        // One array each, as hundreds of parameters take longer to bind than to look up.
        var ids = articles.Select(a => a.Id).ToArray();
        // Names are looked up once for each zone and source, not joined to every article.
        var links = await db.ArticleZones.Where(l => EF.Parameter(ids).Contains(l.ArticleId)).Select(l => new { l.ArticleId, l.ZoneId }).ToListAsync(cancel);
        var zoneIds = links.Select(l => l.ZoneId).Distinct().ToArray();
        var zones = await db.Zones.Where(z => EF.Parameter(zoneIds).Contains(z.Id)).Select(z => new { z.Id, z.Name, z.Province, z.Level }).ToDictionaryAsync(z => z.Id, cancel);
        var sourceIds = articles.Select(a => a.SourceId).Distinct().ToArray();
        var sources = await db.Sources.Where(s => EF.Parameter(sourceIds).Contains(s.Id)).Select(s => new { s.Id, s.Name }).ToDictionaryAsync(s => s.Id, s => s.Name, cancel);
        var places = links.Where(l => zones.ContainsKey(l.ZoneId)).Select(l => (l.ArticleId, Zone: zones[l.ZoneId])).ToList();
        return new ArticleFacets(
            Zones: Count(places.Select(p => p.Zone.Name)),
            Provinces: Count(places.Select(p => (p.ArticleId, p.Zone.Province)).Distinct().Select(p => p.Province)),
            Years: [.. Count(articles.Select(a => a.Published?.Year).Select(y => y?.ToString(CultureInfo.InvariantCulture))).OrderByDescending(y => y.Value, StringComparer.Ordinal)],
            Sources: [.. Count(articles.Select(a => a.SourceId).Where(sources.ContainsKey)).Select(s => s with { Label = sources[s.Value] })],
            Indicators: [],
            Levels: Count(places.Select(p => (p.ArticleId, p.Zone.Level)).Distinct().Select(p => p.Level)),
            Categories: Count(articles.Select(a => a.Category)),
            Capped: newest.Count > articles.Count);
    }

    public static async Task<IReadOnlyList<FacetCount>> IndicatorsAsync(ZoneNewsDb db, IReadOnlyList<Hit> newest, CancellationToken cancel)
    {
        var ids = newest.Take(Newest).Select(a => a.Id).ToArray();
        // There are several figures of each article: the engine counts them, in the order of its index first (COUNT(DISTINCT) would sort them all).
        var indicators = await db.Observations
            .Where(o => EF.Parameter(ids).Contains(o.ArticleId) && o.Current && o.State == ObservationState.Published)
            .Select(o => new { o.ArticleId, o.Indicator }).Distinct()
            .GroupBy(o => o.Indicator).Select(g => new { Indicator = g.Key, Articles = g.Count() }).ToListAsync(cancel);
        return MostFrequent(indicators.Select(i => new FacetCount(i.Indicator, i.Indicator, i.Articles)));
    }

    /// <summary>How often each value is there; what has none is not counted.</summary>
    private static FacetCount[] Count(IEnumerable<string?> values) =>
        MostFrequent(values.OfType<string>().CountBy(v => v, StringComparer.Ordinal).Select(c => new FacetCount(c.Key, c.Key, c.Value)));

    private static FacetCount[] MostFrequent(IEnumerable<FacetCount> counts) =>
        [.. counts.OrderByDescending(c => c.Count).ThenBy(c => c.Value, StringComparer.Ordinal).Take(MostValues)];
}
