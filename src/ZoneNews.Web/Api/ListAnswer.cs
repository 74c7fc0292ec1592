using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace ZoneNews.Web.Api;

/// <summary>A page of a list. <paramref name="Next"/>: the address of the next page; null at the end.</summary>
public sealed record ListAnswer<T>(int Total, IReadOnlyList<T> Items, string? Next);

internal static class NextPage
{
    /// <summary>A page by key.</summary>
    /// <param name="rows">The page's rows, and one more where there is a next page.</param>
    public static ListAnswer<T> Answer<T>(HttpRequest request, string parameter, int total, List<T> rows, int take, Func<T, long> key)
    {
        var items = rows.Take(take).ToList();
        return new ListAnswer<T>(total, items, Address(request, parameter, rows.Count > items.Count ? key(items[^1]) : null));
    }

    /// <summary>This request's address, with <paramref name="parameter"/> set to the next page's key.</summary>
    public static string? Address(HttpRequest request, string parameter, long? key)
    {
        if (key is not { } next)
            return null;
        var others = request.Query.Where(p => p.Key != parameter);
        var query = QueryString.Create(others).Add(parameter, next.ToString(CultureInfo.InvariantCulture));
        return UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, query);
    }
}
