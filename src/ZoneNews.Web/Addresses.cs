using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace ZoneNews.Web;

/// <summary>Addresses inside the site; names are escaped here and nowhere else.</summary>
public static class Addresses
{
    /// <summary>Scheme, host and base of the site as it was asked for, without a slash at its end.</summary>
    public static string Root(HttpRequest request) => UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase).TrimEnd('/');

    /// <summary>Page of a zone, a region or a group.</summary>
    public static string Subject(string name) => "/zones/" + Uri.EscapeDataString(name);

    public static string Article(long id) => string.Create(CultureInfo.InvariantCulture, $"/news/{id}");

    /// <summary>What changed in an article between two readings.</summary>
    public static string Revision(long article, int number) => string.Create(CultureInfo.InvariantCulture, $"/news/{article}/revisions/{number}");

    public static string Indicator(string code) => "/indicators/" + Uri.EscapeDataString(code);

    /// <summary>A path with the parameters that have a value, in the order given.</summary>
    public static string With(string path, params (string Name, string? Value)[] parameters) =>
        path + QueryString.Create(parameters.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => KeyValuePair.Create(p.Name, p.Value)));

    /// <summary>A list as a file: <paramref name="list"/> is articles, zones or observations; the format csv, xlsx or json.</summary>
    public static string Export(string list, string format, params (string Name, string? Value)[] filter) => With($"/export/{list}.{format}", filter);

    /// <summary>A list of articles as a feed.</summary>
    public static string Feed(params (string Name, string? Value)[] filter) => With("/feeds/articles.atom", filter);

    public static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string? Digits(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
