using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ZoneNews.Data;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Import;
using ZoneNews.Data.Sqlite;
using ZoneNews.Testing;
using ZoneNews.Web;

namespace ZoneNews.Browser.Tests;

/// <summary>The portal on a free port with the content that the project ships.</summary>
public sealed class StarterSite : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("zonenews-browser-").FullName;
    private WebApplication? _app;

    public string Address => _app!.Urls.First();

    public IServiceProvider Services => _app!.Services;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = _folder });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSqlite(Path.Combine(_folder, "test.db"));
        builder.Services.AddPortal(new PortalOptions { DataFolder = _folder });
        _app = builder.Build();
        await ImportAsync(_app.Services);
        _app.MapPortal();
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task ImportAsync(IServiceProvider services)
    {
        var factory = services.GetRequiredService<IDbContextFactory<ZoneNewsDb>>();
        await using (var db = await factory.CreateDbContextAsync())
            await db.Database.MigrateAsync();
        var importer = new Importer(services.GetRequiredService<ArticleStore>(), TimeProvider.System);
        foreach (var (kind, file) in new[]
        {
            (ImportKind.Divisions, "divisions.csv"), (ImportKind.Zones, "zones.csv"), (ImportKind.Rankings, "rankings.csv"),
            (ImportKind.Sources, "sources.csv"), (ImportKind.Starter, "starter.jsonl"),
        })
        {
            await using var db = await factory.CreateDbContextAsync();
            await importer.ImportAsync(db, kind, Path.Combine(Repository.Starter, file), again: false, CancellationToken.None);
        }
    }
}
