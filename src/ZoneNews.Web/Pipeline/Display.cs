using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ZoneNews.Web.Pipeline;

/// <summary>The settings of this request, as attributes of the page's root: no flash, no script.</summary>
public sealed class Display(IHttpContextAccessor http)
{
    /// <summary>light, dark; null follows the system.</summary>
    public string? Theme => Cookie("theme");

    /// <summary>large or null.</summary>
    public string? Text => Cookie("text");

    /// <summary>cn, intl, mono.</summary>
    public string UpDown => Cookie("updown") ?? "cn";

    /// <summary>Size of an article's text: s, m, l.</summary>
    public string Size => Cookie("size") ?? "m";

    public static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public static string Language => English ? "en" : "zh-CN";

    /// <summary>Path and query of this page without <c>lang</c>, to come back to.</summary>
    public string Here
    {
        get
        {
            var request = http.HttpContext!.Request;
            var query = QueryString.Create(request.Query.Where(p => p.Key != "lang"));
            return request.PathBase + request.Path + query;
        }
    }

    private string? Cookie(string name)
    {
        var value = http.HttpContext?.Request.Cookies[name];
        return value is not null && DisplaySettings.Known[name].Contains(value, StringComparer.Ordinal) ? value : null;
    }
}
