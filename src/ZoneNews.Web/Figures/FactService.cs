using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ZoneNews.Data;
using ZoneNews.Data.Facts;

namespace ZoneNews.Web.Figures;

/// <summary>Keeps the facts that pages show up to date with figures that other processes write, for as long as the site is served.</summary>
internal sealed class FactService(IDbContextFactory<ZoneNewsDb> databases, TimeProvider time, ILogger<FactService> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await using var db = await databases.CreateDbContextAsync(stoppingToken);
                await FactBook.BringUpToDateAsync(db, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is DbException or DbUpdateException or TimeoutException or InvalidOperationException { InnerException: DbException })
            {
                logger.LogWarning(problem, "The facts could not be brought up to date; it is tried again in {Pause}", Tick);
            }
    }
}
