using Serilog.Events;

namespace ZoneNews.App;

/// <summary>The services of a verb that serves no pages.</summary>
internal static class Tool
{
    public static ServiceProvider Services(Settings settings, Action<IServiceCollection>? more = null)
    {
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json").AddEnvironmentVariables().Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging => logging.AddZoneNewsLogs(configuration, settings, LogEventLevel.Warning));
        services.AddZoneNews(settings);
        more?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
