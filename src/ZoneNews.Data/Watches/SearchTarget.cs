using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ZoneNews.Data.Queries;

namespace ZoneNews.Data.Watches;

/// <summary>A search as a query string, always in one order, so that the same search is one target.</summary>
public static class SearchTarget
{
    /// <summary>Empty where the query narrows nothing.</summary>
    public static string Of(ArticleQuery query) => QueryString.Create(
        new KeyValuePair<string, string?>[]
        {
            new("q", query.Q?.Trim()), new("zone", query.Zone), new("province", query.Province), new("city", query.City),
            new("year", query.Year?.ToString(CultureInfo.InvariantCulture)), new("indicator", query.Indicator), new("category", query.Category),
            new("source", query.Source), new("level", query.Level), new("type", query.Type),
        }.Where(p => !string.IsNullOrEmpty(p.Value))).ToString();

    /// <summary>The search again; what is no parameter of it is passed over.</summary>
    public static ArticleQuery Parse(string target)
    {
        var given = QueryHelpers.ParseQuery(target);
        string? Text(string name) => given.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
        return new ArticleQuery
        {
            Q = Text("q"),
            Zone = Text("zone"),
            Province = Text("province"),
            City = Text("city"),
            Year = int.TryParse(Text("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null,
            Indicator = Text("indicator"),
            Category = Text("category"),
            Source = Text("source"),
            Level = Text("level"),
            Type = Text("type"),
        };
    }
}
