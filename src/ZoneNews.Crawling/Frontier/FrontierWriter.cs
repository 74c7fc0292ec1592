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

    // More links than most pages have, and fewer than an engine takes parameters.
    private const int AskedAtOnce = 200;

    /// <summary>Why a known address is not due: archives of many years would else be cut off, and calendars without end be walked through.</summary>
    private const string Waits = "one of many pages of its shape: it waits until another of them brings something";
    private static readonly TimeSpan CountEvery = TimeSpan.FromMinutes(1);

    private static readonly PreparedQuery<Func<ZoneNewsDb, string[], IAsyncEnumerable<KeyValuePair<string, KnownAddress>>>> Known = new(() => EF.CompileAsyncQuery(
        (ZoneNewsDb db, string[] urls) => db.Frontier.Where(e => urls.Contains(e.Url)).Select(e => KeyValuePair.Create(e.Url, new KnownAddress(e.Kind, e.Outcome)))));

    private readonly ConcurrentDictionary<string, (int Count, DateTime At)> _counts = new(StringComparer.Ordinal);

    /// <summary>Of <paramref name="urls"/>, those that the frontier has, and what became of them.</summary>
    public static async Task<Dictionary<string, KnownAddress>> KnownAsync(ZoneNewsDb db, string[] urls, CancellationToken cancel)
    {
        var known = new Dictionary<string, KnownAddress>(StringComparer.Ordinal);
        foreach (var some in urls.Chunk(AskedAtOnce))
            await foreach (var (url, address) in Known.In(db)(db, some).WithCancellation(cancel))
                known[url] = address;
        return known;
    }

    /// <summary>Adds what is new of <paramref name="links"/>, within the limits of their source. Answers how many were added.</summary>
    /// <param name="from">The page that they stand on.</param>
    /// <param name="known">Addresses that the frontier has, where the caller has looked already.</param>
    public async Task<int> AddAsync(ZoneNewsDb db, FrontierEntry from, IReadOnlyList<PlannedLink> links, IReadOnlyDictionary<string, KnownAddress>? known, CancellationToken cancel)
    {
        if (links.Count == 0)
            return 0;
        known ??= await KnownAsync(db, [.. links.Select(l => l.Url)], cancel);
        await NameAsync(db, [.. links.Where(l => l.Kind == EntryKind.Article && known.GetValueOrDefault(l.Url).IsUnnamed).Select(l => l.Url)], cancel);
        var fresh = links.Where(l => !known.ContainsKey(l.Url) && l.Depth <= options.MaxDepth).ToList();
        if (fresh.Count == 0)
            return 0;
        var room = await RoomAsync(db, from.SourceId, cancel);
        var wanted = await WithinBudgetAsync(db, from.SourceId, [.. fresh.Take(Math.Max(room, 0))], cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var added = 0;
        foreach (var rows in wanted[true].Chunk(RowsAtOnce))
            added += await InsertAsync(db, from.SourceId, rows, from.Url, (0, now), cancel);
        foreach (var rows in wanted[false].Chunk(RowsAtOnce))
            await InsertAsync(db, from.SourceId, rows, from.Url, (0, null), cancel);
        _counts.AddOrUpdate(from.SourceId, (added, now), (_, c) => (c.Count + added, c.At));
        return added;
    }

    /// <summary>A page that was named as an article while it was in hand is as new.</summary>
    public Task<int> RenewNamedAsync(ZoneNewsDb db, FrontierEntry entry, CancellationToken cancel) =>
        RenewAsync(db.Frontier.Where(e => e.Id == entry.Id && e.Kind == EntryKind.Article), cancel);

    /// <summary>A mere link had led to these pages, and now a list or an article beside them names them: they are as new, and looked at as articles.</summary>
    private async Task NameAsync(ZoneNewsDb db, string[] urls, CancellationToken cancel)
    {
        if (urls.Length > 0)
            await RenewAsync(db.Frontier.Where(e => EF.Parameter(urls).Contains(e.Url) && e.Kind == EntryKind.Page), cancel);
    }

    private Task<int> RenewAsync(IQueryable<FrontierEntry> entries, CancellationToken cancel)
    {
        DateTime? now = time.GetUtcNow().UtcDateTime;
        return entries.ExecuteUpdateAsync(
            s => s.SetProperty(e => e.Kind, EntryKind.Article).SetProperty(e => e.NextFetchAt, now).SetProperty(e => e.Outcome, (FetchOutcome?)null).SetProperty(e => e.LastFetchAt, (DateTime?)null)
                .SetProperty(e => e.SnapshotHash, (string?)null).SetProperty(e => e.ETag, (string?)null).SetProperty(e => e.LastModified, (string?)null),
            cancel);
    }

    /// <summary>Puts in an address that no list led to, due at <paramref name="due"/>; nothing where it is known.</summary>
    /// <param name="from">The page that led to what led there.</param>
    public Task<int> PutAsync(ZoneNewsDb db, string sourceId, PlannedLink link, int priority, DateTime due, CancellationToken cancel, string? from = null) =>
        InsertAsync(db, sourceId, [link], from, (priority, due), cancel);

    /// <summary>A page of a shape that is looked at sparingly brought something new: the next few of its shape are due.</summary>
    public async Task ReleaseAsync(ZoneNewsDb db, FrontierEntry entry, CancellationToken cancel)
    {
        if (entry.Depth == 0)
            return;
        var shape = AddressShape.Pattern(new Uri(entry.Url));
        var waiting = await db.Frontier.Where(e => e.SourceId == entry.SourceId && e.Outcome == null && e.NextFetchAt == null && e.LastFetchAt == null && e.Reason == Waits)
            .OrderBy(e => e.Id).Select(e => new { e.Id, e.Url }).ToListAsync(cancel);
        var next = waiting.Where(e => AddressShape.Pattern(new Uri(e.Url)) == shape).Take(options.MaxBarren / 2).Select(e => e.Id).ToArray();
        DateTime? now = time.GetUtcNow().UtcDateTime;
        if (next.Length > 0)
            await db.Frontier.Where(e => next.Contains(e.Id)).ExecuteUpdateAsync(s => s.SetProperty(e => e.NextFetchAt, now).SetProperty(e => e.Reason, (string?)null), cancel);
    }

    // Two workers may find one address at the same moment: the second changes nothing.
    private async Task<int> InsertAsync(ZoneNewsDb db, string sourceId, IReadOnlyList<PlannedLink> links, string? from, (int Priority, DateTime? Due) order, CancellationToken cancel)
    {
        var values = new List<object?> { sourceId, order.Priority, order.Due, time.GetUtcNow().UtcDateTime, from, order.Due is null ? Waits : null };
        var rows = new StringBuilder();
        foreach (var link in links)
        {
            var at = values.Count;
            rows.Append(rows.Length == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"({{0}}, {{{at}}}, {{{at + 1}}}, {{{at + 2}}}, {{{at + 3}}}, {{1}}, {{2}}, 0, {{3}}, {{4}}, {{5}})");
            values.AddRange([link.Url, CanonicalUrl.Origin(new Uri(link.Url)), link.Kind, link.Depth]);
        }
        return await db.Database.ExecuteSqlAsync(
            FormattableStringFactory.Create(
                $"""
                INSERT INTO "Frontier" ("SourceId", "Url", "Host", "Kind", "Depth", "Priority", "NextFetchAt", "Failures", "DiscoveredAt", "DiscoveredFrom", "Reason")
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

    /// <summary>Calendars and filters make pages without end: of each shape of page only some are looked at, true here, and the others wait.</summary>
    private async Task<ILookup<bool, PlannedLink>> WithinBudgetAsync(ZoneNewsDb db, string sourceId, List<PlannedLink> links, CancellationToken cancel)
    {
        if (!links.Exists(l => l.Pattern is not null))
            return links.ToLookup(_ => true);
        var sparing = await db.Frontier.Where(e => e.SourceId == sourceId && e.Depth > 0 && (e.Kind == EntryKind.Page || e.Kind == EntryKind.List) && (e.NextFetchAt != null || e.LastFetchAt != null))
            .Select(e => e.Url).ToListAsync(cancel);
        var used = sparing.CountBy(u => AddressShape.Pattern(new Uri(u)), StringComparer.Ordinal).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        return links.ToLookup(l => l.Pattern is null || (used[l.Pattern] = used.GetValueOrDefault(l.Pattern) + 1) <= options.MaxBarren);
    }
}

/// <summary>What the frontier has of an address.</summary>
public readonly record struct KnownAddress(string Kind, FetchOutcome? Outcome)
{
    /// <summary>A page that came to nothing so far, as no list named it.</summary>
    public bool IsUnnamed => Kind == EntryKind.Page && (Outcome is null or FetchOutcome.Listed or FetchOutcome.Rejected);
}
