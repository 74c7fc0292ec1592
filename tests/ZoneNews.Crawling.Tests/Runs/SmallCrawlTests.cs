using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ZoneNews.Crawling.Discovery;
using ZoneNews.Crawling.Frontier;
using ZoneNews.Crawling.Ingestion;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Sources;
using ZoneNews.Testing.Databases;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Crawling.Tests.Runs;

public sealed class SmallCrawlOnSqlite() : SmallCrawlTests(() => new SqliteDatabase());

public sealed class SmallCrawlOnPostgres() : SmallCrawlTests(() => new PostgresDatabase());

/// <summary>Crawls of a generated site: what stops and breaks on the way must not show in the end.</summary>
public abstract class SmallCrawlTests(Func<TestDatabase> newDatabase)
{
    private static readonly ReadPage Reader = (html, page, later, _) => ValueTask.FromResult(
        CatalogueReader.Read(html, page, later, Extraction.Observations.Catalogue.Build([], [])));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_crawl_that_is_broken_off_again_and_again_keeps_every_page_once()
    {
        await using var database = await DatabaseAsync();
        await using var server = await SiteServer.ServeAsync([SmallSite.Of(120)]);
        for (var i = 0; i < 6; i++)
        {
            await using var broken = CrawlFixture.Over(database, read: Reader);
            await broken.AddAsync(File(server));
            using var soon = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            var visits = new BreakAfter(7 + (3 * i), soon);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => broken.Crawler.RunUntilIdleAsync(["small"], visits, soon.Token));
        }
        await using var crawl = CrawlFixture.Over(database, read: Reader);
        await crawl.Crawler.RunUntilIdleAsync(["small"], null, Cancel);
        await using var db = crawl.NewDb();
        var origin = server.Sites["small"].Origin;
        Assert.Equal(120, await db.Articles.CountAsync(a => a.Url.StartsWith(origin), Cancel));
        Assert.Equal(0, await db.Frontier.CountAsync(e => e.LeaseOwner != null, Cancel));
        Assert.Equal(0, await db.Frontier.CountAsync(e => e.Url.StartsWith(origin) && e.LastFetchAt == null, Cancel));
    }

    [Fact]
    public async Task Two_crawlers_share_a_host_without_asking_it_sooner_than_its_delay()
    {
        await using var database = await DatabaseAsync();
        await using var server = await SiteServer.ServeAsync([SmallSite.Of(12, robots: "User-agent: *\nCrawl-delay: 0.3\n")]);
        await using var one = CrawlFixture.Over(database, read: Reader);
        await using var other = CrawlFixture.Over(database, read: Reader);
        await one.AddAsync(File(server));
        await Task.WhenAll(one.Crawler.RunUntilIdleAsync(["small"], null, Cancel), other.Crawler.RunUntilIdleAsync(["small"], null, Cancel));
        var log = server.Log.Where(a => a.Path != "/robots.txt").OrderBy(a => a.Came).ToList();
        Assert.Equal(13, log.Select(a => a.Path).Distinct(StringComparer.Ordinal).Count());
        for (var i = 1; i < log.Count; i++)
            Assert.True(log[i].Came - log[i - 1].Done >= TimeSpan.FromMilliseconds(280), $"{log[i].Path} {log[i].Came - log[i - 1].Done}");
    }

    [Fact]
    public async Task A_page_that_answers_503_twice_is_fetched_in_the_same_run_and_a_second_run_asks_only_what_changed()
    {
        await using var database = await DatabaseAsync();
        await using var server = await SiteServer.ServeAsync([SmallSite.Of(3, new Dictionary<string, Route> { ["/news/202203/100001.html"] = new() { FailFirst = 2 } })]);
        await using var crawl = CrawlFixture.Over(database, read: Reader);
        await crawl.AddAsync(File(server));
        var summary = await crawl.Crawler.RunUntilIdleAsync(["small"], null, Cancel);
        Assert.Equal((3, 2), (summary.Visits[FetchOutcome.Ingested], summary.Visits[FetchOutcome.Failed]));
        Assert.Empty(summary.Problems);
        var again = await crawl.Crawler.RunUntilIdleAsync(["small"], null, Cancel);
        Assert.Equal((1, FetchOutcome.Unchanged), (again.Total, again.Visits.Keys.Single()));
        Assert.Equal(304, server.Log[^1].Status);
    }

    [Fact]
    public async Task A_page_that_only_a_link_led_to_is_an_article_once_another_names_it()
    {
        const string Prose = "示例开发区依山傍水，铁路、公路横贯全境，是投资兴业的热土，园区以装备制造、电子信息、医药食品为主导产业，配套齐全，服务周到，欢迎各界朋友前来考察。";
        await using var database = await DatabaseAsync();
        await using var server = await SiteServer.ServeAsync([new TestSite("small", path => path switch
        {
            "/news/list_1.html" => Encoding.UTF8.GetBytes("<ul><li><a href=/zs/rt_07.html>示例开发区：山水之间的热土</a><li><a href=/news/202203/100001.html>示例开发区召开推进会议</a>2022-03-04</ul>"),
            "/news/202203/100001.html" => Encoding.UTF8.GetBytes($"<h1>示例开发区召开推进会议</h1><div>发布时间：2022-03-04</div><div class=con><p>{Prose}会议听取了汇报。</p></div>下一条：<a href=/zs/rt_07.html>示例开发区：山水之间的热土</a>"),
            "/zs/rt_07.html" => Encoding.UTF8.GetBytes($"<h1>示例开发区：山水之间的热土</h1><div class=con><p>{Prose}</p></div>"),
            _ => null,
        })]);
        await using var crawl = CrawlFixture.Over(database, read: Reader);
        await crawl.AddAsync(File(server));
        await crawl.Crawler.RunUntilIdleAsync(["small"], null, Cancel);
        await using var db = crawl.NewDb();
        var origin = server.Sites["small"].Origin;
        Assert.Equal(["/news/202203/100001.html", "/zs/rt_07.html"], await db.Articles.Where(a => a.Url.StartsWith(origin)).OrderBy(a => a.Url).Select(a => a.Url.Substring(origin.Length)).ToListAsync(Cancel));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_page_that_is_named_as_an_article_is_as_new_also_while_it_is_in_hand(bool inHand)
    {
        await using var database = await DatabaseAsync();
        await using var server = await SiteServer.ServeAsync([SmallSite.Of(1)]);
        await using var crawl = CrawlFixture.Over(database, read: Reader);
        await crawl.AddAsync(File(server));
        await crawl.Services.GetRequiredService<CrawlSources>().SeedAsync(["small"], now: true, Cancel);
        var (frontier, log, leases) = (crawl.Services.GetRequiredService<FrontierWriter>(), crawl.Services.GetRequiredService<VisitLog>(), crawl.Services.GetRequiredService<FrontierLeases>());
        await using var db = crawl.NewDb();
        var start = await db.Frontier.AsNoTracking().SingleAsync(Cancel);
        var url = server.Sites["small"].Origin + "/zs/rt_07.html";
        await db.Frontier.ExecuteUpdateAsync(s => s.SetProperty(e => e.NextFetchAt, (DateTime?)null), Cancel);
        await frontier.AddAsync(db, start, [new PlannedLink(url, EntryKind.Page, 1)], null, Cancel);
        var lease = await leases.ClaimAsync(new RunScope(["small"], null), "1", _ => true, Cancel);
        Task Name() => frontier.AddAsync(db, start, [new PlannedLink(url, EntryKind.Article, 1)], null, Cancel);
        if (inHand)
            await Name();
        await log.EndAsync(lease!, new VisitOutcome(FetchOutcome.Rejected, "no list names it and it bears no date", null), null, Cancel);
        if (!inHand)
            await Name();
        var entry = await db.Frontier.AsNoTracking().SingleAsync(e => e.Url == url, Cancel);
        Assert.Equal((EntryKind.Article, null, null, true), (entry.Kind, entry.Outcome, entry.LastFetchAt, entry.NextFetchAt is not null));
    }

    [Fact]
    public async Task Nothing_is_fetched_while_robots_txt_answers_500()
    {
        await using var database = await DatabaseAsync();
        await using var server = await SiteServer.ServeAsync([SmallSite.Of(3, new Dictionary<string, Route> { ["/robots.txt"] = new() { Status = 500 } }, "")]);
        await using var crawl = CrawlFixture.Over(database, CrawlFixture.Fast with { Patience = TimeSpan.FromSeconds(3) }, Reader);
        await crawl.AddAsync(File(server));
        var summary = await crawl.Crawler.RunUntilIdleAsync(["small"], null, Cancel);
        Assert.All(server.Log, a => Assert.Equal("/robots.txt", a.Path));
        Assert.Contains("robots.txt", Assert.Single(summary.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rereading_adds_a_revision_only_where_something_else_is_read()
    {
        await using var database = await DatabaseAsync();
        await using var server = await SiteServer.ServeAsync([SmallSite.Of(4)]);
        await using var crawl = CrawlFixture.Over(database, read: Reader);
        await crawl.AddAsync(File(server));
        await crawl.Crawler.RunUntilIdleAsync(["small"], null, Cancel);
        var requests = server.Log.Count;
        Assert.Equal(0, await crawl.Services.GetRequiredService<Rereader>().RereadAsync(["small"], null, Cancel));
        await using var better = CrawlFixture.Over(database, read: async (html, page, later, cancel) =>
        {
            var reading = await Reader(html, page, later, cancel);
            return page.Url!.EndsWith("100002.html", StringComparison.Ordinal) ? reading with { Article = reading.Article! with { Title = "改正后的标题" } } : reading;
        });
        Assert.Equal(1, await better.Services.GetRequiredService<Rereader>().RereadAsync(["small"], null, Cancel));
        Assert.Equal(requests, server.Log.Count);
    }

    [Fact]
    public async Task A_crawl_without_end_of_one_source_leaves_the_others_alone()
    {
        await using var database = await DatabaseAsync();
        await using var server = await SiteServer.ServeAsync([SmallSite.Of(3)]);
        await using var crawl = CrawlFixture.Over(database, read: Reader);
        await crawl.AddAsync(File(server));
        await crawl.AddAsync(File(server) with { Id = "other", Start = [new StartAddress(server.Sites["small"].Origin + "/other/")] });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => crawl.Crawler.RunAsync(["small"], new BreakAfter(4, end), end.Token));
        Assert.DoesNotContain(server.Log, a => a.Path == "/other/");
        var unknown = await Assert.ThrowsAsync<InvalidDataException>(() => crawl.Crawler.RunAsync(["smal"], null, Cancel));
        Assert.Contains("smal", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_was_asked_for_now_is_a_start_again_afterwards()
    {
        await using var database = await DatabaseAsync();
        await using var server = await SiteServer.ServeAsync([SmallSite.Of(2)]);
        await using var crawl = CrawlFixture.Over(database, read: Reader);
        await crawl.AddAsync(File(server));
        await crawl.Crawler.RunUntilIdleAsync(["small"], null, Cancel);
        await using var db = crawl.NewDb();
        await db.Frontier.ExecuteUpdateAsync(s => s.SetProperty(e => e.Priority, e => e.Priority + FrontierEntry.NowPriority), Cancel);
        await crawl.Crawler.RunUntilIdleAsync(["small"], null, Cancel);
        var start = server.Sites["small"].Origin + "/news/list_1.html";
        Assert.Equal(FrontierEntry.StartPriority, await db.Frontier.Where(e => e.Url == start).Select(e => e.Priority).SingleAsync(Cancel));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/", null, false)]
    [InlineData("http://www.kfq.example/", null, true)]
    [InlineData("http://www.kfq.example/", "mailto:web@kfq.example", false)]
    public async Task Whoever_visits_sites_of_others_without_a_contact_is_warned(string start, string? contact, bool warned)
    {
        await using var database = await DatabaseAsync();
        await using var crawl = CrawlFixture.Over(database, contact is null ? CrawlFixture.Fast : CrawlFixture.Fast with { Contact = contact }, Reader);
        await crawl.AddAsync(new SourceFile("small", [new StartAddress(start)]));
        var log = new Warnings();
        await new CrawlCourtesy(crawl.Services.GetRequiredService<CrawlSources>(), crawl.Services.GetRequiredService<CrawlOptions>(), log).CheckAsync(null, Cancel);
        Assert.Equal(warned ? 1 : 0, log.Lines.Count(l => l.Contains("ZONENEWS_CRAWL_CONTACT", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_lease_that_ran_out_comes_back()
    {
        await using var database = await DatabaseAsync();
        await using var server = await SiteServer.ServeAsync([SmallSite.Of(1)]);
        await using var crawl = CrawlFixture.Over(database, CrawlFixture.Fast with { Lease = TimeSpan.FromSeconds(2), VisitTimeout = TimeSpan.FromSeconds(2) }, Reader);
        await crawl.AddAsync(File(server));
        await crawl.Services.GetRequiredService<CrawlSources>().SeedAsync(["small"], now: true, Cancel);
        var leases = crawl.Services.GetRequiredService<FrontierLeases>();
        var run = new RunScope(["small"], null);
        Assert.NotNull(await leases.ClaimAsync(run, "1", _ => true, Cancel));
        Assert.Null(await leases.ClaimAsync(run, "2", _ => true, Cancel));
        await Task.Delay(TimeSpan.FromSeconds(2.2), Cancel);
        Assert.NotNull(await leases.ClaimAsync(run, "2", _ => true, Cancel));
    }

    // One for each test: ports come again, and with them addresses that another test has seen.
    private async Task<TestDatabase> DatabaseAsync()
    {
        var database = newDatabase();
        await database.InitializeAsync();
        return database;
    }

    private static SourceFile File(SiteServer server) => new("small", [new StartAddress(server.Sites["small"].Origin + "/news/list_1.html")]) { Name = "示例" };

    private sealed class Warnings : ILogger<CrawlCourtesy>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }

    /// <summary>Breaks the run off in the middle of the visits that follow the given number.</summary>
    private sealed class BreakAfter(int visits, CancellationTokenSource run) : IProgress<CrawlProgress>
    {
        private int _seen;

        public void Report(CrawlProgress value)
        {
            if (Interlocked.Increment(ref _seen) == visits)
                run.Cancel();
        }
    }
}
