using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ZoneNews.Web.Pipeline;

/// <summary>What browsers are told to refuse, on every answer, also on those of an error.</summary>
public static class SecurityHeaders
{
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>Charts that other sites show in a frame: nothing can be done in them, so nothing can be done unawares.</summary>
    private static readonly string EmbedPolicy = ContentPolicy.Replace("frame-ancestors 'none'", "frame-ancestors *", StringComparison.Ordinal).Replace("form-action 'self'", "form-action 'none'", StringComparison.Ordinal);

    private const string Permissions = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    /// <summary>Paths that other sites' pages may read.</summary>
    private static readonly string[] OpenPaths = ["/api", "/embed", "/feeds", "/openapi"];

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // On starting, because an error handler clears what was set before it.
        context.Response.OnStarting(static state => Write((HttpContext)state), context);
        return next(context);
    });

    private static Task Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = IsEmbed(context.Request.Path) ? EmbedPolicy : ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = IsOpen(context.Request.Path) ? "cross-origin" : "same-origin";
        return Task.CompletedTask;
    }

    private static bool IsEmbed(PathString path) => path.StartsWithSegments("/embed", StringComparison.OrdinalIgnoreCase);

    private static bool IsOpen(PathString path) => Array.Exists(OpenPaths, open => path.StartsWithSegments(open, StringComparison.OrdinalIgnoreCase));
}
