using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Data.Tests;

public sealed class SqliteReviewLedgerTests(SqliteDatabase database) : ReviewLedgerContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresReviewLedgerTests(PostgresDatabase database) : ReviewLedgerContract(database), IClassFixture<PostgresDatabase>;

public abstract class ReviewLedgerContract(TestDatabase database) : DatabaseContract(database)
{
    private static readonly ObservationDraft Figure = Drafts.Figure();

    [Fact]
    public async Task A_corrected_figure_is_shown_and_what_was_read_is_kept()
    {
        var draft = await KeptAsync("http://r/1");
        var review = await ReviewAsync(draft.Url, "correct", """{"value":"38500000000","period":"2020"}""", Fingerprint.Of(Figure));
        var shown = Assert.Single(await FiguresAsync(draft.Url));
        Assert.Equal((38_500_000_000m, "2020", 2020, ObservationState.Published), (shown.Value, shown.Period, shown.Year, shown.State));
        Assert.Equal(38_300_000_000m, (decimal)JsonNode.Parse(shown.AsRead!)!["value"]!);
        Assert.Equal("2021", (string?)JsonNode.Parse(review.Before!)!["period"]);
    }

    [Fact]
    public async Task A_correction_survives_a_new_reading_of_the_same_figure()
    {
        var draft = await KeptAsync("http://r/2");
        await ReviewAsync(draft.Url, "correct", """{"value":1}""", Fingerprint.Of(Figure));
        await SaveAsync(draft with { ReaderVersion = "2", Observations = [Figure with { Start = 3, End = 9, Rule = "better" }] });
        var shown = Assert.Single(await FiguresAsync(draft.Url));
        Assert.Equal((1m, "better"), (shown.Value, shown.Rule));
    }

    [Fact]
    public async Task A_figure_read_with_another_period_is_known_again_by_its_words()
    {
        var draft = await KeptAsync("http://r/3");
        await ReviewAsync(draft.Url, "correct", """{"unit":"USD"}""", Fingerprint.Of(Figure));
        await SaveAsync(draft with { ReaderVersion = "2", Observations = [Figure with { Period = "2022" }, Figure with { Value = 9, Measure = "growth" }] });
        var shown = await FiguresAsync(draft.Url);
        Assert.Equal(["USD", "CNY"], shown.Select(o => o.Unit));
    }

    [Fact]
    public async Task A_corrected_figure_whose_words_are_gone_keeps_standing_with_a_note()
    {
        var draft = await KeptAsync("http://r/4");
        await ReviewAsync(draft.Url, "correct", """{"value":1}""", Fingerprint.Of(Figure));
        for (var reader = 2; reader <= 3; reader++)
        {
            await SaveAsync(draft with { ReaderVersion = $"{reader}", Observations = [] });
            var shown = Assert.Single(await FiguresAsync(draft.Url));
            Assert.Equal((1m, "text-gone", null), (shown.Value, shown.Doubt, shown.KnownUntil));
        }
    }

    [Fact]
    public async Task A_rejected_figure_stays_rejected_and_an_accepted_one_published()
    {
        var draft = await KeptAsync("http://r/5", Figure, Figure with { Value = 2, Doubt = "restored" });
        await ReviewAsync(draft.Url, "reject", null, Fingerprint.Of(Figure));
        await ReviewAsync(draft.Url, "accept", null, Fingerprint.Of(Figure with { Value = 2 }));
        await SaveAsync(draft with { ReaderVersion = "2" });
        Assert.Equal([ObservationState.Rejected, ObservationState.Published], (await FiguresAsync(draft.Url)).Select(o => o.State));
    }

    [Fact]
    public async Task An_undo_takes_a_review_back_and_can_be_undone()
    {
        var draft = await KeptAsync("http://r/6");
        var review = await ReviewAsync(draft.Url, "correct", """{"value":1}""", Fingerprint.Of(Figure));
        var undo = await ReviewAsync(draft.Url, "undo", null, Fingerprint.Of(Figure), review.Id);
        var undone = Assert.Single(await FiguresAsync(draft.Url));
        Assert.Equal((38_300_000_000m, null), (undone.Value, undone.AsRead));
        await ReviewAsync(draft.Url, "undo", null, Fingerprint.Of(Figure), undo.Id);
        Assert.Equal(1m, Assert.Single(await FiguresAsync(draft.Url)).Value);
        await using var db = Database.NewDb();
        Assert.Equal(3, await db.Reviews.CountAsync(r => r.Article!.Url == draft.Url, Cancel));
    }

