using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ZoneNews.Web.Pipeline;

/// <summary>One line for each request: method, path, status, milliseconds. Queries stay out of it: they are people's.</summary>
public static class RequestLog
{
    public static IApplicationBuilder UseRequestLog(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("ZoneNews.Requests");
        return app.Use(async (context, next) =>
        {
            var start = Stopwatch.GetTimestamp();
            var request = context.Request;
            try
            {
                await next(context);
            }
            finally
            {
                var level = request.Path.StartsWithSegments("/health", StringComparison.Ordinal) ? LogLevel.Debug : LogLevel.Information;
                log.Log(
                    level, "{Method} {Path} {Status} {Milliseconds} ms", request.Method, request.Path.Value, context.Response.StatusCode,
                    (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        });
    }
}
