using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ZoneNews.Crawling.Documents;
using ZoneNews.Crawling.Fetching;
using ZoneNews.Crawling.Frontier;
using ZoneNews.Crawling.Ingestion;
using ZoneNews.Crawling.Robots;

namespace ZoneNews.Crawling;

public static class CrawlServices
{
    /// <summary>The crawler, over a database that is added beside it. Throws where a setting cannot be worked with.</summary>
    public static IServiceCollection AddCrawling(this IServiceCollection services, CrawlOptions options)
    {
        if (options.Problem() is { } problem)
            throw new InvalidDataException(problem);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(s => new Fetcher(options, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RobotsCache>().AddSingleton<PageFetcher>().AddSingleton<HostSlots>().AddSingleton<HostPass>();
        services.AddSingleton<FrontierLeases>().AddSingleton<FrontierWriter>().AddSingleton<CrawlSources>().AddSingleton<CrawlCourtesy>().AddSingleton<SourceWatch>().AddSingleton<CrawlUpkeep>();
        services.AddMetrics().AddSingleton<CrawlMetrics>();
        services.AddSingleton<CatalogueReader>();
        services.TryAddSingleton<ReadPage>(s => s.GetRequiredService<CatalogueReader>().ReadAsync);
        services.TryAddSingleton(PdfToText.Installed);
        services.AddSingleton<ArticleParts>().AddSingleton<ArticleReading>().AddSingleton<VisitLog>().AddSingleton<BodyKeeper>().AddSingleton<PageKeeper>();
        services.AddSingleton<CrawlVisit>().AddSingleton<CrawlWorker>().AddSingleton<CrawlWorkers>().AddSingleton<Crawler>().AddSingleton<Rereader>();
        return services;
    }

    /// <summary>Crawls in the background for as long as the process serves.</summary>
    public static IServiceCollection AddCrawlingService(this IServiceCollection services) => services.AddHostedService<CrawlService>();
}

/// <summary>The crawler beside the site. Its end is logged and never takes the site along.</summary>
internal sealed class CrawlService(Crawler crawler, ILogger<CrawlService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host waits for the first await: the site must not wait for the crawler.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                await crawler.RunAsync(null, null, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is System.Data.Common.DbException or DbUpdateException or InvalidOperationException)
            {
                logger.LogError(problem, "The crawler stopped and starts again in {Pause}", Pause);
                await Task.Delay(Pause, stoppingToken);
            }
    }
}
