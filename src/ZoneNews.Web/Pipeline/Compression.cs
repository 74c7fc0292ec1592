using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using ZoneNews.Web.Areas.Admin;

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

    /// <summary>Forms of those who are signed in, or about to be, carry tokens beside what was typed: compressed, their length would tell of them (BREACH, CVE-2013-3587).</summary>
    public static bool IsSafe(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase) && !context.Request.Cookies.ContainsKey(DeskServices.SignInCookieName);
}
