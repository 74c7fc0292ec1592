using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using ZoneNews.Crawling.Frontier;

namespace ZoneNews.Crawling;

/// <summary>Claims pages and visits them, one after another, until it is told to stop or nothing is left.</summary>
public sealed class CrawlWorker(FrontierLeases leases, CrawlVisit visit, HostPass hosts, CrawlMetrics metrics, TimeProvider time)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Nap = TimeSpan.FromSeconds(1);

    // A database that restarts is waited for; whatever was in hand comes back when its lease runs out.
    private static readonly ResiliencePipeline Patient = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
    {
        ShouldHandle = new PredicateBuilder().Handle<DbException>().Handle<DbUpdateException>().Handle<InvalidOperationException>(e => e.InnerException is DbException).Handle<TimeoutException>(),
        MaxRetryAttempts = 8,
        BackoffType = DelayBackoffType.Exponential,
        Delay = TimeSpan.FromMilliseconds(200),
        MaxDelay = TimeSpan.FromSeconds(15),
        UseJitter = true,
    }).Build();

    /// <param name="run">What the run is about; with its start set, the worker ends when the run has nothing left.</param>
    public async Task RunAsync(RunScope run, int number, ILogger logger, Action<CrawlProgress> report, CancellationToken cancel)
    {
        var name = number.ToString(CultureInfo.InvariantCulture);
        while (!cancel.IsCancellationRequested)
        {
            var lease = await Patient.ExecuteAsync(async token => await leases.ClaimAsync(run, name, hosts.MayCrowd, token), cancel);
            if (lease is null)
            {
                if (run.Since is not null && !await Patient.ExecuteAsync(async token => await leases.HasWorkAsync(run, token), cancel))
                    return;
                await Task.Delay(run.Since is null ? Nap : Glance, cancel);
                continue;
            }
            await VisitAsync(lease, logger, report, cancel);
        }
    }

    private async Task VisitAsync(Lease lease, ILogger logger, Action<CrawlProgress> report, CancellationToken cancel)
    {
        try
        {
            var start = time.GetTimestamp();
            var progress = await visit.VisitAsync(lease, cancel);
            metrics.Visited(progress.Outcome, time.GetElapsedTime(start));
            logger.LogInformation("{Outcome} {Url} {Reason}", progress.Outcome, progress.Url, progress.Reason);
            report(progress);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // One page must not end a worker: the page comes back when its lease runs out, and is then counted as failed.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            metrics.BrokenOff();
            logger.LogError(problem, "The visit of {Url} was broken off", lease.Entry.Url);
            var reason = $"the visit was broken off: {problem.GetType().Name}: {problem.Message}";
            report(new CrawlProgress(lease.Entry.SourceId, lease.Entry.Url, Data.Entities.FetchOutcome.Failed, reason));
            await Patient.ExecuteAsync(async token => await leases.GiveUpAsync(lease, reason, token), cancel);
        }
    }
}
