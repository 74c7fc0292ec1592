using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ZoneNews.Crawling.Frontier;
using ZoneNews.Data.Entities;

namespace ZoneNews.Crawling;

/// <summary>Runs the workers: for the service without end, for the command line until nothing is left to do.</summary>
public sealed class Crawler(CrawlSources sources, FrontierLeases leases, CrawlWorkers workers, CrawlCourtesy courtesy, CrawlUpkeep upkeep, TimeProvider time)
{
    /// <summary>
    /// Visits the sources' starts at once, and all that they lead to, until nothing is due within the run's patience. A page that failed is
    /// tried again within it. Breaking off loses at most the pages in hand; the next run goes on where this one stopped.
    /// </summary>
    /// <param name="ids">Sources; null for all that are not paused.</param>
    public async Task<CrawlSummary> RunUntilIdleAsync(IReadOnlyList<string>? ids, IProgress<CrawlProgress>? progress, CancellationToken cancel)
    {
        var run = new RunScope(ids, time.GetUtcNow().UtcDateTime);
        await leases.ReleaseDeadAsync(cancel);
        var problems = await sources.SeedAsync(ids, now: true, cancel);
        await courtesy.CheckAsync(ids, cancel);
        // Of the pages only the failed ones are remembered: a run may visit more than memory should hold.
        var failed = new ConcurrentDictionary<string, CrawlProgress>(StringComparer.Ordinal);
        var visits = new ConcurrentDictionary<FetchOutcome, int>();
        await BesideUpkeepAsync(ids, workers.RunAsync(
            run,
            visit =>
            {
                visits.AddOrUpdate(visit.Outcome, 1, (_, n) => n + 1);
                if (visit.Outcome == FetchOutcome.Failed)
                    failed[visit.Url] = visit;
                else
                    failed.TryRemove(visit.Url, out _);
                progress?.Report(visit);
            },
            cancel), cancel);
        await upkeep.FinishAsync(ids, cancel);
        return new CrawlSummary(visits, [.. problems, .. failed.Values.OrderBy(v => v.Url, StringComparer.Ordinal).Select(v => $"{v.Url}: {v.Reason}.")]);
    }

    /// <summary>Crawls what is due, for ever. Sources added meanwhile are taken up within a minute.</summary>
    /// <param name="ids">Sources; null for all that are not paused.</param>
    /// <exception cref="InvalidDataException">One of <paramref name="ids"/> is not known or cannot be read; the message is one sentence.</exception>
    public async Task RunAsync(IReadOnlyList<string>? ids, IProgress<CrawlProgress>? progress, CancellationToken cancel)
    {
        await leases.ReleaseDeadAsync(cancel);
        var problems = await sources.SeedAsync(ids, now: false, cancel);
        if (ids is not null && problems.Count > 0)
            throw new InvalidDataException(problems[0]);
        await courtesy.CheckAsync(ids, cancel);
        await BesideUpkeepAsync(ids, workers.RunAsync(new RunScope(ids, null), visit => progress?.Report(visit), cancel), cancel);
    }

    private async Task BesideUpkeepAsync(IReadOnlyList<string>? ids, Task work, CancellationToken cancel)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var keeping = upkeep.RunAsync(ids, end.Token);
        try
        {
            await work;
        }
        finally
        {
            await end.CancelAsync();
            await keeping;
        }
    }
}

/// <summary>The workers of this process.</summary>
public sealed class CrawlWorkers(CrawlWorker worker, CrawlOptions options, ILogger<CrawlWorker> logger)
{
    public Task RunAsync(RunScope run, Action<CrawlProgress> report, CancellationToken cancel) =>
        Task.WhenAll(Enumerable.Range(1, options.Workers).Select(n => Task.Run(() => worker.RunAsync(run, n, logger, report, cancel), cancel)));
}

/// <summary>Sites of others are told who asks, and whom to write to.</summary>
public sealed class CrawlCourtesy(CrawlSources sources, CrawlOptions options, ILogger<CrawlCourtesy> logger)
{
    /// <summary>Warns where the user agent still names the project's page and a source lies on another machine.</summary>
    public async Task CheckAsync(IReadOnlyList<string>? ids, CancellationToken cancel)
    {
        if (options.Contact == CrawlOptions.PlaceholderContact && await sources.AnyElsewhereAsync(ids, cancel))
            logger.LogWarning(
                "Sites of others are visited as \"{UserAgent}\", which names nobody who could answer their operators: set {Variable} to a page or mailbox of your own",
                options.UserAgent, CrawlSettings.Prefix + "CONTACT");
    }
}
