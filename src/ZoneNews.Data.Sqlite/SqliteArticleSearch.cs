using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;
using ZoneNews.Data.Search;

namespace ZoneNews.Data.Sqlite;

/// <summary>
/// FTS5 without content: its rows are <see cref="Article.Position"/>, so that walking them backwards is newest first. A word is a
/// phrase of overlapping pairs, which is exactly what LIKE would find.
/// </summary>
public sealed class SqliteArticleSearch : IArticleSearch
{
    public Task<IQueryable<Article>> MatchingAsync(ZoneNewsDb db, SearchTerms terms, CancellationToken cancel) =>
        Task.FromResult(terms.IsEmpty ? db.Articles : Matching(db, terms));

    public async Task<IReadOnlyList<Hit>> NewestAsync(ZoneNewsDb db, SearchTerms terms, Narrowing narrowing, int count, CancellationToken cancel) =>
        await Hit.NewestAsync(narrowing.Of(await MatchingAsync(db, terms, cancel)), count, cancel);

    public Task IndexAsync(ZoneNewsDb db, Article article, CancellationToken cancel) => ((SqliteDb)db).IndexAsync(article.Position, TokensOf(article), cancel);

    /// <summary>What the index's row of an article holds: tokens with blanks between.</summary>
    public static string TokensOf(Article article)
    {
        var text = Grams.TextOf(article);
        var tokens = new StringBuilder(text.Length * 4);
        foreach (var gram in Grams.Pairs(text).Concat(text.Distinct().Select(Grams.One)))
            Append(tokens, gram).Append(' ');
        return tokens.ToString();
    }

    public Task RemoveAsync(ZoneNewsDb db, long position, CancellationToken cancel) => ((SqliteDb)db).RemoveFromIndexAsync(position, cancel);

    private static IQueryable<Article> Matching(ZoneNewsDb db, SearchTerms terms)
    {
        var articles = terms.Required.Count == 0 ? db.Articles : Hits(db, string.Join(" AND ", terms.Required.Select(OneOf)));
        if (terms.Excluded.Count == 0)
            return articles;
        var unwanted = Hits(db, OneOf(terms.Excluded)).Select(a => a.Position);
        return articles.Where(a => !unwanted.Contains(a.Position));
    }

    /// <summary>
    /// The place comes from the index's row, not from the article's: then ORDER BY it walks the index backwards and stops at the
    /// page's end, instead of sorting all hits (0.1 ms in place of 110 ms for a common word among 4,000 articles).
    /// </summary>
    private static IQueryable<Article> Hits(ZoneNewsDb db, string match)
    {
        var columns = db.Model.FindEntityType(typeof(Article))!.GetProperties().Select(p => p.GetColumnName())
            .Select(name => name == nameof(Article.Position) ? $"s.rowid AS \"{name}\"" : $"a.\"{name}\"");
        return db.Articles.FromSql(FormattableStringFactory.Create(
            $$"""
            SELECT {{string.Join(", ", columns)}} FROM "ArticleSearch" AS s
            CROSS JOIN "Articles" AS a ON a."Position" = s.rowid WHERE s."Grams" MATCH {0}
            """, match));
    }

    private static string OneOf(IEnumerable<string> words) => $"({string.Join(" OR ", words.Select(Phrase))})";

    private static string Phrase(string word)
    {
        var phrase = new StringBuilder("\"");
        foreach (var gram in Grams.Needed(word))
            Append(phrase, gram).Append(' ');
        return phrase.Append('"').ToString();
    }

    private static StringBuilder Append(StringBuilder tokens, int gram)
    {
        AppendUnit(tokens, (char)(gram >>> 16));
        return (gram & 0xffff) == 0 ? tokens : AppendUnit(tokens, (char)gram);
    }

    /// <summary>FTS5's ascii tokenizer parts words at ASCII signs, and half a surrogate pair has no UTF-8: both go to a private plane.</summary>
    private static StringBuilder AppendUnit(StringBuilder tokens, char unit) =>
        char.IsSurrogate(unit) || (char.IsAscii(unit) && !char.IsAsciiLetterOrDigit(unit))
            ? tokens.Append(char.ConvertFromUtf32(0xf0000 + unit))
            : tokens.Append(unit);
}
