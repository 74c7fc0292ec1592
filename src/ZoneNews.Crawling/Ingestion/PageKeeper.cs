using Microsoft.EntityFrameworkCore;
using ZoneNews.Crawling.Discovery;
using ZoneNews.Crawling.Fetching;
using ZoneNews.Crawling.Frontier;
using ZoneNews.Data;
using ZoneNews.Data.Entities;

namespace ZoneNews.Crawling.Ingestion;

/// <summary>From a fetched page to its outcome: what has no body is settled here, what has one goes to <see cref="BodyKeeper"/>.</summary>
public sealed class PageKeeper(VisitLog log, BodyKeeper bodies, CrawlOptions options, TimeProvider time)
{
    private static readonly TimeSpan SecondLook = TimeSpan.FromDays(30);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromDays(7);

    public async Task<CrawlProgress> KeepAsync(ZoneNewsDb db, Lease lease, CrawlSource source, PageFetch fetch, CancellationToken cancel)
    {
        var result = fetch.Result;
        // A start is where the host's own list of its pages is taken up.
        if (VisitLog.IsStart(lease.Entry) && fetch.Robots is { Sitemaps.Count: > 0 } robots)
            await log.AddAsync(db, lease.Entry, LinkPlan.Of(robots, source.Scope, fetch.Url), cancel);
        if (fetch.Elsewhere is { } elsewhere)
            return await log.EndAsync(lease, new VisitOutcome(FetchOutcome.Duplicate, $"it moved to {elsewhere}", null), result, cancel, [new PlannedLink(elsewhere, lease.Entry.Kind, lease.Entry.Depth)]);
        if (Settled(lease.Entry, source, fetch) is { } settled)
            return await log.EndAsync(lease, settled, result, cancel);
        var url = CanonicalUrl.Of(fetch.Url);
        if (url == lease.Entry.Url)
            return await bodies.KeepAsync(db, lease, source, result, cancel);
        var target = await log.MoveAsync(db, lease, url, cancel);
        var moved = await log.EndAsync(lease, new VisitOutcome(FetchOutcome.Duplicate, $"it leads to {url}", null), result, cancel);
        return target is null ? moved : await bodies.KeepAsync(db, target, source, result, cancel);
    }

    /// <summary>A visit that came to nothing.</summary>
    public Task<CrawlProgress> EndAsync(Lease lease, VisitOutcome outcome, FetchResult? result, CancellationToken cancel) =>
        log.EndAsync(lease, outcome, result, cancel);

    // The outcome of what brought no body; null where there is one.
    private VisitOutcome? Settled(FrontierEntry entry, CrawlSource source, PageFetch fetch)
    {
        var (result, failures) = (fetch.Result, entry.Failures + 1);
        return result.Status switch
        {
            _ when fetch.Blocked is { } blocked => new VisitOutcome(FetchOutcome.Blocked, blocked, SecondLook),
            FetchStatus.Ok => null,
            FetchStatus.NotModified => new VisitOutcome(FetchOutcome.Unchanged, null, NextVisit(entry, source, broughtNew: false)),
            FetchStatus.Missing => new VisitOutcome(FetchOutcome.Gone, result.Problem, Backoff.AfterMissing(failures, result.HttpStatus)) { Failures = failures },
            FetchStatus.Refused => new VisitOutcome(FetchOutcome.Blocked, result.Problem, AfterRefusal),
            FetchStatus.TooLarge => new VisitOutcome(FetchOutcome.Rejected, result.Problem, SecondLook),
            FetchStatus.Forbidden => new VisitOutcome(FetchOutcome.Failed, result.Problem, SecondLook),
            _ => new VisitOutcome(FetchOutcome.Failed, result.Problem, Wait(result, failures)) { Failures = failures },
        };
    }

    private TimeSpan? Wait(FetchResult result, int failures)
    {
        var wait = Backoff.AfterFailure(failures, options.Delay);
        return result.RetryAfter > wait ? result.RetryAfter : wait;
    }

    private TimeSpan NextVisit(FrontierEntry entry, CrawlSource source, bool broughtNew) =>
        VisitLog.NextVisit(entry, source, time.GetUtcNow().UtcDateTime, broughtNew);
}
