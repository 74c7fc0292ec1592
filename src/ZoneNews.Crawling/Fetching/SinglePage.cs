using ZoneNews.Crawling.Discovery;
using ZoneNews.Crawling.Robots;

namespace ZoneNews.Crawling.Fetching;

/// <summary>One page for a person who asks for it by hand; nothing is kept of it.</summary>
public static class SinglePage
{
    /// <summary>Fetches a page: its host's robots.txt is asked first, the delay kept between requests, redirects followed on the same host only.</summary>
    public static async Task<PageFetch> FetchAsync(Uri url, CrawlOptions options, TimeProvider time, CancellationToken cancel)
    {
        using var fetcher = new Fetcher(options, time);
        var answer = await fetcher.FetchAsync(new FetchRequest(new Uri(url, "/robots.txt")), cancel);
        // Without an answer nothing is allowed, without a file everything (RFC 9309, 2.3.1).
        if (answer.Status == FetchStatus.Unavailable)
            return new PageFetch(url, FetchResult.Failed(FetchStatus.Unavailable, "robots.txt cannot be fetched, so no page is asked for"));
        var rules = answer.Status == FetchStatus.Ok ? RobotsTxt.Parse(XmlText.Decode(answer.Body, answer.ContentType)) : RobotsTxt.AllowAll;
        for (var hop = 0; hop <= options.MaxRedirects; hop++)
        {
            if (!rules.Evaluate(options.Agent, url.PathAndQuery).Allowed)
                return Forbidden(url, "robots.txt forbids it");
            await Task.Delay(options.Delay, time, cancel);
            var result = await fetcher.FetchAsync(new FetchRequest(url), cancel);
            if (result.Status != FetchStatus.Redirect)
                return new PageFetch(url, result, Robots: rules);
            if (result.Location is not { } target || CanonicalUrl.Origin(target) != CanonicalUrl.Origin(url))
                return Forbidden(url, $"it redirects to {result.Location?.AbsoluteUri ?? "nowhere"}: ask for that address instead");
            url = target;
        }
        return Forbidden(url, "it redirects too often");
    }

    private static PageFetch Forbidden(Uri url, string reason) => new(url, FetchResult.Failed(FetchStatus.Forbidden, reason), Blocked: reason);
}
