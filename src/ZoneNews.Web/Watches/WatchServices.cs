using Microsoft.Extensions.DependencyInjection;

namespace ZoneNews.Web.Watches;

/// <summary>The wiring of watches and their notices.</summary>
public static class WatchServices
{
    internal static IServiceCollection AddWatches(this IServiceCollection services, WatchOptions options)
    {
        services.AddSingleton(options);
        services.AddMetrics().AddSingleton<WatchMetrics>();
        services.AddSingleton<WatchTokens>().AddSingleton<MailSender>().AddSingleton<NoticeRound>();
        services.AddSingleton(s => new HookSender(options, s.GetRequiredService<WatchTokens>(), s.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>Sends notices in the background for as long as the process serves.</summary>
    public static IServiceCollection AddNoticeService(this IServiceCollection services) => services.AddHostedService<NoticeService>();
}
