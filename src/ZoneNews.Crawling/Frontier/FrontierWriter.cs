using Microsoft.EntityFrameworkCore;
using ZoneNews.Crawling.Discovery;
using ZoneNews.Data;
using ZoneNews.Data.Entities;

namespace ZoneNews.Crawling.Frontier;

/// <summary>Puts addresses into the frontier, each once.</summary>
public sealed class FrontierWriter(CrawlOptions options, TimeProvider time)
{
    /// <summary>Of <paramref name="urls"/>, those that the frontier has, and what became of them.</summary>
    public static async Task<Dictionary<string, FetchOutcome?>> KnownAsync(ZoneNewsDb db, IReadOnlyCollection<string> urls, CancellationToken cancel) =>
        await db.Frontier.Where(e => urls.Contains(e.Url)).Select(e => new { e.Url, e.Outcome })
            .ToDictionaryAsync(e => e.Url, e => e.Outcome, StringComparer.Ordinal, cancel);

    /// <summary>Adds what is new of <paramref name="links"/>, within the limits of their source. Answers how many were added.</summary>
    public async Task<int> AddAsync(ZoneNewsDb db, string sourceId, IReadOnlyList<PlannedLink> links, string? from, CancellationToken cancel)
    {
        if (links.Count == 0)
            return 0;
        var known = await KnownAsync(db, [.. links.Select(l => l.Url)], cancel);
        var fresh = links.Where(l => !known.ContainsKey(l.Url) && l.Depth <= options.MaxDepth).ToList();
        if (fresh.Count == 0)
            return 0;
        var room = options.MaxPagesPerSource - await db.Frontier.CountAsync(e => e.SourceId == sourceId, cancel);
        var added = 0;
        foreach (var link in (await WithinBudgetAsync(db, sourceId, fresh, cancel)).Take(Math.Max(room, 0)))
            added += await InsertAsync(db, sourceId, link, from, 0, cancel);
        return added;
    }

    /// <summary>Puts in an address that no page led to; nothing where it is known.</summary>
    /// <param name="from">The page that led to what led there.</param>
    public Task<int> PutAsync(ZoneNewsDb db, string sourceId, PlannedLink link, int priority, CancellationToken cancel, string? from = null) =>
        InsertAsync(db, sourceId, link, from, priority, cancel);

    private async Task<int> InsertAsync(ZoneNewsDb db, string sourceId, PlannedLink link, string? from, int priority, CancellationToken cancel)
    {
        var host = CanonicalUrl.Origin(new Uri(link.Url));
        var now = time.GetUtcNow().UtcDateTime;
        // Two workers may find one address at the same moment: the second changes nothing.
        return await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Frontier" ("SourceId", "Url", "Host", "Kind", "Depth", "Priority", "NextFetchAt", "Failures", "DiscoveredAt", "DiscoveredFrom")
            VALUES ({sourceId}, {link.Url}, {host}, {link.Kind}, {link.Depth}, {priority}, {now}, 0, {now}, {from})
            ON CONFLICT ("Url") DO NOTHING
            """, cancel);
    }

    /// <summary>Calendars and filters make pages without end: of each shape of page that led to nothing new, only some are looked at.</summary>
    private async Task<IEnumerable<PlannedLink>> WithinBudgetAsync(ZoneNewsDb db, string sourceId, List<PlannedLink> links, CancellationToken cancel)
    {
        if (!links.Exists(l => l.Pattern is not null))
            return links;
        var barren = await db.Frontier.Where(e => e.SourceId == sourceId && e.Depth > 0 && (e.Kind == EntryKind.Page || e.Kind == EntryKind.List)).Select(e => e.Url).ToListAsync(cancel);
        var used = barren.CountBy(u => AddressShape.Pattern(new Uri(u)), StringComparer.Ordinal).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        return links.Where(l => l.Pattern is null || (used[l.Pattern] = used.GetValueOrDefault(l.Pattern) + 1) <= options.MaxBarren);
    }
}
