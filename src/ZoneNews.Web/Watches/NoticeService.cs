using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ZoneNews.Data.Watches;

namespace ZoneNews.Web.Watches;

/// <summary>Tells those who follow, for as long as the site is served. A database that restarts is waited for.</summary>
internal sealed class NoticeService(NoticeRound round, WatchUpkeep upkeep, WatchOptions options, TimeProvider time, ILogger<NoticeService> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan TidyEvery = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        var tidied = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await round.RunAsync(stoppingToken);
                if (time.GetUtcNow() - tidied < TidyEvery)
                    continue;
                await upkeep.RunAsync(options.Keep, stoppingToken);
                tidied = time.GetUtcNow();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is DbException or DbUpdateException or TimeoutException or InvalidOperationException or InvalidDataException or System.Text.Json.JsonException)
            {
                logger.LogWarning(problem, "Notices could not be sent; it is tried again in {Pause}", Tick);
            }
    }
}
