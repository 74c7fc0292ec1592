using ZoneNews.Crawling.Discovery;
using ZoneNews.Crawling.Fetching;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Html;
using Article = ZoneNews.Extraction.Article;

namespace ZoneNews.Crawling.Ingestion;

/// <summary>The later pages of an article, as fetched.</summary>
/// <param name="Problem">Why one cannot be had now: the article is then tried again as a whole.</param>
public sealed record LaterPages(IReadOnlyList<(string Url, FetchResult Result)> Pages, string? Problem);

/// <summary>Fetches the later pages of an article that is spread over several, each at its host's pace.</summary>
public sealed class ArticleParts(HostPass hosts, CrawlOptions options, TimeProvider time)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    public async Task<LaterPages> FetchAsync(Article first, FrontierEntry entry, SiteScope scope, CancellationToken cancel)
    {
        var pages = new List<(string Url, FetchResult Result)>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { entry.Url };
        // Within the lease: after it the page would be another worker's.
        var last = time.GetUtcNow() + (options.Lease / 2);
        var next = first.NextPage;
        while (next is not null && pages.Count < options.MaxArticlePages && CanonicalUrl.Of(next) is { } url && seen.Add(url) && scope.Holds(new Uri(url), url))
        {
            if (await FetchAsync(url, scope, last, cancel) is not { } result)
                return new LaterPages([], $"its page {url} could not be had in time");
            if (result.Status == FetchStatus.Unavailable)
                return new LaterPages([], $"its page {url} cannot be had: {result.Problem}");
            if (result.Status != FetchStatus.Ok)
                break;
            pages.Add((url, result));
            next = PageReader.Read(new PageInput(result.Body, url, result.ContentType, time.GetUtcNow().UtcDateTime, scope.File.Context)).Article?.NextPage;
        }
        return new LaterPages(pages, null);
    }

    private async Task<FetchResult?> FetchAsync(string url, SiteScope scope, DateTimeOffset last, CancellationToken cancel)
    {
        var uri = new Uri(url);
        while (time.GetUtcNow() < last)
        {
            if (await hosts.TryEnterAsync(CanonicalUrl.Origin(uri), cancel) is not { } slot)
            {
                await Task.Delay(Glance, time, cancel);
                continue;
            }
            PageFetch? fetch = null;
            try
            {
                fetch = await hosts.FetchAsync(new FetchRequest(uri), scope, cancel);
            }
            finally
            {
                await hosts.LeaveAsync(slot, fetch, CancellationToken.None);
            }
            return fetch.Result;
        }
        return null;
    }
}
