using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;
using ZoneNews.Data.Search;

namespace ZoneNews.Data.Postgres;

/// <summary>
/// A GIN index over the grams of each text, each gram together with the span of time that the article's place lies in: so the newest
/// matches are found span by span, and a common word costs no more than a page of it. What grams leave open (a word of three
/// characters and more) is checked in the texts, newest first, until there are enough.
/// </summary>
public sealed class PostgresArticleSearch : IArticleSearch
{
    /// <summary>Spans that are looked through first: three months.</summary>
    private const long First = 2;

    /// <summary>Fewer at the end are not worth a question of their own.</summary>
    private const long Fewest = 16;

    public async Task<IQueryable<Article>> MatchingAsync(ZoneNewsDb db, SearchTerms terms, CancellationToken cancel)
    {
        if (terms.Required.Count == 0)
            return terms.IsEmpty ? db.Articles : PostgresMatches.ByText(db, terms);
        var all = await SpansAsync(db, new Narrowing(a => a), cancel);
        return PostgresMatches.In(db, terms, all.First, all.Last);
    }

    public async Task<IReadOnlyList<Hit>> NewestAsync(ZoneNewsDb db, SearchTerms terms, Narrowing narrowing, int count, CancellationToken cancel)
    {
        if (terms.IsEmpty)
            return await Hit.NewestAsync(narrowing.Of(db.Articles), count, cancel);
        if (terms.Required.Count == 0 || narrowing.Few)
            return await Hit.NewestAsync(narrowing.Of(PostgresMatches.ByText(db, terms)), count, cancel);
        var (first, last) = await SpansAsync(db, narrowing, cancel);
        var hits = new List<Hit>();
        for (var (next, many) = (last, First); next >= first && hits.Count < count; next -= many, many = Further(hits.Count, count, last - next))
        {
            if (next - many < first + Fewest)
                many = next - first + 1;
            hits.AddRange(await Hit.NewestAsync(narrowing.Of(PostgresMatches.In(db, terms, next - many + 1, next)), count - hits.Count, cancel));
        }
        return hits;
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

    /// <summary>As many spans as may hold what is still wanted, judged by those that were looked through; all where they held nothing.</summary>
    private static long Further(int found, int wanted, long spans) =>
        found == 0 ? int.MaxValue : Math.Max(First, (wanted - found) * spans * 3 / (found * 2));

    private static async Task<(long First, long Last)> SpansAsync(ZoneNewsDb db, Narrowing narrowing, CancellationToken cancel)
    {
        var ends = await db.Database.SqlQuery<Ends>($"""SELECT min("Position") AS "First", max("Position") AS "Last" FROM "ArticleSearch" """).SingleAsync(cancel);
        return (Math.Max(ends.First ?? 0, narrowing.From) >> PostgresMatches.Span, Math.Min(ends.Last ?? -1, narrowing.Until - 1) >> PostgresMatches.Span);
    }

    private sealed record Ends(long? First, long? Last);
}
