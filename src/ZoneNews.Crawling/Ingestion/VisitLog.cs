using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Crawling.Discovery;
using ZoneNews.Crawling.Fetching;
using ZoneNews.Crawling.Frontier;
using ZoneNews.Data;
using ZoneNews.Data.Entities;

namespace ZoneNews.Crawling.Ingestion;

/// <summary>Writes how visits ended: the entry, its new links, the source's last results, and an article that is gone.</summary>
public sealed class VisitLog(FrontierWriter frontier, WriteTurns writes, TimeProvider time)
{
    private const int MissingTwice = 2;
    private static readonly TimeSpan NoteEvery = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, DateTime> _noted = new(StringComparer.Ordinal);

    public static bool IsStart(FrontierEntry entry) => entry.Priority % FrontierEntry.NowPriority >= FrontierEntry.StartPriority;

    /// <summary>When a page that went well is looked at again.</summary>
    public static TimeSpan NextVisit(FrontierEntry entry, CrawlSource source, DateTime now, bool broughtNew) =>
        entry.Kind is EntryKind.Article or EntryKind.Page or EntryKind.Document
            ? Backoff.NextVisitOfArticle(now - entry.DiscoveredAt)
            : NextVisitOfList(entry, source, now, broughtNew);

    public static TimeSpan NextVisitOfList(FrontierEntry entry, CrawlSource source, DateTime now, bool broughtNew) =>
        Backoff.NextVisitOfList(source.Interval, now - entry.LastFetchAt, broughtNew);

    /// <summary>Addresses that were not on the page itself.</summary>
    public Task<int> AddAsync(ZoneNewsDb db, FrontierEntry from, IReadOnlyList<PlannedLink> links, CancellationToken cancel) => frontier.AddAsync(db, from, links, null, cancel);

    /// <summary>All that a visit keeps, in one transaction: whole or not at all.</summary>
    public Task<CrawlProgress> KeepAsync(Func<ZoneNewsDb, Task<CrawlProgress>> keep, CancellationToken cancel) => writes.RunAsync(keep, cancel);

    /// <summary>In a transaction of its own.</summary>
    public Task<CrawlProgress> EndAsync(Lease lease, VisitOutcome outcome, FetchResult? result, CancellationToken cancel, IReadOnlyList<PlannedLink>? links = null) =>
        KeepAsync(
            async db =>
            {
                await frontier.AddAsync(db, lease.Entry, links ?? [], null, cancel);
                await WriteAsync(db, lease, outcome, result, null, cancel);
                return new CrawlProgress(lease.Entry.SourceId, lease.Entry.Url, outcome.Outcome, outcome.Reason);
            },
            cancel);

    /// <summary>In the caller's transaction. Throws where the lease was lost, so that nothing is kept twice.</summary>
    public async Task WriteAsync(ZoneNewsDb db, Lease lease, VisitOutcome outcome, FetchResult? result, string? hash, CancellationToken cancel)
    {
        var (entry, now) = (lease.Entry, time.GetUtcNow().UtcDateTime);
        DateTime? next = outcome.Next is { } wait ? now + wait : null;
        var unchanged = outcome.Outcome == FetchOutcome.Unchanged;
        var settled = unchanged ? entry.Outcome ?? FetchOutcome.Unchanged : outcome.Outcome;
        var (etag, modified, kept) = result is { Status: FetchStatus.Ok } ? (result.ETag, result.LastModified, hash) : (entry.ETag, entry.LastModified, entry.SnapshotHash);
        var priority = entry.Priority % FrontierEntry.NowPriority;
        int? status = result is null || result.HttpStatus == 0 ? null : result.HttpStatus;
        // Every page ends here: as LINQ this one statement takes longer to say than to do.
        var mine = await db.ExecuteAsync(
            $"""
            UPDATE "Frontier" SET "Outcome" = {(int)settled}, "Reason" = {outcome.Reason}, "HttpStatus" = {status}, "NextFetchAt" = {next}, "Failures" = {outcome.Failures}, "LastFetchAt" = {now},
                "ETag" = {etag}, "LastModified" = {modified}, "SnapshotHash" = {kept}, "Priority" = {priority}, "LeaseOwner" = NULL, "LeaseUntil" = NULL
            WHERE "Id" = {entry.Id} AND "LeaseOwner" = {lease.Owner}
            """,
            cancel);
        if (mine == 0)
            throw new LeaseLostException($"The lease of {entry.Url} ran out while the page was in hand.");
        if (entry.Kind == EntryKind.Page && settled is FetchOutcome.Listed or FetchOutcome.Rejected)
            await frontier.RenewNamedAsync(db, entry, cancel);
        if (outcome.Outcome == FetchOutcome.Gone && (result?.HttpStatus == 410 || outcome.Failures >= MissingTwice))
            await db.Articles.Where(a => a.Url == entry.Url && a.Status == ArticleStatus.Published)
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.Status, ArticleStatus.Gone).SetProperty(a => a.StatusReason, "the source answers that it is gone"), cancel);
        await NoteAsync(db, entry, outcome, now, cancel);
    }

    /// <summary>The entry of the address that a redirect led to, leased; null where it is known and was visited, or is in another's hands.</summary>
    public async Task<Lease?> MoveAsync(ZoneNewsDb db, Lease lease, string url, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await frontier.PutAsync(db, lease.Entry.SourceId, new PlannedLink(url, lease.Entry.Kind, lease.Entry.Depth), lease.Entry.Priority % FrontierEntry.NowPriority, now, cancel, lease.Entry.DiscoveredFrom);
        var claimed = await db.Frontier
            .Where(e => e.Url == url && (e.LeaseUntil == null || e.LeaseUntil < now) && (e.Outcome == null || e.Outcome == FetchOutcome.Failed))
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.LeaseOwner, lease.Owner).SetProperty(e => e.LeaseUntil, lease.Entry.LeaseUntil ?? now.AddMinutes(2)), cancel);
        return claimed == 1 ? lease with { Entry = await db.Frontier.AsNoTracking().SingleAsync(e => e.Url == url, cancel) } : null;
    }

    private async Task NoteAsync(ZoneNewsDb db, FrontierEntry entry, VisitOutcome outcome, DateTime now, CancellationToken cancel)
    {
        var failed = outcome.Outcome == FetchOutcome.Failed;
        var start = IsStart(entry);
        var well = !failed && outcome.Outcome is not (FetchOutcome.Blocked or FetchOutcome.Gone);
        // A start tells of the source's health either way; of its other pages only a failure does.
        var (says, problem) = (failed || start, outcome.Reason is null ? null : $"{entry.Url}: {outcome.Reason}");
        // That all goes on well need not be written for each page: all workers would wait for that one row.
        if (!says && _noted.TryGetValue(entry.SourceId, out var noted) && now - noted is var ago && ago >= TimeSpan.Zero && ago < NoteEvery)
            return;
        _noted[entry.SourceId] = now;
        await db.Sources.Where(s => s.Id == entry.SourceId).ExecuteUpdateAsync(
            s => s.SetProperty(x => x.LastFetchAt, now)
                .SetProperty(x => x.LastSuccessAt, x => well ? now : x.LastSuccessAt)
                .SetProperty(x => x.LastProblem, x => says ? problem : x.LastProblem),
            cancel);
    }
}

/// <summary>A page was in hand longer than its lease; another worker has it now.</summary>
public sealed class LeaseLostException : Exception
{
    public LeaseLostException()
    {
    }

    public LeaseLostException(string message)
        : base(message)
    {
    }

    public LeaseLostException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
