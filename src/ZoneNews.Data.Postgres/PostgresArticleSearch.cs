using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;
using ZoneNews.Data.Search;

namespace ZoneNews.Data.Postgres;

/// <summary>A GIN index over the grams of each text; what they leave open (a word of three characters and more) is checked in the text.</summary>
public sealed class PostgresArticleSearch : IArticleSearch
{
    private const int Few = 300;

    public async Task<IQueryable<Article>> MatchingAsync(ZoneNewsDb db, SearchTerms terms, CancellationToken cancel)
    {
        if (terms.IsEmpty)
            return db.Articles;
        var rows = Rows(db, terms);
        // Asked for the newest of a rare word, the planner walks the archive by date until it has met it: so look the rare ones up first.
        var few = await rows.Select(r => r.Position).Take(Few + 1).ToListAsync(cancel);
        return few.Count <= Few
            ? db.Articles.Where(a => few.Contains(a.Position))
            : db.Articles.Where(a => rows.Any(r => r.Position == a.Position));
    }

    public async Task IndexAsync(ZoneNewsDb db, Article article, CancellationToken cancel)
    {
        var row = RowOf(article);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "ArticleSearch" ("Position", "Grams", "Text") VALUES ({row.Position}, {row.Grams}, {row.Text})
            ON CONFLICT ("Position") DO UPDATE SET "Grams" = excluded."Grams", "Text" = excluded."Text"
            """, cancel);
    }

    /// <summary>The index's row of an article.</summary>
    public static SearchRow RowOf(Article article)
    {
        var text = Grams.TextOf(article);
        return new SearchRow { Position = article.Position, Grams = [.. Grams.Distinct(text).Order()], Text = text };
    }

    public Task RemoveAsync(ZoneNewsDb db, long position, CancellationToken cancel) =>
        db.Set<SearchRow>().Where(r => r.Position == position).ExecuteDeleteAsync(cancel);

    private static IQueryable<SearchRow> Rows(ZoneNewsDb db, SearchTerms terms)
    {
        IQueryable<SearchRow> rows = db.Set<SearchRow>();
        foreach (var alternatives in terms.Required)
            rows = rows.Where(Predicates.AnyOf(alternatives.Select(Holds)));
        foreach (var word in terms.Excluded)
            rows = rows.Where(r => !r.Text.Contains(word));
        return rows;
    }

    private static Expression<Func<SearchRow, bool>> Holds(string word)
    {
        var grams = Grams.Needed(word).Distinct().ToArray();
        // One or two characters are one gram: the index alone is exact.
        return word.Length <= 2
            ? r => grams.All(g => r.Grams.Contains(g))
            : r => grams.All(g => r.Grams.Contains(g)) && r.Text.Contains(word);
    }
}
