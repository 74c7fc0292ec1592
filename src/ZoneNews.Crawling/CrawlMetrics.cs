using System.Diagnostics.Metrics;
using ZoneNews.Crawling.Fetching;
using ZoneNews.Data.Entities;

namespace ZoneNews.Crawling;

/// <summary>What the crawler does, as instruments of the meter <c>ZoneNews.Crawling</c> (docs/operations.md lists them); free where nobody listens.</summary>
public sealed class CrawlMetrics : IDisposable
{
    public const string MeterName = "ZoneNews.Crawling";

    private readonly Meter _meter;
    private readonly Counter<long> _pages;
    private readonly Counter<long> _requests;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _errors;
    private readonly Histogram<double> _fetch;
    private readonly Histogram<double> _visit;
    private long _queue;
    private long _flagged;

    public CrawlMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _pages = _meter.CreateCounter<long>("zonenews.crawl.pages", "{page}", "Visits that ended, by outcome.");
        _requests = _meter.CreateCounter<long>("zonenews.crawl.requests", "{request}", "Requests made, by status of the answer; 0 where none came.");
        _bytes = _meter.CreateCounter<long>("zonenews.crawl.bytes", "By", "Bytes of bodies, unpacked.");
        _errors = _meter.CreateCounter<long>("zonenews.crawl.errors", "{error}", "Visits that failed, by kind: host, page, database.");
        _fetch = _meter.CreateHistogram<double>("zonenews.crawl.fetch.duration", "s", "From a request to the end of its answer.");
        _visit = _meter.CreateHistogram<double>("zonenews.crawl.visit.duration", "s", "From a claim to the end of its transaction.");
        _meter.CreateObservableGauge("zonenews.crawl.queue", () => Volatile.Read(ref _queue), "{page}", "Addresses that are due, as counted last.");
        _meter.CreateObservableGauge("zonenews.crawl.flagged", () => Volatile.Read(ref _flagged), "{source}", "Sources that are flagged, as counted last.");
    }

    public void Dispose() => _meter.Dispose();

    public void Fetched(FetchResult result, TimeSpan took)
    {
        _requests.Add(1, new KeyValuePair<string, object?>("status", result.HttpStatus));
        _bytes.Add(result.Body.Length);
        _fetch.Record(took.TotalSeconds);
        if (result.Status == FetchStatus.Unavailable)
            _errors.Add(1, new KeyValuePair<string, object?>("kind", result.HostFault ? "host" : "page"));
    }

    public void Visited(FetchOutcome outcome, TimeSpan took)
    {
        _pages.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString().ToLowerInvariant()));
        _visit.Record(took.TotalSeconds);
    }

    public void BrokenOff() => _errors.Add(1, new KeyValuePair<string, object?>("kind", "database"));

    public void Counted(long queue, long flagged)
    {
        Volatile.Write(ref _queue, queue);
        Volatile.Write(ref _flagged, flagged);
    }
}
