using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;

namespace ZoneNews.Web.Pipeline;

/// <summary>How the reader wants pages to look: kept in cookies, set by a form that works without script.</summary>
public static class DisplaySettings
{
    /// <summary>Settings and the values that they may have; an empty value takes the setting back.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Known = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["theme"] = ["light", "dark"],
        ["text"] = ["large"],
        ["updown"] = ["intl", "mono"],
        ["size"] = ["s", "l"],
        ["lang"] = ["zh", "en"],
    };

    /// <summary>Chinese unless the reader chose English: the portal's texts are Chinese, whatever a browser prefers.</summary>
    internal static void Localize(RequestLocalizationOptions options)
    {
        options.SetDefaultCulture("zh-CN").AddSupportedCultures("zh-CN", "en").AddSupportedUICultures("zh-CN", "en");
        options.RequestCultureProviders = [new LanguageChoice()];
    }

    /// <summary><c>POST /display</c> with <c>set</c> (<c>theme=dark</c>) and <c>back</c> (a path of this site).</summary>
    internal static void MapDisplaySettings(this IEndpointRouteBuilder routes) =>
        // A forged request could only change how pages look; a token would make every page uncacheable.
        routes.MapPost("/display", (Delegate)SetAsync).DisableAntiforgery();

    private static async Task<IResult> SetAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            return Results.BadRequest();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var parts = form["set"].ToString().Split('=', 2);
        var back = form["back"].ToString();
        if (parts.Length != 2 || !Known.TryGetValue(parts[0], out var values) || (parts[1].Length > 0 && !values.Contains(parts[1], StringComparer.Ordinal)))
            return Results.BadRequest();
        Write(context, parts[0], parts[1]);
        return Results.LocalRedirect(IsLocal(back) ? back : "/");
    }

    private static void Write(HttpContext context, string name, string value)
    {
        var options = new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        };
        if (value.Length == 0)
            context.Response.Cookies.Delete(name, options);
        else
            context.Response.Cookies.Append(name, value, options);
    }

    private static bool IsLocal(string path) =>
        path.Length < 2000 && path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal)
        && !path.Any(char.IsControl);

    private sealed class LanguageChoice : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
        {
            var asked = httpContext.Request.Query["lang"].ToString();
            if (asked.Length == 0)
                asked = httpContext.Request.Cookies["lang"] ?? "";
            ProviderCultureResult? result = asked switch
            {
                "en" => new ProviderCultureResult("en"),
                "zh" => new ProviderCultureResult("zh-CN"),
                _ => null,
            };
            return Task.FromResult(result);
        }
    }
}
