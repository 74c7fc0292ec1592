using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Queries;

/// <summary>Articles that are about zones of a name, place, level or type.</summary>
internal static class ZoneFilter
{
    // Below this many articles, fetching their ids is cheaper than walking the archive by date until a page is full.
    private const int Few = 1000;

    public static bool IsAsked(ArticleQuery query) => (query.Zone ?? query.Province ?? query.City ?? query.Level ?? query.Type) is not null;

    public static async Task<Narrowing> NarrowAsync(ZoneNewsDb db, Narrowing narrowing, ArticleQuery query, CancellationToken cancel)
    {
        var zones = await Zones(db, query).Select(z => z.Id).ToListAsync(cancel);
        var ids = await db.ArticleZones.Where(l => zones.Contains(l.ZoneId)).Select(l => l.ArticleId).Distinct().Take(Few + 1).ToListAsync(cancel);
        return ids.Count <= Few
            ? narrowing.And(articles => articles.Where(a => ids.Contains(a.Id))) with { Few = true }
            : narrowing.And(articles => articles.Where(a => a.Zones.Any(l => zones.Contains(l.ZoneId))));
    }

    private static IQueryable<Zone> Zones(ZoneNewsDb db, ArticleQuery query)
    {
        IQueryable<Zone> zones = db.Zones;
        if (query.Zone is { } name)
        {
            // One condition with OR would read all zones.
            var named = db.Zones.Where(z => z.Name == name).Select(z => z.Id).Concat(db.ZoneAliases.Where(a => a.Name == name).Select(a => a.ZoneId));
            zones = zones.Where(z => named.Contains(z.Id));
        }
        if (query.Province is { } province)
            zones = zones.Where(z => z.Province == province);
        if (query.City is { } city)
            zones = zones.Where(z => z.City == city);
        if (query.Level is { } level)
            zones = zones.Where(z => z.Level == level);
        if (query.Type is { } type)
            zones = zones.Where(z => z.Type == type);
        return zones;
    }
}
