using Microsoft.Extensions.Options;
using ZoneNews.Data;
using ZoneNews.Data.Postgres;
using ZoneNews.Data.Sqlite;

namespace ZoneNews.App;

internal static class Services
{
    /// <summary>The engine that the settings name, and all that stands on it.</summary>
    public static IServiceCollection AddZoneNews(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(Options.Create(SiteSettings.Keeping(Environment.GetEnvironmentVariable)));
        return settings.Database.Engine == DatabaseAddress.Postgres
            ? services.AddPostgres(settings.Database.Target)
            : services.AddSqlite(settings.Database.Target);
    }
}
