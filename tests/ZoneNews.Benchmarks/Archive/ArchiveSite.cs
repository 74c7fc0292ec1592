using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ZoneNews.Web;

namespace ZoneNews.Benchmarks.Archive;

/// <summary>The portal on a free port of this machine over the archive that is measured.</summary>
internal sealed class ArchiveSite : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zonenews-measure-");
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private ArchiveSite(ArchiveDatabase database)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = _folder.FullName });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Error);
        database.Add(builder.Services);
        builder.Services.AddPortal(new PortalOptions { DataFolder = _folder.FullName });
        _app = builder.Build();
        _app.MapPortal();
        _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
    }

    public static async Task<ArchiveSite> StartAsync(ArchiveDatabase database)
    {
        var site = new ArchiveSite(database);
        await site._app.StartAsync();
        site._client.BaseAddress = new Uri(site._app.Urls.First());
        return site;
    }

    /// <summary>Fetches a page that must be there, whatever the portal remembers of former ones thrown away before. Returns its size in bytes.</summary>
    public async Task<int> GetAsync(string address)
    {
        ((MemoryCache)_app.Services.GetRequiredService<IMemoryCache>()).Clear();
        using var answer = await _client.GetAsync(new Uri(address, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
