using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ZoneNews.Data;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Search;
using ZoneNews.Data.Sqlite;
using ZoneNews.Testing.Databases;
using ZoneNews.Web.Areas.Admin;

namespace ZoneNews.Web.Tests.Desk;

/// <summary>The whole portal over a fresh database, in this process.</summary>
public class PortalApp : IAsyncLifetime
{
    public const string Password = "correct horse battery";

    private readonly string _keys = Directory.CreateTempSubdirectory("zonenews-keys-").FullName;
    private readonly TestDatabase _database;
    private readonly Action<IServiceCollection> _addEngine;
    private WebApplication? _app;

    public PortalApp()
    {
        var sqlite = new SqliteDatabase();
        (_database, _addEngine) = (sqlite, services => services.AddSqlite(sqlite.File));
    }

    protected PortalApp(TestDatabase database, Action<IServiceCollection> addEngine) => (_database, _addEngine) = (database, addEngine);

    public IServiceProvider Services => _app!.Services;

    public IArticleSearch Search => _database.Search;

    public ArticleStore Store => _database.Store;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ZoneNewsDb NewDb() => _database.NewDb();

    /// <summary>A browser without any cookie.</summary>
    public Browser Open() => new(_app!.GetTestServer());

    /// <summary>A browser that is signed in.</summary>
    public async Task<Browser> OpenAsAsync(string name)
    {
        var browser = Open();
        await browser.SubmitAsync("/admin/sign-in", "main form", new() { ["Name"] = name, ["Password"] = Password });
        return browser;
    }

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await using (var db = NewDb())
            await Samples.FillAsync(db, Store, Cancel);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "ZoneNews.Web", EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        _addEngine(builder.Services);
        builder.Services.AddPortal(Options(_keys));
        _app = builder.Build();
        _app.MapPortal();
        await _app.StartAsync(Cancel);
        await AddUserAsync("zhou", Roles.Editor);
        await AddUserAsync("wang", Roles.Admin);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_keys, recursive: true);
        GC.SuppressFinalize(this);
    }

    public async Task<IdentityResult> AddUserAsync(string name, string role, string password = Password)
    {
        await using var scope = Services.CreateAsyncScope();
        return await Accounts.AddAsync(
            scope.ServiceProvider.GetRequiredService<UserManager<User>>(), scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>(), name, password, role);
    }

    protected virtual PortalOptions Options(string folder) => new()
    {
        DataFolder = folder,
        ApiRequestsPerMinute = 10_000,
        ExportsPerMinute = 10_000,
        SignInsPerMinute = 10_000,
    };
}

/// <summary>A portal that lets nobody ask much.</summary>
public sealed class StrictPortalApp : PortalApp
{
    protected override PortalOptions Options(string folder) => new() { DataFolder = folder, ApiRequestsPerMinute = 3, ExportsPerMinute = 2, SignInsPerMinute = 2 };
}
