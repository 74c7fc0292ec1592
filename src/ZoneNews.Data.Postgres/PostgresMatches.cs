using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Search;

namespace ZoneNews.Data.Postgres;

/// <summary>
/// The articles that hold the terms, as SQL whose steps are kept apart by OFFSET 0: the planner takes grams for independent and expects
/// a handful of matches or half of the archive, and would check the text of each or sort what is sorted already.
/// </summary>
internal sealed class PostgresMatches
{
    /// <summary>Places of a span, as a power of two: 65,536 minutes, six weeks.</summary>
    public const int Span = 28;

    private readonly List<object> _values = [];

    /// <summary>Those whose places lie in the spans from <paramref name="first"/> to <paramref name="last"/>; their places are in order, newest first.</summary>
    public static IQueryable<Article> In(ZoneNewsDb db, SearchTerms terms, long first, long last)
    {
        var sql = new PostgresMatches();
        var spans = $"generate_series({sql.Value(last)}, {sql.Value(first)}, -1)";
        var alone = terms.Required.Where(any => any.Count == 1).SelectMany(any => any).ToList();
        var conditions = terms.Required.Where(any => any.Count > 1).Select(any => Either(any.Select(word => sql.Holds([word]))));
        if (alone.Count > 0)
            conditions = conditions.Prepend(sql.Holds(alone));
        // One or two characters are one gram: the index alone is exact.
        var open = new SearchTerms([.. terms.Required.Where(any => any.Any(word => word.Length > 2))], terms.Excluded);
        return sql.Articles(db, "m", $"""
            (SELECT s."Position" FROM {spans} AS b(span)
             CROSS JOIN LATERAL (SELECT "Position" FROM "ArticleSearch" WHERE {string.Join(" AND ", conditions)} OFFSET 0) AS s
             ORDER BY s."Position" DESC OFFSET 0) AS m
            CROSS JOIN LATERAL (SELECT * FROM "Articles" WHERE "Position" = m."Position" OFFSET 0) AS a
            {(open.IsEmpty ? "" : sql.Checked(open))}
            """);
    }

    /// <summary>The same by looking at the text of every article that is asked for: where those are few, or most hold the terms.</summary>
    public static IQueryable<Article> ByText(ZoneNewsDb db, SearchTerms terms)
    {
        var sql = new PostgresMatches();
        return sql.Articles(db, "a", $"""
            "Articles" AS a
            {sql.Checked(terms)}
            """);
    }

    private IQueryable<Article> Articles(ZoneNewsDb db, string placed, string from)
    {
        var columns = db.Model.FindEntityType(typeof(Article))!.GetProperties().Select(p => p.GetColumnName())
            .Select(name => $"{(name == nameof(Article.Position) ? placed : "a")}.\"{name}\"");
        return db.Articles.FromSql(FormattableStringFactory.Create($"SELECT {string.Join(", ", columns)} FROM {from}", [.. _values]));
    }

    private string Holds(IEnumerable<string> words) =>
        $""" zn_search_keys("Position" >> {Span}, "Grams") @> zn_search_keys(b.span, {Value(words.SelectMany(Grams.Needed).Distinct().ToArray())})""";

    private string Checked(SearchTerms terms)
    {
        var checks = terms.Required.Select(any => Either(any.Select(word => $"strpos(\"Text\", {Value(word)}) > 0")))
            .Concat(terms.Excluded.Select(word => $"strpos(\"Text\", {Value(word)}) = 0"));
        return $"""CROSS JOIN LATERAL (SELECT 1 FROM "ArticleSearch" WHERE "Position" = a."Position" AND {string.Join(" AND ", checks)} OFFSET 0) AS t""";
    }

    private static string Either(IEnumerable<string> conditions) => $"({string.Join(" OR ", conditions)})";

    private string Value(object value)
    {
        _values.Add(value);
        return $"{{{_values.Count - 1}}}";
    }
}
