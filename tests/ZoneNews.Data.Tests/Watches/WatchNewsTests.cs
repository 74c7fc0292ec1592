using ZoneNews.Data.Articles;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;
using ZoneNews.Data.Watches;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Data.Tests.Watches;

public sealed class SqliteWatchNewsTests(SqliteDatabase database) : WatchNewsContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresWatchNewsTests(PostgresDatabase database) : WatchNewsContract(database), IClassFixture<PostgresDatabase>;

/// <summary>What is new, and what is not.</summary>
public abstract class WatchNewsContract(TestDatabase database) : WatchContract(database)
{
    private static int Runs;
    private readonly int _run = Interlocked.Increment(ref Runs);

    private string Zone => $"观察{(char)('甲' + _run)}经济开发区";

    [Fact]
    public async Task A_zone_tells_its_new_articles_and_figures_once()
    {
        await SaveAsync(Draft("old", figures: 7_000_000_000));
        var user = await PersonAsync();
        await FollowAsync(user, WatchKinds.Zone, Zone);
        Assert.Equal("", await NewsAsync(user));
        await SaveAsync(Draft("one", figures: 38_300_000_000));
        await SaveAsync(Draft("elsewhere") with { Zones = ["别处开发区"] });
        Assert.Equal("one 38300000000", await NewsAsync(user));
        Assert.Equal("", await NewsAsync(user));
        await SaveAsync(Draft("two"));
        Assert.Equal("two", await NewsAsync(user));
    }

    [Fact]
    public async Task A_known_fact_said_again_is_no_new_figure()
    {
        await SaveAsync(Draft("first", figures: 38_300_000_000));
        var user = await PersonAsync();
        await FollowAsync(user, WatchKinds.Zone, Zone);
        await SaveAsync(Draft("again", figures: 38_300_000_000));
        Assert.Equal("again", await NewsAsync(user));
        await SaveAsync(Draft("new", figures: 41_000_000_000));
        Assert.Equal("new 41000000000", await NewsAsync(user));
        await SaveAsync(Draft("echo", figures: 41_000_000_000));
        Assert.Equal("echo", await NewsAsync(user));
    }

    [Fact]
    public async Task A_copy_of_a_known_article_is_no_news_also_when_it_is_chosen_to_stand_for_all()
    {
        var body = Drafts.Text(9000 + _run, 800);
        await SaveAsync(Draft("shown", body: body));
        var user = await PersonAsync();
        await FollowAsync(user, WatchKinds.Zone, Zone);
        var copy = await SaveAsync(Draft("copy", body: body) with { Published = new DateOnly(2022, 1, 20) });
        Assert.NotNull(copy.DuplicateOfId);
        Assert.Equal("", await NewsAsync(user));
        await ReviewAsync(Url("shown"), "withdraw");
        Assert.Equal("", await NewsAsync(user));

        var fresh = Drafts.Text(9500 + _run, 800);
        await SaveAsync(Draft("told", body: fresh));
        Assert.Equal("told", await NewsAsync(user));
        await SaveAsync(Draft("told-copy", body: fresh));
        await ReviewAsync(Url("told"), "withdraw");
        Assert.Equal("", await NewsAsync(user));
    }

    [Fact]
    public async Task A_later_reading_of_a_known_article_is_no_news()
    {
        await SaveAsync(Draft("old"));
        var user = await PersonAsync();
        await FollowAsync(user, WatchKinds.Zone, Zone);
        await SaveAsync(Draft("old", figures: 1_000_000_000) with { ReaderVersion = "2" });
        Assert.Equal("", await NewsAsync(user));
        await SaveAsync(Draft("told", figures: 2_000_000_000));
        Assert.Equal("told 2000000000", await NewsAsync(user));
        await SaveAsync(Draft("told", figures: [2_000_000_000, 3_000_000_000]) with { ReaderVersion = "2" });
        Assert.Equal("", await NewsAsync(user));
    }

