using ZoneNews.Crawling.Discovery;
using ZoneNews.Crawling.Fetching;
using ZoneNews.Crawling.Frontier;
using ZoneNews.Crawling.Robots;

namespace ZoneNews.Crawling;

/// <summary>A host's slot around a fetch.</summary>
public sealed class HostPass(PageFetcher pages, HostSlots slots, RobotsCache robots, CrawlOptions options, CrawlMetrics metrics, TimeProvider time)
{
    /// <summary>Without a delay of one's own or the host's, a host may be asked by all workers at once.</summary>
    public bool MayCrowd(string host) => options.Delay == TimeSpan.Zero && robots.AsksNoDelay(host);

    public Task<HostSlot?> TryEnterAsync(string host, CancellationToken cancel) => slots.TryEnterAsync(host, MayCrowd(host), cancel);

    public async Task<PageFetch> FetchAsync(FetchRequest request, SiteScope scope, CancellationToken cancel)
    {
        var start = time.GetTimestamp();
        var fetch = await pages.FetchAsync(request, scope, cancel);
        if (fetch.Blocked is null)
            metrics.Fetched(fetch.Result, time.GetElapsedTime(start));
        return fetch;
    }

    public async Task LeaveAsync(HostSlot slot, PageFetch? fetch, CancellationToken cancel)
    {
        var rules = fetch?.Robots ?? RobotsTxt.AllowAll;
        var retryAfter = fetch?.Result is { Status: FetchStatus.Unavailable, RetryAfter: { } asked } ? asked : (TimeSpan?)null;
        await slots.LeaveAsync(slot, robots.DelayOf(rules), retryAfter, cancel);
        if (fetch is not null && fetch.Blocked is null)
            await slots.CountAsync(slot.Host, fetch.Result.HostFault, cancel);
    }
}
