using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Articles;
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
    public void Texts_that_differ_little_have_hashes_that_differ_little()
    {
        var text = Drafts.Text(108, 800);
        var near = Simhash.Distance(Simhash.Of(Shingles.Of(text)), Simhash.Of(Shingles.Of(text[..790])));
        var far = Simhash.Distance(Simhash.Of(Shingles.Of(text)), Simhash.Of(Shingles.Of(Drafts.Text(109, 800))));
        Assert.InRange(near, 0, 6);
        Assert.InRange(far, 12, 64);
    }

    private static string Month(params object[] numbers) => string.Format(System.Globalization.CultureInfo.InvariantCulture, BulletinForm, numbers);

    private async Task<long?> HeadOfAsync(SaveResult saved)
    {
        await using var db = Database.NewDb();
        return await db.Articles.Where(a => a.Id == saved.ArticleId).Select(a => a.DuplicateOfId).SingleAsync(Cancel);
    }
}