    [Fact]
    public async Task Corrections_of_title_day_source_zones_and_status_survive_a_new_reading()
    {
        var draft = await KeptAsync("http://r/7");
        var review = await ReviewAsync(draft.Url, "correct", """{"title":"改过的标题","published":"2020-02-29","source":"新华社","zones":["昆山经济技术开发区"],"status":"review"}""");
        await SaveAsync(draft with { ReaderVersion = "2", Title = "又读的标题" });
        await using var db = Database.NewDb();
        var article = await db.Articles.Include(a => a.Zones).ThenInclude(l => l.Zone).SingleAsync(a => a.Url == draft.Url, Cancel);
        Assert.Equal(("改过的标题", new DateOnly(2020, 2, 29), "新华社", "review"), (article.Title, article.Published, article.SourceName, article.Status));
        Assert.Equal("昆山经济技术开发区", Assert.Single(article.Zones).Zone!.Name);
        Assert.InRange(article.Position, Positions.FirstOf(new(2020, 2, 29)), Positions.FirstOf(new(2020, 3, 1)) - 1);
        Assert.Equal(["title", "published", "source", "status", "zones"], JsonNode.Parse(review.Before!)!.AsObject().Select(f => f.Key));
        var found = await ArticleQueries.FindAsync(db, Database.Search, new ArticleQuery { Q = "改过的标题", AnyStatus = true }, Cancel);
        Assert.Equal(article.Id, (await found.SingleAsync(Cancel)).Id);
    }

    [Fact]
    public async Task A_withdrawn_article_is_not_listed_until_it_is_published_again()
    {
        var draft = await KeptAsync("http://r/8");
        await ReviewAsync(draft.Url, "withdraw");
        Assert.Equal(ArticleStatus.Rejected, await StatusAsync(draft.Url));
        await SaveAsync(draft with { ReaderVersion = "2" });
        Assert.Equal(ArticleStatus.Rejected, await StatusAsync(draft.Url));
        await ReviewAsync(draft.Url, "publish");
        Assert.Equal(ArticleStatus.Published, await StatusAsync(draft.Url));
    }

    [Theory]
    [InlineData("""{"value":"many"}""")]
    [InlineData("""{"colour":"red"}""")]
    [InlineData("no json")]
    [InlineData("[1]")]
    public async Task A_correction_that_cannot_be_applied_is_refused_and_not_recorded(string after)
    {
        var draft = await KeptAsync("http://r/9");
        await Assert.ThrowsAsync<FormatException>(() => ReviewAsync(draft.Url, "correct", after, Fingerprint.Of(Figure)));
        await using var db = Database.NewDb();
        Assert.Equal(0, await db.Reviews.CountAsync(r => r.Article!.Url == draft.Url, Cancel));
    }

    private async Task<ArticleDraft> KeptAsync(string url, params ObservationDraft[] figures)
    {
        var draft = Drafts.Article(url) with { Observations = figures.Length > 0 ? figures : [Figure] };
        await SaveAsync(draft);
        return draft;
    }

    private async Task<Review> ReviewAsync(string url, string action, string? after = null, string? fingerprint = null, long? undoes = null)
    {
        await using var db = Database.NewDb();
        var article = await db.Articles.SingleAsync(a => a.Url == url, Cancel);
        var review = new Review { UserName = "li", ArticleId = article.Id, Action = action, After = after, Fingerprint = fingerprint, UndoesId = undoes };
        return await Database.Ledger.RecordAsync(db, review, Cancel);
    }

    private async Task<List<Observation>> FiguresAsync(string url)
    {
        await using var db = Database.NewDb();
        return await db.Observations.AsNoTracking().Where(o => o.Article!.Url == url && o.Current).OrderBy(o => o.Id).ToListAsync(Cancel);
    }

    private async Task<string> StatusAsync(string url)
    {
        await using var db = Database.NewDb();
        return await db.Articles.Where(a => a.Url == url).Select(a => a.Status).SingleAsync(Cancel);
    }
}
