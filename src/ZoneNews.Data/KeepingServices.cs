using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Checks;
using ZoneNews.Data.Curation;
using ZoneNews.Data.Import;
using ZoneNews.Data.Watches;

namespace ZoneNews.Data;

/// <summary>What both engines offer beside the database itself.</summary>
public static class KeepingServices
{
    public static IServiceCollection AddKeeping(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<KeepingOptions>();
        services.AddSingleton<ReviewLedger>();
        services.AddSingleton<WriteTurns>().AddSingleton<ArticleStore>().AddSingleton<Retention>().AddSingleton<PendingAudits>();
        services.AddSingleton<Importer>();
        services.AddSingleton<WatchBook>().AddSingleton<NoticeOutbox>().AddSingleton<WatchUpkeep>();
        return services;
    }
}
