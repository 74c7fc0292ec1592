using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Entities;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Data.Tests;

public sealed class SqliteArticleStoreTests(SqliteDatabase database) : ArticleStoreContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresArticleStoreTests(PostgresDatabase database) : ArticleStoreContract(database), IClassFixture<PostgresDatabase>;

public abstract class ArticleStoreContract(TestDatabase database) : DatabaseContract(database)
{
    [Fact]
    public async Task A_new_article_is_kept_with_its_revision_figures_and_zones()
    {
        var saved = await SaveAsync(Drafts.Article("http://a/1") with { Zones = ["江苏花桥经济开发区"], Observations = [Drafts.Figure()] });
        await using var db = Database.NewDb();
        var article = await db.Articles.Include(a => a.Revisions).Include(a => a.Observations).ThenInclude(o => o.Zone)
            .Include(a => a.Zones).ThenInclude(l => l.Zone).SingleAsync(a => a.Id == saved.ArticleId, Cancel);
        Assert.Equal(SaveOutcome.Added, saved.Outcome);
        Assert.Equal(ArticleStatus.Published, article.Status);
        Assert.Equal(1, Assert.Single(article.Revisions).Number);
        Assert.Equal("江苏花桥经济开发区", Assert.Single(article.Zones).Zone!.Name);
        var figure = Assert.Single(article.Observations);
        Assert.Equal((38_300_000_000m, 2021, ObservationState.Published, true), (figure.Value, figure.Year, figure.State, figure.Current));
        Assert.Equal("江苏花桥经济开发区", figure.Zone!.Name);
        Assert.Equal(DateTimeKind.Utc, article.FetchedAt.Kind);
    }

    [Fact]
    public async Task An_equal_reading_changes_nothing()
    {
        var draft = Drafts.Article("http://a/2") with { Observations = [Drafts.Figure()] };
        await SaveAsync(draft);
        var again = await SaveAsync(draft);
        Assert.Equal(SaveOutcome.Unchanged, again.Outcome);
        await using var db = Database.NewDb();
        Assert.Equal(1, await db.Revisions.CountAsync(r => r.ArticleId == again.ArticleId, Cancel));
        Assert.Equal(1, await db.Observations.CountAsync(o => o.ArticleId == again.ArticleId, Cancel));
    }

    [Fact]
    public async Task A_new_reading_adds_a_revision_and_retires_the_older_figures()
    {
        var draft = Drafts.Article("http://a/3") with { Observations = [Drafts.Figure()] };
        await SaveAsync(draft);
        var better = draft with { ReaderVersion = "2", Observations = [Drafts.Figure(value: 1)] };
        var saved = await SaveAsync(better);
        Assert.Equal(SaveOutcome.Revised, saved.Outcome);
        await using var db = Database.NewDb();
        Assert.Equal([1, 2], await db.Revisions.Where(r => r.ArticleId == saved.ArticleId).Select(r => r.Number).Order().ToListAsync(Cancel));
        var figures = await db.Observations.Where(o => o.ArticleId == saved.ArticleId).OrderBy(o => o.Id).ToListAsync(Cancel);
        Assert.Equal([(false, true), (true, false)], figures.Select(o => (o.Current, o.KnownUntil is not null)));
    }

    [Fact]
    public async Task A_doubtful_figure_and_one_of_low_confidence_wait_for_review()
    {
        var saved = await SaveAsync(Drafts.Article("http://a/4") with
        {
            Observations = [Drafts.Figure(), Drafts.Figure(value: 2) with { Doubt = "restored" }, Drafts.Figure(value: 3) with { Confidence = 0.2 }],
        });
        await using var db = Database.NewDb();
        var states = await db.Observations.Where(o => o.ArticleId == saved.ArticleId).OrderBy(o => o.Id).Select(o => o.State).ToListAsync(Cancel);
        Assert.Equal([ObservationState.Published, ObservationState.Review, ObservationState.Review], states);
    }

    [Fact]
    public async Task A_broken_text_is_kept_in_quarantine_without_figures()
    {
        var saved = await SaveAsync(Drafts.Article("http://a/5") with { Quarantine = "lost-digits", Observations = [Drafts.Figure()] });
        await using var db = Database.NewDb();
        var article = await db.Articles.Include(a => a.Observations).SingleAsync(a => a.Id == saved.ArticleId, Cancel);
        Assert.Equal((ArticleStatus.Quarantined, "lost-digits"), (article.Status, article.StatusReason));
        Assert.Empty(article.Observations);
    }

    [Fact]
    public async Task Articles_of_one_day_have_different_places_and_a_new_date_moves_one()
    {
        var first = await SaveAsync(Drafts.Article("http://a/6a"));
        var second = await SaveAsync(Drafts.Article("http://a/6b"));
        var moved = await SaveAsync(Drafts.Article("http://a/6a", published: "2023-05-01"));
        Assert.Equal(first.ArticleId, moved.ArticleId);
        await using var db = Database.NewDb();
        var places = await db.Articles.Where(a => a.Id == first.ArticleId || a.Id == second.ArticleId).ToDictionaryAsync(a => a.Id, a => a.Position, Cancel);
        Assert.InRange(places[first.ArticleId], Positions.FirstOf(new(2023, 5, 1)), Positions.FirstOf(new(2023, 5, 2)) - 1);
        Assert.InRange(places[second.ArticleId], Positions.FirstOf(new(2022, 1, 18)), Positions.FirstOf(new(2022, 1, 19)) - 1);
    }

    [Fact]
    public async Task What_no_engine_can_keep_is_replaced_one_for_one()
    {
        var saved = await SaveAsync(Drafts.Article("http://a/7", body: "一\0二\ud800三" + Drafts.Text(7)));
        await using var db = Database.NewDb();
        var article = await db.Articles.SingleAsync(a => a.Id == saved.ArticleId, Cancel);
        Assert.StartsWith("一\ufffd二\ufffd三", article.Body, StringComparison.Ordinal);
    }
}
