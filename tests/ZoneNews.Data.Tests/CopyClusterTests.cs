using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Curation;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Data.Tests;

public sealed class SqliteCopyClusterTests(SqliteDatabase database) : CopyClusterContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresCopyClusterTests(PostgresDatabase database) : CopyClusterContract(database), IClassFixture<PostgresDatabase>;

public abstract class CopyClusterContract(TestDatabase database) : DatabaseContract(database)
{
    private const string Zone = "zone-site";
    private const string Bulletin = "前三季度，全区完成工业总产值{0}亿元，同比增长{1}%。完成一般公共预算收入{2}亿元，同比增长{3}%。实际使用外资{4}亿美元，固定资产投资{5}亿元，社会消费品零售总额{6}亿元，进出口总额{7}亿元。";

    private static readonly System.Text.CompositeFormat BulletinForm = System.Text.CompositeFormat.Parse(Bulletin);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = Database.NewDb();
        if (!await db.Sources.AnyAsync(s => s.Id == Zone, Cancel))
            await Drafts.AddSourceAsync(db, Zone, "zone");
    }

    [Fact]
    public async Task A_copy_points_to_the_first_one_and_is_counted_but_not_listed()
    {
        var text = Drafts.Text(101);
        var first = await SaveAsync(Drafts.Article("http://c/1a", "原标题甲乙", text, "2022-01-01"));
        var copy = await SaveAsync(Drafts.Article("http://c/1b", "另一个标题", text, "2022-01-05"));
        Assert.Equal(first.ArticleId, copy.DuplicateOfId);
        await using var db = Database.NewDb();
        var page = await ArticleQueries.PageAsync(db, Database.Search, new ArticleQuery { Q = $"\"{text[..20]}\"" }, Cancel);
        Assert.Equal((first.ArticleId, 1), (Assert.Single(page.Items).Id, page.Items[0].Copies));
        var all = await ArticleQueries.PageAsync(db, Database.Search, new ArticleQuery { Q = $"\"{text[..20]}\"", WithCopies = true }, Cancel);
        Assert.Equal(2, all.Total);
    }

    [Fact]
    public async Task The_zones_own_text_becomes_the_first_copy_also_when_it_arrives_later()
    {
        var text = Drafts.Text(102);
        var portal = await SaveAsync(Drafts.Article("http://c/2a", body: text, published: "2022-01-01"));
        var other = await SaveAsync(Drafts.Article("http://c/2b", body: text, published: "2022-01-02"));
        var official = await SaveAsync(Drafts.Article("http://c/2c", body: text, published: "2022-01-03", source: Zone));
        Assert.Null(official.DuplicateOfId);
        Assert.Equal([official.ArticleId, official.ArticleId], [await HeadOfAsync(portal), await HeadOfAsync(other)]);
    }

    [Fact]
    public async Task A_paragraph_more_or_less_is_still_a_copy()
    {
        var text = Drafts.Text(103, 600);
        var first = await SaveAsync(Drafts.Article("http://c/3a", body: text, published: "2022-01-01"));
        var shorter = await SaveAsync(Drafts.Article("http://c/3b", body: text[..480], published: "2022-01-02"));
        var longer = await SaveAsync(Drafts.Article("http://c/3c", body: Drafts.Text(999, 120) + text, published: "2022-01-02"));
        Assert.Equal([first.ArticleId, first.ArticleId], [shorter.DuplicateOfId, longer.DuplicateOfId]);
    }

    [Fact]
    public async Task A_bulletin_of_another_month_is_no_copy()
    {
        var first = await SaveAsync(Drafts.Article("http://c/4a", body: Month("321.5", "8.2", "45.1", "3.3", "5.12", "210.7", "98.4", "77.3")));
        var next = await SaveAsync(Drafts.Article("http://c/4b", body: Month("401.9", "7.6", "52.8", "4.1", "6.03", "260.2", "120.9", "91.6")));
        Assert.Null(first.DuplicateOfId);
        Assert.Null(next.DuplicateOfId);
    }

    [Fact]
    public async Task A_text_that_was_rewritten_leaves_its_cluster()
    {
        var text = Drafts.Text(105);
        var first = await SaveAsync(Drafts.Article("http://c/5a", body: text, published: "2022-01-01"));
        var second = await SaveAsync(Drafts.Article("http://c/5b", body: text, published: "2022-01-02"));
        var third = await SaveAsync(Drafts.Article("http://c/5c", body: text, published: "2022-01-03"));
        await SaveAsync(Drafts.Article("http://c/5a", body: Drafts.Text(106), published: "2022-01-01"));
        Assert.Equal([null, null, second.ArticleId], [await HeadOfAsync(first), await HeadOfAsync(second), await HeadOfAsync(third)]);
    }

    [Fact]
    public async Task A_withdrawn_first_copy_gives_its_place_to_the_next()
    {
        var text = Drafts.Text(107);
        var first = await SaveAsync(Drafts.Article("http://c/6a", body: text, published: "2022-01-01"));
        var second = await SaveAsync(Drafts.Article("http://c/6b", body: text, published: "2022-01-02"));
        await using var db = Database.NewDb();
        await Database.Ledger.RecordAsync(db, new Review { UserName = "li", ArticleId = first.ArticleId, Action = "withdraw" }, Cancel);
        Assert.Equal([second.ArticleId, null], [await HeadOfAsync(first), await HeadOfAsync(second)]);
    }

    [Fact]
    public async Task Of_two_copies_kept_at_one_moment_the_later_sees_the_earlier()
    {
        var text = Drafts.Text(110);
        await using var one = Database.NewDb();
        await using var other = Database.NewDb();
        await using var open = await one.Database.BeginTransactionAsync(Cancel);
        var first = await Database.Store.SaveAsync(one, Drafts.Article("http://c/7a", body: text, published: "2022-01-01"), Cancel);
        var saving = Task.Run(() => Database.Store.SaveAsync(other, Drafts.Article("http://c/7b", body: text, published: "2022-01-02"), Cancel), Cancel);
        // Long enough for the second to come to where it must wait.
        await Task.Delay(TimeSpan.FromMilliseconds(500), Cancel);
        await open.CommitAsync(Cancel);
        Assert.Equal(first.ArticleId, (await saving).DuplicateOfId);
    }

    [Fact]
    public async Task What_is_said_to_be_no_copy_stands_alone_through_readings_and_elections_and_its_figures_count()
    {
        var (first, second, third) = await ClusterAsync(120);
        await SayAsync(second, CopyWords.Apart);
        Assert.Equal([null, null, first.ArticleId], await HeadsAsync(first, second, third));
        Assert.Equal(2, await ShownFiguresAsync(120));

        // Read again with another text and by another reader; the others too; then a new copy arrives.
        await SaveAsync(Copy(120, 'b', "2022-01-02", Drafts.Text(120, 420)) with { ReaderVersion = "2" });
        await SaveAsync(Copy(120, 'a', "2022-01-01", Drafts.Text(120, 410)) with { ReaderVersion = "2" });
        var fourth = await SaveAsync(Copy(120, 'd', "2022-01-04", Drafts.Text(120, 410)));
        Assert.Equal([null, null, first.ArticleId, first.ArticleId], await HeadsAsync(first, second, third, fourth));
        Assert.Equal(2, await ShownFiguresAsync(120));
    }

    [Fact]
    public async Task A_first_copy_that_is_said_to_be_none_leaves_the_others_together()
    {
        var (first, second, third) = await ClusterAsync(121);
        await SayAsync(first, CopyWords.Apart);
        Assert.Equal([null, null, second.ArticleId], await HeadsAsync(first, second, third));
        var near = await SaveAsync(Copy(121, 'd', "2022-01-04", Drafts.Text(121)));
        Assert.NotNull(near.DuplicateOfId);
        Assert.Equal([null, null, second.ArticleId], await HeadsAsync(first, second, third));
    }

    [Fact]
    public async Task What_is_said_to_be_a_copy_of_an_unlike_text_is_one_and_follows_it()
    {
        var (first, second, third) = await ClusterAsync(122);
        var other = await SaveAsync(Copy(122, 'x', "2022-02-01", Drafts.Text(922)));
        await SayAsync(second, CopyWords.Copy, CopyWords.After(other.ArticleId));
        Assert.Equal([null, other.ArticleId, first.ArticleId, null], await HeadsAsync(first, second, third, other));
        Assert.Equal(2, await ShownFiguresAsync(122));

        // Its own new reading, and the other's new text, change nothing.
        await SaveAsync(Copy(122, 'b', "2022-01-02", Drafts.Text(122, 420)) with { ReaderVersion = "2" });
        await SaveAsync(Copy(122, 'x', "2022-02-01", Drafts.Text(923)) with { ReaderVersion = "2" });
        Assert.Equal([null, other.ArticleId, first.ArticleId, null], await HeadsAsync(first, second, third, other));

        // Where the other becomes a copy itself, it comes along.
        await SayAsync(other, CopyWords.Copy, CopyWords.After(first.ArticleId));
        Assert.Equal([null, first.ArticleId, first.ArticleId, first.ArticleId], await HeadsAsync(first, second, third, other));
        Assert.Equal(1, await ShownFiguresAsync(122));
    }

    [Fact]
    public async Task The_copy_that_a_person_chose_stays_first_until_it_is_withdrawn()
    {
        var (first, second, third) = await ClusterAsync(123);
        await SayAsync(third, CopyWords.First);
        Assert.Equal([third.ArticleId, third.ArticleId, null], await HeadsAsync(first, second, third));
        var official = await SaveAsync(Copy(123, 'o', "2022-01-01", Drafts.Text(123)) with { SourceId = Zone });
        await SaveAsync(Copy(123, 'a', "2022-01-01", Drafts.Text(123, 410)) with { ReaderVersion = "2" });
        Assert.Equal([third.ArticleId, third.ArticleId, null, third.ArticleId], await HeadsAsync(first, second, third, official));
        await SayAsync(third, "withdraw");
        Assert.Equal([official.ArticleId, official.ArticleId, official.ArticleId, null], await HeadsAsync(first, second, third, official));
    }

    [Theory]
    [InlineData(CopyWords.Apart)]
    [InlineData(CopyWords.Copy)]
    [InlineData(CopyWords.First)]
    public async Task A_word_on_copies_that_is_taken_back_leaves_it_to_the_texts_again(string word)
    {
        var seed = 1000 + word[0];
        var (first, second, third) = await ClusterAsync(seed);
        var other = await SaveAsync(Copy(seed, 'x', "2022-02-01", Drafts.Text(930 + seed)));
        var said = await SayAsync(second, word, word == CopyWords.Copy ? CopyWords.After(other.ArticleId) : null);
        Assert.NotEqual(first.ArticleId, (await HeadsAsync(second))[0]);
        await using var db = Database.NewDb();
        await Database.Ledger.RecordAsync(db, new Review { UserName = "li", ArticleId = second.ArticleId, Action = "undo", UndoesId = said.Id }, Cancel);
        Assert.Equal([null, first.ArticleId, first.ArticleId, null], await HeadsAsync(first, second, third, other));
        Assert.Equal(2, await db.Reviews.CountAsync(r => r.ArticleId == second.ArticleId, Cancel));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""{"copy_of":"x"}""")]
    [InlineData("""{"copy_of":987654321}""")]
    public async Task A_copy_of_nothing_is_refused_and_not_recorded(string? after)
    {
        var alone = await SaveAsync(Drafts.Article($"http://c/none{after?.Length}"));
        await Assert.ThrowsAsync<FormatException>(() => SayAsync(alone, CopyWords.Copy, after));
        await Assert.ThrowsAsync<FormatException>(() => SayAsync(alone, CopyWords.Copy, CopyWords.After(alone.ArticleId)));
        await using var db = Database.NewDb();
        Assert.False(await db.Reviews.AnyAsync(r => r.ArticleId == alone.ArticleId, Cancel));
    }

    [Fact]
    public async Task A_cluster_tells_how_alike_its_copies_are_and_why_one_is_first()
    {
        var text = Drafts.Text(140, 600);
        var first = await SaveAsync(Copy(140, 'a', "2022-01-01", text));
        var second = await SaveAsync(Copy(140, 'b', "2022-01-02", text[..500]));
        await using var db = Database.NewDb();
        var report = await CopyReport.OfAsync(db, second.ArticleId, Cancel);
        Assert.Equal([first.ArticleId, second.ArticleId], report.Copies.Select(c => c.Article.Id));
        Assert.Equal("day", report.Reason);
        Assert.Equal(new CopyLikeness(1, 1), report.Copies[0].Likeness);
        Assert.InRange(report.Copies[1].Likeness.Words, 0.75, 0.9);

        await SayAsync(second, CopyWords.First);
        await using var later = Database.NewDb();
        Assert.Equal("chosen", (await CopyReport.OfAsync(later, first.ArticleId, Cancel)).Reason);
    }

    [Fact]
    public void Texts_that_differ_little_have_hashes_that_differ_little()
    {
        var text = Drafts.Text(108, 800);
        var near = Simhash.Distance(Simhash.Of(Shingles.Of(text)), Simhash.Of(Shingles.Of(text[..790])));
        var far = Simhash.Distance(Simhash.Of(Shingles.Of(text)), Simhash.Of(Shingles.Of(Drafts.Text(109, 800))));
        Assert.InRange(near, 0, 6);
        Assert.InRange(far, 12, 64);
    }

    private static string Month(params object[] numbers) => string.Format(System.Globalization.CultureInfo.InvariantCulture, BulletinForm, numbers);

    private static ArticleDraft Copy(int seed, char which, string published, string text) =>
        Drafts.Article($"http://said/{seed}{which}", body: text, published: published) with { Observations = [Drafts.Figure($"园区{seed}")] };

    private async Task<(SaveResult First, SaveResult Second, SaveResult Third)> ClusterAsync(int seed)
    {
        var text = Drafts.Text(seed);
        var first = await SaveAsync(Copy(seed, 'a', "2022-01-01", text));
        var second = await SaveAsync(Copy(seed, 'b', "2022-01-02", text));
        var third = await SaveAsync(Copy(seed, 'c', "2022-01-03", text));
        Assert.Equal([null, first.ArticleId, first.ArticleId], await HeadsAsync(first, second, third));
        return (first, second, third);
    }

    private async Task<Review> SayAsync(SaveResult article, string word, string? after = null)
    {
        await using var db = Database.NewDb();
        return await Database.Ledger.RecordAsync(db, new Review { UserName = "li", ArticleId = article.ArticleId, Action = word, After = after }, Cancel);
    }

    private async Task<int> ShownFiguresAsync(int seed)
    {
        await using var db = Database.NewDb();
        return await ObservationQueries.Find(db, new ObservationQuery()).CountAsync(o => o.Subject == $"园区{seed}", Cancel);
    }

    private async Task<IReadOnlyList<long?>> HeadsAsync(params SaveResult[] saved)
    {
        var heads = new List<long?>();
        foreach (var article in saved)
            heads.Add(await HeadOfAsync(article));
        return heads;
    }

    private async Task<long?> HeadOfAsync(SaveResult saved)
    {
        await using var db = Database.NewDb();
        return await db.Articles.Where(a => a.Id == saved.ArticleId).Select(a => a.DuplicateOfId).SingleAsync(Cancel);
    }
}
