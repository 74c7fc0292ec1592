using ZoneNews.Data.Entities;

namespace ZoneNews.Crawling;

/// <summary>One visit, for whoever watches the crawl.</summary>
public sealed record CrawlProgress(string SourceId, string Url, FetchOutcome Outcome, string? Reason);

/// <summary>What a run did.</summary>
/// <param name="Visits">By outcome.</param>
/// <param name="Problems">One sentence for each source or page that could not be worked on.</param>
public sealed record CrawlSummary(IReadOnlyDictionary<FetchOutcome, int> Visits, IReadOnlyList<string> Problems)
{
    public int Total => Visits.Values.Sum();
}
