using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using ZoneNews.Web.Api;
using ZoneNews.Web.Areas.Admin;
using ZoneNews.Web.Exports;
using ZoneNews.Web.Feeds;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Pages.Shared;
using ZoneNews.Web.Pipeline;
using ZoneNews.Web.Resources;
using ZoneNews.Web.Watches;

namespace ZoneNews.Web;

/// <summary>The wiring of the portal: pages for readers, desk, API, feeds and files.</summary>
public static class PortalServices
{
    /// <summary>Needs an engine (<c>AddSqlite</c> or <c>AddPostgres</c>).</summary>
    public static IServiceCollection AddPortal(this IServiceCollection services, PortalOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        // The default encoder writes each Han character as a reference of eight.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorPages().ConfigureApplicationPartManager(FindPages);
        services.AddResponseCompression(Compression.Configure);
        services.AddLocalization();
        services.AddMemoryCache();
        services.AddHttpContextAccessor();
        services.Configure<RequestLocalizationOptions>(DisplaySettings.Localize);
        services.AddSingleton<Texts>();
        services.AddScoped<Display>();
        services.AddSingleton<StaticFiles>();
        return services.AddDesk(options).AddApi().AddWatches(options.Watches);
    }

    /// <summary>Keeps the facts that pages show up to date in the background for as long as the process serves.</summary>
    public static IServiceCollection AddFactService(this IServiceCollection services) => services.AddHostedService<FactService>();

    public static WebApplication MapPortal(this WebApplication app)
    {
        app.UseDeskSecurity();
        app.UseWhen(Compression.IsSafe, answers => answers.UseResponseCompression());
        app.UseApiProblems();
        app.UseWhen(IsForReaders, pages => pages
            .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/status/500", CreateScopeForErrors = true })
            .UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true));
        // After the pages for errors: they are found by routing again.
        app.UseRouting();
        app.UseRequestLocalization();
        app.UseDeskAccess();
        app.MapStaticFiles();
        app.MapDisplaySettings();
        app.MapSitemap();
        app.MapRazorPages();
        app.MapDesk();
        app.MapApi();
        app.MapSuggestions();
        app.MapFeeds();
        app.MapExports();
        return app;
    }

    // Found by itself only where the host is built as a web project.
    private static void FindPages(ApplicationPartManager parts)
    {
        var portal = typeof(PortalServices).Assembly;
        if (parts.ApplicationParts.Any(p => p.Name == portal.GetName().Name))
            return;
        foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(portal).GetApplicationParts(portal))
            parts.ApplicationParts.Add(part);
    }

    // Programs get problem details, not pages.
    private static bool IsForReaders(HttpContext context) => !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
}
