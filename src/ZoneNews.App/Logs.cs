using Serilog;
using Serilog.Events;

namespace ZoneNews.App;

/// <summary>Serilog behind Microsoft.Extensions.Logging: console for people, one file a day under the data folder.</summary>
internal static class Logs
{
    public static ILoggingBuilder AddZoneNewsLogs(this ILoggingBuilder logging, IConfiguration configuration, Settings settings, LogEventLevel console)
    {
        logging.ClearProviders();
        return logging.AddSerilog(
            new LoggerConfiguration()
                .ReadFrom.Configuration(configuration)
                .WriteTo.Console(console, standardErrorFromLevel: LogEventLevel.Verbose, formatProvider: System.Globalization.CultureInfo.InvariantCulture)
                .WriteTo.File(
                    Path.Combine(settings.DataFolder, "logs", "zonenews-.log"), rollingInterval: RollingInterval.Day, retainedFileCountLimit: 30,
                    shared: true, formatProvider: System.Globalization.CultureInfo.InvariantCulture)
                .CreateLogger(),
            dispose: true);
    }
}
