using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ZoneNews.Crawling.Frontier;
using ZoneNews.Data.Entities;

namespace ZoneNews.Crawling;

/// <summary>Runs the workers: for the service without end, for the command line until nothing is left to do.</summary>
public sealed class Crawler(CrawlSources sources, FrontierLeases leases, CrawlWorkers workers, CrawlCourtesy courtesy, TimeProvider time)
{
    private static readonly TimeSpan SeedEvery = TimeSpan.FromMinutes(1);

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
        var last = new ConcurrentDictionary<string, CrawlProgress>(StringComparer.Ordinal);
        var visits = new ConcurrentDictionary<FetchOutcome, int>();
        await workers.RunAsync(
            run,
            visit =>
            {
                visits.AddOrUpdate(visit.Outcome, 1, (_, n) => n + 1);
                last[visit.Url] = visit;
                progress?.Report(visit);
            },
            cancel);
        var failed = last.Values.Where(v => v.Outcome == FetchOutcome.Failed).OrderBy(v => v.Url, StringComparer.Ordinal).Select(v => $"{v.Url}: {v.Reason}.");
        return new CrawlSummary(visits, [.. problems, .. failed]);
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
        var seeding = SeedAgainAsync(ids, cancel);
        await workers.RunAsync(new RunScope(ids, null), visit => progress?.Report(visit), cancel);
        await seeding;
    }

    private async Task SeedAgainAsync(IReadOnlyList<string>? ids, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(SeedEvery, time);
        while (await timer.WaitForNextTickAsync(cancel))
            await sources.SeedAsync(ids, now: false, cancel);
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
