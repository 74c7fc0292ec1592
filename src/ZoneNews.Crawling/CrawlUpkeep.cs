using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Checks;

namespace ZoneNews.Crawling;

/// <summary>What goes on beside the workers: new sources taken up, figures held against each other, old bytes dropped.</summary>
public sealed class CrawlUpkeep(CrawlSources sources, PendingAudits audits, Retention retention, SourceWatch watch, ILogger<CrawlUpkeep> logger, TimeProvider time)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WatchEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan TrimEvery = TimeSpan.FromDays(1);

    // Where a zone's figures are many, holding them against each other takes seconds: it may take this share of the time.
    private const int AuditShare = 10;

    /// <summary>Until it is told to stop. A database that restarts is waited for.</summary>
    /// <param name="ids">Sources; null for all.</param>
    public async Task RunAsync(IReadOnlyList<string>? ids, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Tick, time);
        var (watched, trimmed, audit) = (DateTimeOffset.MinValue, DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        var noted = false;
        while (!cancel.IsCancellationRequested)
            try
            {
                if (!noted)
                    await audits.NoteLatestAsync(cancel);
                noted = true;
                await timer.WaitForNextTickAsync(cancel);
                await sources.SeedAsync(ids, now: false, cancel);
                if (time.GetUtcNow() is var start && start >= audit)
                {
                    await audits.RunAsync(cancel);
                    audit = time.GetUtcNow() + ((time.GetUtcNow() - start) * AuditShare);
                }
                await watch.CountAsync(cancel);
                if (time.GetUtcNow() - watched >= WatchEvery)
                {
                    await watch.CheckAsync(ids, cancel);
                    watched = time.GetUtcNow();
                }
                if (time.GetUtcNow() - trimmed < TrimEvery)
                    continue;
                await retention.TrimAsync(tryOnly: false, cancel);
                trimmed = time.GetUtcNow();
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is DbException or DbUpdateException or TimeoutException or InvalidOperationException { InnerException: DbException })
            {
                logger.LogWarning(problem, "The crawl's upkeep could not be done; it is tried again in {Pause}", Tick);
            }
    }

    /// <summary>What a run that ends leaves to be done.</summary>
    public async Task FinishAsync(IReadOnlyList<string>? ids, CancellationToken cancel)
    {
        await audits.RunAsync(cancel);
        await watch.CheckAsync(ids, cancel);
        await retention.TrimAsync(tryOnly: false, cancel);
    }
}
