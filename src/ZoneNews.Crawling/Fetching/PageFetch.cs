using ZoneNews.Crawling.Discovery;
using ZoneNews.Crawling.Robots;

namespace ZoneNews.Crawling.Fetching;

/// <summary>A page after its redirects.</summary>
/// <param name="Url">The address that answered.</param>
/// <param name="Blocked">Why a hop was not made: robots.txt, off the site, another host.</param>
/// <param name="Elsewhere">A redirect to another host of the site, which has rules and a pace of its own.</param>
/// <param name="Robots">The rules of the host, where they could be read.</param>
public sealed record PageFetch(Uri Url, FetchResult Result, string? Blocked = null, string? Elsewhere = null, RobotsTxt? Robots = null);

/// <summary>Fetches a page with robots.txt asked before, redirects followed by hand, and the delay kept at every step. The caller holds the host's slot.</summary>
public sealed class PageFetcher(Fetcher fetcher, RobotsCache robots, CrawlOptions options, TimeProvider time)
{
    public async Task<PageFetch> FetchAsync(FetchRequest first, SiteScope scope, CancellationToken cancel)
    {
        var host = CanonicalUrl.Origin(first.Url);
        if (AddressGuard.Refusal(first.Url, options) is { } refusal)
            return new PageFetch(first.Url, FetchResult.Failed(FetchStatus.Forbidden, refusal));
        var policy = await robots.GetAsync(host, cancel);
        if (policy.Problem is { } unreadable)
            return new PageFetch(first.Url, FetchResult.Failed(FetchStatus.Unavailable, unreadable) with { RetryAfter = policy.Until - time.GetUtcNow().UtcDateTime });
        var delay = robots.DelayOf(policy.Rules);
        if (policy.Fetched)
            await Task.Delay(delay, time, cancel);
        return await FollowAsync(first, scope, policy.Rules, cancel) with { Robots = policy.Rules };
    }

    private async Task<PageFetch> FollowAsync(FetchRequest first, SiteScope scope, RobotsTxt rules, CancellationToken cancel)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var request = first;
        for (var hop = 0; hop <= options.MaxRedirects; hop++)
        {
            if (rules.Evaluate(options.Agent, request.Url.PathAndQuery) is { Allowed: false } verdict)
                return Block(request.Url, $"robots.txt forbids it{(verdict.Rule is { } rule ? $" ({rule.Text})" : "")}");
            if (!seen.Add(request.Url.AbsoluteUri))
                return new PageFetch(request.Url, FetchResult.Failed(FetchStatus.Forbidden, "it redirects in a circle"));
            if (hop > 0)
                await Task.Delay(robots.DelayOf(rules), time, cancel);
            var result = await fetcher.FetchAsync(request, cancel);
            if (result.Status != FetchStatus.Redirect)
                return new PageFetch(request.Url, result);
            var (next, stop) = Target(result, request.Url, scope);
            if (stop is not null)
                return stop;
            request = new FetchRequest(next!);
        }
        return new PageFetch(request.Url, FetchResult.Failed(FetchStatus.Forbidden, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"it redirects more than {options.MaxRedirects} times")));
    }

    private (Uri? Next, PageFetch? Stop) Target(FetchResult result, Uri from, SiteScope scope)
    {
        if (result.Location is not { } target || AddressGuard.Refusal(target, options) is { })
            return (null, Block(from, $"it redirects to an address that is not fetched ({result.Location?.GetLeftPart(UriPartial.Path) ?? "none"})"));
        var canonical = CanonicalUrl.Of(target);
        if (!scope.Holds(target, canonical))
            return (null, Block(from, $"it leads off the site, to {target.Host}"));
        return CanonicalUrl.Origin(target) == CanonicalUrl.Origin(from) ? (target, null) : (null, new PageFetch(from, result, Elsewhere: canonical));
    }

    private static PageFetch Block(Uri url, string reason) => new(url, FetchResult.Failed(FetchStatus.Forbidden, reason), Blocked: reason);
}
