using System.Collections.Concurrent;
using ZoneNews.Crawling;
using ZoneNews.Data.Entities;

namespace ZoneNews.App;

/// <summary>What a crawl is doing: one line that renews itself in a terminal, a line every 100 pages elsewhere.</summary>
internal sealed class ProgressDisplay : IProgress<CrawlProgress>, IDisposable
{
    private readonly ConcurrentDictionary<FetchOutcome, int> _outcomes = new();
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private readonly bool _terminal = !Console.IsErrorRedirected;
    private readonly Lock _line = new();
    private int _total;

    public void Report(CrawlProgress value)
    {
        _outcomes.AddOrUpdate(value.Outcome, 1, (_, n) => n + 1);
        lock (_line)
        {
            _total++;
            if (_terminal)
                Console.Error.Write($"\r\u001b[K{Counts()}  {value.Url}");
            else if (_total % 100 == 0)
                Console.Error.WriteLine(Counts());
        }
    }

    public void End(CrawlSummary summary)
    {
        Dispose();
        Console.Out.WriteLine($"{summary.Total} visits: {string.Join(", ", summary.Visits.OrderBy(v => v.Key).Select(v => $"{v.Value} {v.Key.ToString().ToLowerInvariant()}"))}.");
    }

    public void Dispose()
    {
        if (_terminal)
            Console.Error.Write("\r\u001b[K");
    }

    private string Counts()
    {
        var seconds = Math.Max(0.001, TimeProvider.System.GetElapsedTime(_started).TotalSeconds);
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{_total} visits, {_total / seconds:0.0}/s: {string.Join(", ", _outcomes.OrderBy(o => o.Key).Select(o => $"{o.Value} {o.Key.ToString().ToLowerInvariant()}"))}");
    }
}
