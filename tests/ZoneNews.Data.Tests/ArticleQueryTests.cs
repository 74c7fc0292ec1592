using ZoneNews.Data.Articles;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Data.Tests;

public sealed class SqliteArticleQueryTests(SqliteDatabase database) : ArticleQueryContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresArticleQueryTests(PostgresDatabase database) : ArticleQueryContract(database), IClassFixture<PostgresDatabase>;

public abstract class ArticleQueryContract(TestDatabase database) : DatabaseContract(database)
{
    private const string Huaqiao = "江苏花桥经济开发区";
    private const string Yizhuang = "北京经济技术开发区";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = Database.NewDb();
        if (db.Zones.Any())
            return;
        db.Zones.AddRange(
            new Zone { Name = Huaqiao, Level = "provincial", Type = "省级经济开发区", Province = "江苏省", City = "苏州市", Aliases = [new ZoneAlias { Name = "花桥" }, new ZoneAlias { Name = "花桥经开区" }] },
            new Zone { Name = Yizhuang, Level = "national", Type = "经开区", Province = "北京市", City = "北京市", Aliases = [new ZoneAlias { Name = "亦庄" }] });
        await db.SaveChangesAsync(Cancel);
        await Drafts.AddSourceAsync(db, "other", "media");
        await SaveAsync(Drafts.Article("http://q.example.cn/1", "甲地的新闻", "江苏花桥经济开发区召开会议。" + Drafts.Text(1), "2021-05-01") with { Zones = [Huaqiao], Observations = [Drafts.Figure(), Drafts.Figure(value: 2_000_000_000)] });
        await SaveAsync(Drafts.Article("http://q.example.cn/2", "乙地的新闻", "北京经济技术开发区召开会议。" + Drafts.Text(2), "2022-05-01", "other") with { Zones = [Yizhuang, Huaqiao], Category = "project", CategoryConfidence = 0.8, Division = "昆山市" });
        await SaveAsync(Drafts.Article("http://elsewhere.cn/3", "丙地的新闻", "亦庄的会议。" + Drafts.Text(3), null) with { Quarantine = "lost-digits", Zones = [Yizhuang] });
        await SaveAsync(Drafts.Article("http://elsewhere.cn/4", "丁地的新闻", "亦庄的会议。" + Drafts.Text(4), "2022-12-31") with { Zones = [Yizhuang], Category = "meeting" });
    }

    [Theory]
    [InlineData("花桥经开区", "甲")]
    [InlineData("\"花桥经开区\"", "")]
    [InlineData("亦庄", "丁乙")]
    [InlineData("北京经济技术开发区 会议", "丁乙")]
    [InlineData("会议 -亦庄", "乙甲")]
    [InlineData("zone:花桥", "乙甲")]
    [InlineData("zone:亦庄 year:2022", "丁乙")]
    [InlineData("site:elsewhere.cn", "丁")]
    [InlineData("site:other", "乙")]
    [InlineData("year：2021", "甲")]
    [InlineData("ｙｅａｒ:2021", "甲")]
    public async Task Words_aliases_and_operators_find(string query, string found) =>
        Assert.Equal(found, await FoundAsync(new ArticleQuery { Q = query }));

    [Fact]
    public async Task Filters_narrow_and_combine()
    {
        Assert.Equal("丁乙", await FoundAsync(new ArticleQuery { Province = "北京市" }));
        Assert.Equal("乙甲", await FoundAsync(new ArticleQuery { Level = "provincial", City = "苏州市" }));
        Assert.Equal("", await FoundAsync(new ArticleQuery { Level = "provincial", Province = "北京市" }));
        Assert.Equal("甲", await FoundAsync(new ArticleQuery { Indicator = "gdp" }));
        Assert.Equal("乙", await FoundAsync(new ArticleQuery { Source = "other", Year = 2022 }));
        Assert.Equal("", await FoundAsync(new ArticleQuery { Zone = "没有这个区" }));
        Assert.Equal("乙", await FoundAsync(new ArticleQuery { Category = "project" }));
        Assert.Equal("", await FoundAsync(new ArticleQuery { Category = "project", Year = 2021 }));
        foreach (var kind in new[] { "project", "项目建设", "PROJECTS", "Ｐrojects", "projects year:2022" })
            Assert.Equal("乙", await FoundAsync(new ArticleQuery { Q = "category:" + kind }));
        Assert.Equal("", await FoundAsync(new ArticleQuery { Q = "category:没有的类" }));
        Assert.Equal("乙", await FoundAsync(new ArticleQuery { Q = "category:project 乙地", Category = "meeting" }));
    }

    [Fact]
    public async Task Facets_count_each_article_once()
    {
        await using var db = Database.NewDb();
        // Of all that is found, whatever page is asked for.
        var (_, facets) = await ArticleQueries.PageAndFacetsAsync(db, Database.Contexts, Database.Search, new ArticleQuery { Before = 1 }, Cancel);
        Assert.Equal([(Yizhuang, 2), (Huaqiao, 2)], facets.Zones.Select(f => (f.Value, f.Count)));
        Assert.Equal([("2022", 2), ("2021", 1)], facets.Years.Select(f => (f.Value, f.Count)));
        Assert.Equal([("gdp", 1)], facets.Indicators.Select(f => (f.Value, f.Count)));
        Assert.Equal([("test", 2), ("other", 1)], facets.Sources.Select(f => (f.Value, f.Count)));
        Assert.Equal([("national", 2), ("provincial", 2)], facets.Levels.Select(f => (f.Value, f.Count)));
        Assert.Equal([("meeting", 1), ("project", 1)], facets.Categories.Select(f => (f.Value, f.Count)));
        Assert.False(facets.Capped);
    }

    [Fact]
    public async Task A_line_shows_the_words_around_the_first_hit()
    {
        await using var db = Database.NewDb();
        var text = Drafts.Text(2);
        var page = await ArticleQueries.PageAsync(db, Database.Search, new ArticleQuery { Q = $"\"{text[200..210]}\"" }, Cancel);
        var line = Assert.Single(page.Items);
        Assert.Contains(text[200..210], line.Excerpt, StringComparison.Ordinal);
        Assert.StartsWith("…", line.Excerpt, StringComparison.Ordinal);
        Assert.Equal(("other 网", 2), (line.Site, line.Zones.Count));
    }

    [Fact]
    public async Task Figures_are_asked_for_by_zone_and_as_known_on_a_day()
    {
        await using var db = Database.NewDb();
        Assert.Equal(2, ObservationQueries.Find(db, new ObservationQuery { Zone = "花桥", Indicator = "gdp", Year = 2021 }).Count());
        Assert.Equal(2, ObservationQueries.Find(db, new ObservationQuery { AsOf = new DateOnly(2026, 1, 1) }).Count());
        Assert.Equal(0, ObservationQueries.Find(db, new ObservationQuery { AsOf = new DateOnly(2025, 12, 31) }).Count());
        Assert.Equal([2_000_000_000m, 38_300_000_000m], ObservationQueries.Find(db, new ObservationQuery()).OrderBy(o => o.Value).Select(o => o.Value));
        Assert.Equal(1, ObservationQueries.Find(db, new ObservationQuery()).Count(o => o.Value > 10_000_000_000m));
    }

    private async Task<string> FoundAsync(ArticleQuery query)
    {
        await using var db = Database.NewDb();
        var page = await ArticleQueries.PageAsync(db, Database.Search, query, Cancel);
        Assert.Equal(page.Total, page.Items.Count);
        return string.Concat(page.Items.Select(l => l.Title[..1]));
    }
}
