using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Data.Tests;

public sealed class SqliteLongListTests(SqliteDatabase database) : LongListContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresLongListTests(PostgresDatabase database) : LongListContract(database), IClassFixture<PostgresDatabase>;

/// <summary>More hits than are counted: pages go on below them.</summary>
public abstract class LongListContract(TestDatabase database) : DatabaseContract(database)
{
    private const int Articles = ArticleQueries.TotalCap + 50;

    [Fact]
    public async Task Pages_go_on_below_the_hits_that_are_counted_and_name_each_article_once()
    {
        await using var db = Database.NewDb();
        db.Articles.AddRange(Enumerable.Range(1, Articles).Select(n => new Article
        {
            Position = n * 4096L,
            SourceId = Drafts.Source,
            Url = $"http://long/{n}",
            Title = "园",
            Body = "区",
            Blocks = "[]",
            Status = ArticleStatus.Published,
            FetchedAt = Drafts.Fetched,
            CreatedAt = Drafts.Fetched,
            UpdatedAt = Drafts.Fetched,
        }));
        await db.SaveChangesAsync(Cancel);
        // Rows as they are, without the way that articles are kept by: the index must be told.
        foreach (var article in await db.Articles.AsNoTracking().ToListAsync(Cancel))
            await Database.Search.IndexAsync(db, article, Cancel);

        foreach (var words in new[] { null, "园" })
        {
            var (seen, before, total) = (new List<long>(), (long?)null, (0, false));
            do
            {
                var page = await ArticleQueries.PageAsync(db, Database.Search, new ArticleQuery { Q = words, Take = 100, Before = before }, Cancel);
                seen.AddRange(page.Items.Select(i => i.Position));
                (before, total) = (page.Next, (page.Total, page.TotalCapped));
            }
            while (before is not null);
            Assert.Equal(Enumerable.Range(1, Articles).Select(n => n * 4096L).Reverse(), seen);
            Assert.Equal((ArticleQueries.TotalCap, true), total);
        }
        Assert.Equal((Articles, false), await ExactAsync(db));
    }

    private async Task<(int, bool)> ExactAsync(ZoneNewsDb db)
    {
        var page = await ArticleQueries.PageAsync(db, Database.Search, new ArticleQuery { Q = "园", ExactTotal = true }, Cancel);
        return (page.Total, page.TotalCapped);
    }
}