    [Fact]
    public async Task What_readers_are_not_shown_is_told_when_an_editor_shows_it()
    {
        var user = await PersonAsync();
        await FollowAsync(user, WatchKinds.Zone, Zone);
        await SaveAsync(Draft("bad") with { Quarantine = "mojibake" });
        var doubtful = Drafts.Figure(Zone, 5_000_000_000) with { Confidence = 0.2 };
        await SaveAsync(Draft("half") with { Observations = [Drafts.Figure(Zone, 4_000_000_000), doubtful] });
        Assert.Equal("half 4000000000", await NewsAsync(user));
        await ReviewAsync(Url("half"), "accept", Fingerprint.Of(doubtful));
        Assert.Equal("5000000000", await NewsAsync(user));
        await ReviewAsync(Url("bad"), "publish");
        Assert.Equal("bad", await NewsAsync(user));
    }

    [Fact]
    public async Task An_indicator_tells_figures_alone_and_a_search_articles_alone()
    {
        var user = await PersonAsync();
        await FollowAsync(user, WatchKinds.Indicator, "gdp");
        await FollowAsync(user, WatchKinds.Search, SearchTarget.Of(new ArticleQuery { Q = "独有的词", Zone = Zone }));
        await SaveAsync(Draft("hit", body: "这里有独有的词。" + Drafts.Text(_run), figures: 6_000_000_000));
        await SaveAsync(Draft("miss"));
        var groups = Assert.Single(await ToldAsync(user)).Groups;
        Assert.Equal((WatchKinds.Indicator, 0, 1), (groups[0].Kind, groups[0].ArticleCount, groups[0].FigureCount));
        Assert.Equal((Zone, "gdp", 6_000_000_000m), (groups[0].Figures[0].Subject, groups[0].Figures[0].Indicator, groups[0].Figures[0].Value));
        Assert.Equal((WatchKinds.Search, "hit", 0), (groups[1].Kind, Assert.Single(groups[1].Articles).Title, groups[1].FigureCount));
    }

    [Fact]
    public async Task A_message_names_twenty_and_counts_all()
    {
        var user = await PersonAsync();
        await FollowAsync(user, WatchKinds.Zone, Zone);
        for (var i = 0; i < 25; i++)
            await SaveAsync(Draft($"many{i}"));
        var group = Assert.Single(Assert.Single(await ToldAsync(user)).Groups);
        Assert.Equal((25, WatchNews.Listed), (group.ArticleCount, group.Articles.Count));
        Assert.Empty(await ToldAsync(user));
    }

    [Fact]
    public async Task What_came_while_a_watch_slept_is_not_told()
    {
        var user = await PersonAsync();
        var watch = await FollowAsync(user, WatchKinds.Zone, Zone);
        await using var db = Database.NewDb();
        await WatchBook.PauseAsync(db, user, watch.Id, paused: true, Cancel);
        await SaveAsync(Draft("asleep"));
        Assert.Equal("", await NewsAsync(user));
        await WatchBook.PauseAsync(db, user, watch.Id, paused: false, Cancel);
        await SaveAsync(Draft("awake"));
        Assert.Equal("awake", await NewsAsync(user));
    }

    [Fact]
    public async Task A_sample_shows_the_newest_and_marks_nothing()
    {
        await SaveAsync(Draft("a", figures: 8_000_000_000));
        var user = await PersonAsync();
        var watch = await FollowAsync(user, WatchKinds.Zone, Zone);
        await using var db = Database.NewDb();
        var sample = await WatchNews.SampleAsync(db, Database.Search, watch, 3, Cancel);
        Assert.Equal(("a", 8_000_000_000m), (Assert.Single(sample.Articles).Title, Assert.Single(sample.Figures).Value));
        Assert.Empty(db.WatchMarks.Where(m => m.WatchId == watch.Id));
    }

    private string Url(string title) => $"http://watch.example/{_run}/{title}";

    private ArticleDraft Draft(string title, string? body = null, params decimal[] figures) =>
        Drafts.Article(Url(title), title, body ?? Drafts.Text(string.GetHashCode(Url(title), StringComparison.Ordinal))) with
        {
            Zones = [Zone],
            FetchedAt = Now,
            Observations = [.. figures.Select(v => Drafts.Figure(Zone, v))],
        };
}
