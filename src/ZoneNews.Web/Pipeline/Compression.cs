using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;

namespace ZoneNews.Web.Pipeline;

/// <summary>Which answers travel compressed: what is text and holds no secret.</summary>
internal static class Compression
{
    private static readonly string[] Types =
        ["application/atom+xml", "application/rss+xml", "application/feed+json", "application/problem+json", "application/x-ndjson", "text/csv"];

    public static void Configure(ResponseCompressionOptions options)
    {
        options.EnableForHttps = true;
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, .. Types];
    }

    /// <summary>The desk's forms carry tokens beside what a reader typed: compressed, their length would tell of them (BREACH, CVE-2013-3587).</summary>
    public static bool IsSafe(HttpContext context) => !context.Request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase);
}
