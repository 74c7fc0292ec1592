using System.CommandLine;
using Serilog.Events;
using ZoneNews.Crawling;
using ZoneNews.Web;
using ZoneNews.Web.Watches;

namespace ZoneNews.App.Commands;

public sealed record ServeOptions(bool NoCrawler = false, string Urls = ServeOptions.DefaultUrls)
{
    public const string DefaultUrls = "http://localhost:5080";
    public const string UrlsVariable = "ZONENEWS_URLS";
}

/// <summary><c>serve</c>: the portal, and the crawler unless it runs elsewhere.</summary>
public static class ServeCommand
{
    public static Command Create()
    {
        var noCrawler = new Option<bool>("--no-crawler") { Description = "Only the site: the crawler runs as 'zonenews crawl'." };
        var urls = new Option<string?>("--urls") { Description = $"Where to listen (default: {ServeOptions.DefaultUrls}; environment: {ServeOptions.UrlsVariable}).", HelpName = "URL[;URL]" };
        var command = new Command("serve", "Serves the portal and crawls its sources.") { noCrawler, urls };
        command.SetAction((parsed, cancel) => RunAsync(Settings.From(parsed), Options(parsed.GetValue(noCrawler), parsed.GetValue(urls)), cancel));
        return command;
    }

    public static async Task<int> RunAsync(Settings settings, ServeOptions options, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(options.Urls).UseStaticWebAssets();
        builder.Logging.AddZoneNewsLogs(builder.Configuration, settings, LogEventLevel.Information);
        var portal = SiteSettings.Portal(settings.DataFolder, Environment.GetEnvironmentVariable) with { Watches = NoticeSettings.Read(Environment.GetEnvironmentVariable, options.Urls) };
        builder.Services.AddZoneNews(settings).AddPortal(portal).AddNoticeService().AddFactService();

        using var crawlerLock = options.NoCrawler ? null : CrawlerLock.Take(settings);
        if (!options.NoCrawler)
            builder.Services.AddCrawling(CrawlSettings.Read(Environment.GetEnvironmentVariable)).AddCrawlingService();

        await using var app = builder.Build();
        await Preparation.RunAsync(app.Services, cancel);
        app.MapPortal();
        await app.StartAsync(cancel);
        await AnnounceAsync(app, cancel);
        await app.WaitForShutdownAsync(cancel);
        return CommandLine.Done;
    }

    private static ServeOptions Options(bool noCrawler, string? urls) =>
        new(noCrawler, urls ?? Environment.GetEnvironmentVariable(ServeOptions.UrlsVariable) ?? ServeOptions.DefaultUrls);

    private static async Task AnnounceAsync(WebApplication app, CancellationToken cancel)
    {
        await Console.Out.WriteLineAsync($"ZoneNews is at {string.Join(" ", app.Urls)} (Ctrl+C ends it).".AsMemory(), cancel);
        if (!await Preparation.HasAdministratorAsync(app.Services, cancel))
            await Console.Out.WriteLineAsync("No administrator yet. Make the first: zonenews user add NAME --role admin  (dotnet run --project src/ZoneNews.App -- user add NAME --role admin)".AsMemory(), cancel);
    }
}
