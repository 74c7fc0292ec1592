using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ZoneNews.Data;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Sqlite;

namespace ZoneNews.Web.Tests.Site;

/// <summary>The portal on a free port of this machine over a made-up SQLite database.</summary>
public sealed class SampleSite : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("zonenews-site-").FullName;
    private WebApplication? _app;

    /// <summary>http://127.0.0.1:PORT, without a slash at its end.</summary>
    public string Address => _app!.Urls.First();

    public IServiceProvider Services => _app!.Services;

    public RowCounter Rows { get; } = new();

    /// <summary>A client that follows no redirect and keeps no cookie.</summary>
    public HttpClient NewClient() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Address) };

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = _folder });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSqlite(Path.Combine(_folder, "test.db"));
        builder.Services.ConfigureDbContext<SqliteDb>(o => o.AddInterceptors(Rows));
        // Tests fetch pages faster than any reader.
        builder.Services.AddPortal(new PortalOptions { DataFolder = _folder, ApiRequestsPerMinute = 10_000, ExportsPerMinute = 10_000 });
        _app = builder.Build();
        await SeedAsync(_app.Services);
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

    private static async Task SeedAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ZoneNewsDb>>().CreateDbContextAsync();
        await db.Database.MigrateAsync();
        db.Zones.AddRange(
            Zone(SampleTexts.Huaqiao, "provincial", "江苏省", "苏州市", "花桥", "花桥经开区"),
            Zone(SampleTexts.Park, "national", "江苏省", "苏州市", "SIP"),
            Zone(SampleTexts.Kunshan, "national", "江苏省", "苏州市", "昆山开发区"),
            Zone("广州经济技术开发区", "national", "广东省", "广州市"));
        db.Sources.Add(new Source { Id = "sample", Name = "样本网", Kind = "media", Definition = "{}", Origin = "starter", CreatedAt = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc) });
        db.Rankings.Add(new Ranking { Name = "江苏省经济开发区综合考评", Aliases = SampleTexts.Ranking, Organiser = "江苏省商务厅", Verified = true });
        await db.SaveChangesAsync();
        var store = services.GetRequiredService<ArticleStore>();
        foreach (var draft in SampleTexts.All())
        {
            await using var own = await services.GetRequiredService<IDbContextFactory<ZoneNewsDb>>().CreateDbContextAsync();
            await store.SaveAsync(own, draft, CancellationToken.None);
        }
    }

    private static Zone Zone(string name, string level, string province, string city, params string[] aliases) => new()
    {
        Name = name,
        Level = level,
        Type = "经开区",
        Province = province,
        City = city,
        Approved = "1994-02",
        Industries = "电子信息;生物医药",
        Evidence = "KNOW",
        Aliases = [.. aliases.Select(a => new ZoneAlias { Name = a })],
    };
}
