using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ZoneNews.Web.Pipeline;

/// <summary>Work that is done in rounds for as long as the site is served. A round that fails, as when the database restarts, is followed by the next.</summary>
/// <param name="failed">What the log is told of a round that failed.</param>
internal abstract class RepeatedService(string failed, TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(15);

    protected abstract Task RoundAsync(CancellationToken cancel);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await RoundAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is DbException or DbUpdateException or TimeoutException or InvalidOperationException or InvalidDataException or JsonException)
            {
                logger.LogWarning(problem, "{Failed}; it is tried again in {Pause}", failed, Tick);
            }
    }
}
