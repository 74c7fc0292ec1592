using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Crawling.Discovery;
using ZoneNews.Data;
using ZoneNews.Data.Entities;

namespace ZoneNews.Crawling.Frontier;

/// <summary>Puts addresses into the frontier, each once.</summary>
public sealed class FrontierWriter(CrawlOptions options, TimeProvider time)
{
    private const int RowsAtOnce = 50;
    private static readonly TimeSpan CountEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (int Count, DateTime At)> _counts = new(StringComparer.Ordinal);

    /// <summary>Of <paramref name="urls"/>, those that the frontier has, and what became of them.</summary>
    public static async Task<Dictionary<string, FetchOutcome?>> KnownAsync(ZoneNewsDb db, IReadOnlyCollection<string> urls, CancellationToken cancel) =>
        await db.Frontier.Where(e => urls.Contains(e.Url)).Select(e => new { e.Url, e.Outcome })
            .ToDictionaryAsync(e => e.Url, e => e.Outcome, StringComparer.Ordinal, cancel);

    /// <summary>Adds what is new of <paramref name="links"/>, within the limits of their source. Answers how many were added.</summary>
    /// <param name="from">The page that they stand on.</param>
    /// <param name="known">Addresses that the frontier has, where the caller has looked already.</param>
    public async Task<int> AddAsync(ZoneNewsDb db, FrontierEntry from, IReadOnlyList<PlannedLink> links, IReadOnlySet<string>? known, CancellationToken cancel)
    {
        if (links.Count == 0)
            return 0;
        known ??= (await KnownAsync(db, [.. links.Select(l => l.Url)], cancel)).Keys.ToHashSet(StringComparer.Ordinal);
        var fresh = links.Where(l => !known.Contains(l.Url) && l.Depth <= options.MaxDepth).ToList();
        if (fresh.Count == 0)
            return 0;
        var room = await RoomAsync(db, from.SourceId, cancel);
        var wanted = (await WithinBudgetAsync(db, from.SourceId, fresh, cancel)).Take(Math.Max(room, 0)).ToList();
        var now = time.GetUtcNow().UtcDateTime;
        var added = 0;
        foreach (var rows in wanted.Chunk(RowsAtOnce))
            added += await InsertAsync(db, from.SourceId, rows, from.Url, (0, now), cancel);
        _counts.AddOrUpdate(from.SourceId, (added, now), (_, c) => (c.Count + added, c.At));
        return added;
    }

    /// <summary>Puts in an address that no list led to, due at <paramref name="due"/>; nothing where it is known.</summary>
    /// <param name="from">The page that led to what led there.</param>
    public Task<int> PutAsync(ZoneNewsDb db, string sourceId, PlannedLink link, int priority, DateTime due, CancellationToken cancel, string? from = null) =>
        InsertAsync(db, sourceId, [link], from, (priority, due), cancel);

    // Two workers may find one address at the same moment: the second changes nothing.
    private async Task<int> InsertAsync(ZoneNewsDb db, string sourceId, IReadOnlyList<PlannedLink> links, string? from, (int Priority, DateTime Due) order, CancellationToken cancel)
    {
        var values = new List<object?> { sourceId, order.Priority, order.Due, time.GetUtcNow().UtcDateTime, from };
        var rows = new StringBuilder();
        foreach (var link in links)
        {
            var at = values.Count;
            rows.Append(rows.Length == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"({{0}}, {{{at}}}, {{{at + 1}}}, {{{at + 2}}}, {{{at + 3}}}, {{1}}, {{2}}, 0, {{3}}, {{4}})");
            values.AddRange([link.Url, CanonicalUrl.Origin(new Uri(link.Url)), link.Kind, link.Depth]);
        }
        return await db.Database.ExecuteSqlAsync(
            FormattableStringFactory.Create(
                $"""
                INSERT INTO "Frontier" ("SourceId", "Url", "Host", "Kind", "Depth", "Priority", "NextFetchAt", "Failures", "DiscoveredAt", "DiscoveredFrom")
                VALUES {rows} ON CONFLICT ("Url") DO NOTHING
                """, [.. values]),
            cancel);
    }

    /// <summary>How many addresses the source may still have: counted now and then, and its own additions between.</summary>
    private async Task<int> RoomAsync(ZoneNewsDb db, string sourceId, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!_counts.TryGetValue(sourceId, out var counted) || now - counted.At > CountEvery)
            _counts[sourceId] = counted = (await db.Frontier.CountAsync(e => e.SourceId == sourceId, cancel), now);
        return options.MaxPagesPerSource - counted.Count;
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
