using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Crawling.Documents;
using ZoneNews.Crawling.Ingestion;
using ZoneNews.Data;
using ZoneNews.Data.Postgres;
using ZoneNews.Data.Sqlite;
using ZoneNews.Extraction.Observations;
using ZoneNews.Extraction.Sources;
using ZoneNews.Testing;
using ZoneNews.Testing.Databases;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Crawling.Tests.Runs;

/// <summary>A crawler over a test's own database, with the clock of the machine.</summary>
internal sealed class CrawlFixture : IAsyncDisposable
{
    public static readonly CrawlOptions Fast = new() { AllowPrivateNetwork = true, Delay = TimeSpan.Zero, Patience = TimeSpan.FromSeconds(20), MaxBarren = 3 };

    private CrawlFixture(ServiceProvider services) => Services = services;

    public ServiceProvider Services { get; }

    public Crawler Crawler => Services.GetRequiredService<Crawler>();

    public static CrawlFixture Over(TestDatabase database, CrawlOptions? options = null, ReadPage? read = null, PdfToText? pdf = null)
    {
        _ = database.Services;
        var services = new ServiceCollection().AddLogging();
        _ = database switch
        {
            SqliteDatabase sqlite => services.AddSqlite(sqlite.File),
            PostgresDatabase postgres => services.AddPostgres(postgres.ConnectionString),
            _ => throw new NotSupportedException(),
        };
        if (read is not null)
            services.AddSingleton(read);
        if (pdf is not null)
            services.AddSingleton(pdf);
        return new CrawlFixture(services.AddCrawling(options ?? Fast).BuildServiceProvider());
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();

    public ZoneNewsDb NewDb() => Services.GetRequiredService<IDbContextFactory<ZoneNewsDb>>().CreateDbContext();

    public Task<string?> AddAsync(SourceFile file) => Services.GetRequiredService<CrawlSources>().SaveAsync(file, "file", TestContext.Current.CancellationToken);

    /// <summary>The catalogue that the product ships, without the database: rows are another test's matter.</summary>
    public static ReadPage CatalogueReader() =>
        (html, page, later, _) => ValueTask.FromResult(Ingestion.CatalogueReader.Read(html, page, later, StarterCatalogue.Value));

    public static SourceFile FileOf(TestSite site) => new(site.Id, [.. site.ListPaths.Select(p => new StartAddress(site.Origin + p, p.Contains("feed", StringComparison.Ordinal) ? "feed" : "list"))])
    {
        Name = site.Name,
        Kind = site.Kind,
        Zone = site.Zone,
    };
}
