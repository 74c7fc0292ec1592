using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Sources;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Data.Tests;

public sealed class SourceHealthOnSqlite() : SourceHealthTests(() => new SqliteDatabase());

public sealed class SourceHealthOnPostgres() : SourceHealthTests(() => new PostgresDatabase());

/// <summary>A year of a source, by a clock that is moved.</summary>
public abstract class SourceHealthTests(Func<TestDatabase> newDatabase)
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_source_with_its_usual_news_is_not_flagged()
    {
        await using var database = await NewAsync();
        await PublishAsync(database, 0, 100, every: 3);
        Assert.Null(await CheckAsync(database, 100));
        Assert.Empty(SourceHealth.Read(await SourceAsync(database)));
    }

    [Fact]
    public async Task A_source_that_goes_quiet_is_flagged_with_its_gap_and_is_well_again_when_it_returns()
    {
        await using var database = await NewAsync();
        await PublishAsync(database, 0, 200, every: 3);
        var findings = (await CheckAsync(database, 240))!;
        Assert.Equal(["quiet", "fewer"], findings.Select(f => f.Code));
        Assert.Equal((42, 3), (findings[0].Now, findings[0].Usual));
        Assert.Equal(Day(240), (await SourceAsync(database)).FlaggedAt);
        // The same again is no news; that it lasts does not move the day that it began.
        Assert.Null(await CheckAsync(database, 245));
        Assert.Equal(Day(240), (await SourceAsync(database)).FlaggedAt);
        await PublishAsync(database, 245, 275, every: 3);
        Assert.Empty((await CheckAsync(database, 276))!);
        Assert.Null((await SourceAsync(database)).FlaggedAt);
    }

    [Fact]
    public async Task Articles_that_lose_their_dates_text_or_layout_are_told_from_what_they_were()
    {
        await using var database = await NewAsync();
        await PublishAsync(database, 0, 100, every: 2);
        await PublishAsync(database, 131, 150, every: 2, (a, i) => a with
        {
            Published = i % 2 == 0 ? null : a.Published,
            PublishedFrom = null,
            Quarantine = i % 3 == 0 ? "garbled" : null,
            Strategy = "density",
        });
        var findings = (await CheckAsync(database, 150))!;
        Assert.Equal(["quarantined", "dateless", "layout"], findings.Select(f => f.Code).Except(["fewer", "quiet"]));
        Assert.Equal((1, 0), (findings.Single(f => f.Code == "layout").Now, findings.Single(f => f.Code == "dateless").Usual));
    }

    [Fact]
    public async Task A_source_that_was_always_dateless_is_no_news()
    {
        await using var database = await NewAsync();
        await PublishAsync(database, 0, 150, every: 2, (a, _) => a with { Published = null });
        Assert.Null(await CheckAsync(database, 150));
    }

    [Fact]
    public async Task A_source_whose_visits_fail_or_whose_pages_hold_no_article_is_flagged()
    {
        await using var database = await NewAsync();
        await VisitAsync(database, 50, 20, FetchOutcome.Ingested);
        await VisitAsync(database, 100, 8, FetchOutcome.Rejected);
        await VisitAsync(database, 100, 4, FetchOutcome.Ingested);
        Assert.Equal(["empty"], (await CheckAsync(database, 101))!.Select(f => f.Code));
        await VisitAsync(database, 102, 20, FetchOutcome.Failed, success: 100);
        Assert.Equal(["failing"], (await CheckAsync(database, 102))!.Select(f => f.Code));
        // For days nothing has gone well, however few the visits are.
        await VisitAsync(database, 140, 1, FetchOutcome.Failed, success: 100);
        var finding = Assert.Single((await CheckAsync(database, 140)) ?? SourceHealth.Read(await SourceAsync(database)), f => f.Code == "failing");
        Assert.Equal(40, finding.Now);
    }

    private static DateTime Day(int day) => Start.AddDays(day);

    private async Task<TestDatabase> NewAsync()
    {
        var database = newDatabase();
        await database.InitializeAsync();
        await using var db = database.NewDb();
        await Drafts.AddSourceAsync(db);
        await db.Sources.ExecuteUpdateAsync(s => s.SetProperty(x => x.LastFetchAt, Start), Cancel);
        return database;
    }

    private static async Task PublishAsync(TestDatabase database, int from, int to, int every, Func<ArticleDraft, int, ArticleDraft>? change = null)
    {
        for (var day = from; day < to; day += every)
        {
            database.Time.Now = new DateTimeOffset(Day(day));
            var draft = Drafts.Article($"http://health/{day}", published: Day(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)) with { FetchedAt = Day(day), Strategy = "list" };
            await using var db = database.NewDb();
            await database.Store.SaveAsync(db, change is null ? draft : change(draft, (day - from) / every), Cancel);
        }
    }

    private static async Task VisitAsync(TestDatabase database, int day, int pages, FetchOutcome outcome, int? success = null)
    {
        await using var db = database.NewDb();
        for (var i = 0; i < pages; i++)
            db.Frontier.Add(new FrontierEntry
            {
                SourceId = Drafts.Source,
                Url = $"http://health/{day}/{outcome}/{i}",
                Host = "http://health:80",
                Kind = "article",
                Outcome = outcome,
                DiscoveredAt = Day(day),
                LastFetchAt = Day(day),
            });
        await db.SaveChangesAsync(Cancel);
        await db.Sources.ExecuteUpdateAsync(s => s.SetProperty(x => x.LastFetchAt, Day(day)).SetProperty(x => x.LastSuccessAt, Day(success ?? day)), Cancel);
    }

    private static async Task<IReadOnlyList<Finding>?> CheckAsync(TestDatabase database, int day)
    {
        await using var db = database.NewDb();
        if ((await db.Sources.SingleAsync(s => s.Id == Drafts.Source, Cancel)).LastSuccessAt is null)
            await db.Sources.ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSuccessAt, Day(day)).SetProperty(x => x.LastFetchAt, Day(day)), Cancel);
        return await SourceHealth.CheckAsync(db, Drafts.Source, Day(day), Cancel);
    }

    private static async Task<Source> SourceAsync(TestDatabase database)
    {
        await using var db = database.NewDb();
        return await db.Sources.AsNoTracking().SingleAsync(s => s.Id == Drafts.Source, Cancel);
    }
}
