using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Crawling.Ingestion;
using ZoneNews.Extraction.Sources;
using ZoneNews.Testing;
using ZoneNews.Testing.Databases;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Crawling.Tests.Runs;

public sealed class CrawlMetricsTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task A_crawl_is_counted_by_the_instruments_that_the_documents_name()
    {
        await using var server = await SiteServer.ServeAsync([SmallSite.Of(3)]);
        await using var crawl = CrawlFixture.Over(database, read: (html, page, later, _) => ValueTask.FromResult(CatalogueReader.Read(html, page, later, Extraction.Observations.Catalogue.Build([], []))));
        var meters = crawl.Services.GetRequiredService<IMeterFactory>();
        var sums = new ConcurrentDictionary<string, double>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == CrawlMetrics.MeterName && instrument.Meter.Scope == meters)
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.Start();
        await crawl.AddAsync(new SourceFile("small", [new StartAddress(server.Sites["small"].Origin + "/news/list_1.html")]));
        await crawl.Crawler.RunUntilIdleAsync(["small"], null, TestContext.Current.CancellationToken);
        listener.RecordObservableInstruments();

        Assert.Equal(4, sums["zonenews.crawl.pages"]);
        Assert.Equal(4, sums["zonenews.crawl.requests"]);
        Assert.InRange(sums["zonenews.crawl.bytes"], 1000, 100_000);
        var documents = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));
        Assert.All(sums.Keys, name => Assert.Contains($"`{name}`", documents, StringComparison.Ordinal));
        Assert.Contains("zonenews.crawl.queue", sums.Keys);
    }
}
