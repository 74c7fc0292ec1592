using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction.Sources;
using ZoneNews.Testing;
using ZoneNews.Testing.Databases;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Crawling.Tests.Runs;

public sealed class CorpusCrawlOnSqlite(SqliteDatabase database) : CorpusCrawlTests(database), IClassFixture<SqliteDatabase>;

public sealed class CorpusCrawlOnPostgres(PostgresDatabase database) : CorpusCrawlTests(database), IClassFixture<PostgresDatabase>;

/// <summary>The whole corpus, crawled from its lists until idle.</summary>
public abstract class CorpusCrawlTests(TestDatabase database)
{
    [Fact]
    public async Task Finds_every_article_of_the_corpus_and_takes_nothing_else()
    {
        await using var crawl = CrawlFixture.Over(database, CrawlFixture.Fast, CrawlFixture.CatalogueReader());
        await using var server = await SiteServer.ServeCorpusAsync();
        foreach (var site in server.Sites.Values)
            await crawl.AddAsync(CrawlFixture.FileOf(site));
        var summary = await crawl.Crawler.RunUntilIdleAsync(null, null, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine($"{summary.Total} visits: {string.Join(", ", summary.Visits.OrderByDescending(v => v.Value).Select(v => $"{v.Key} {v.Value}"))}; {server.Log.Count} requests");

        await using var db = crawl.NewDb();
        var stored = await db.Articles.Select(a => a.Url).ToListAsync(TestContext.Current.CancellationToken);
        foreach (var site in server.Sites.Values)
        {
            var paths = stored.Where(u => u.StartsWith(site.Origin + "/", StringComparison.Ordinal)).Select(u => u[site.Origin.Length..]).ToList();
            var (gold, copies, never) = Gold(site.Id);
            Assert.Equal((site.Id, ""), (site.Id, string.Join(' ', gold.Except(paths, StringComparer.Ordinal))));
            Assert.Equal((site.Id, ""), (site.Id, string.Join(' ', paths.Where(p => IsNever(p, never)))));
            Assert.Equal(paths.Count, paths.Distinct(StringComparer.Ordinal).Count());
            Assert.True(paths.Except(gold, StringComparer.Ordinal).Except(copies, StringComparer.Ordinal).Count() <= 1, string.Join(' ', paths.Except(gold)));
        }
        Assert.All(stored, url => Assert.Contains(server.Sites.Values, s => url.StartsWith(s.Origin + "/", StringComparison.Ordinal)));
        KeepsToRobots(server);
    }

    /// <summary>The access log holds no forbidden path, and no request sooner than the delay that its host asks for.</summary>
    private static void KeepsToRobots(SiteServer server)
    {
        foreach (var site in server.Sites.Values)
        {
            var text = Path.Combine(Repository.Sites, site.Id, "www", "robots.txt");
            var robots = File.Exists(text) ? Crawling.Robots.RobotsTxt.Parse(File.ReadAllText(text)) : Crawling.Robots.RobotsTxt.AllowAll;
            var log = server.Log.Where(a => a.Site == site.Id).OrderBy(a => a.Came).ToList();
            Assert.All(log, a => Assert.True(robots.Evaluate("ZoneNewsBot", a.Path).Allowed, a.Path));
            if (robots.CrawlDelay("ZoneNewsBot") is not { } delay)
                continue;
            for (var i = 1; i < log.Count; i++)
                Assert.True(log[i].Came - log[i - 1].Done >= delay - TimeSpan.FromMilliseconds(20), $"{log[i].Path} came {log[i].Came - log[i - 1].Done} after {log[i - 1].Path}");
        }
    }

    private static (List<string> Gold, List<string> Copies, List<string> Never) Gold(string site)
    {
        var folder = Path.Combine(Repository.Sites, site, "gold");
        var articles = File.ReadLines(Path.Combine(folder, "articles.jsonl")).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var own = articles.ToLookup(a => a.GetProperty("duplicate_of").ValueKind == JsonValueKind.String && a.GetProperty("duplicate_of").GetString()!.StartsWith(site + ":", StringComparison.Ordinal), a => a.GetProperty("path").GetString()!);
        return ([.. own[false]], [.. own[true]], JsonSerializer.Deserialize<List<string>>(File.ReadAllText(Path.Combine(folder, "never.json")))!);
    }

    private static bool IsNever(string path, List<string> never) =>
        never.Exists(n => n.EndsWith('*') ? path.StartsWith(n[..^1], StringComparison.Ordinal) : path == n);
}
