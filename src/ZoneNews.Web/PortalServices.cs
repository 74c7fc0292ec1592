using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Web.Api;
using ZoneNews.Web.Areas.Admin;
using ZoneNews.Web.Exports;
using ZoneNews.Web.Feeds;

namespace ZoneNews.Web;

/// <summary>The wiring of the portal: pages, desk, API, feeds and files.</summary>
public static class PortalServices
{
    public static IServiceCollection AddPortal(this IServiceCollection services, PortalOptions options)
    {
        services.AddSingleton(options);
        // The default encoder writes each Han character as a reference of eight.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorPages();
        return services.AddDesk(options).AddApi();
    }

    public static WebApplication MapPortal(this WebApplication app)
    {
        app.UseDeskSecurity();
        app.UseRouting();
        app.UseDeskAccess();
        app.MapRazorPages();
        app.MapDesk();
        app.MapApi();
        app.MapFeeds();
        app.MapExports();
        return app;
    }
}
