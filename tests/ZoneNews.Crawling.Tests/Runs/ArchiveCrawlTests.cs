using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Crawling.Ingestion;
using ZoneNews.Extraction.Sources;
using ZoneNews.Testing.Databases;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Crawling.Tests.Runs;

public sealed class SqliteArchiveCrawlTests(SqliteDatabase database) : ArchiveCrawlTests(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresArchiveCrawlTests(PostgresDatabase database) : ArchiveCrawlTests(database), IClassFixture<PostgresDatabase>;

/// <summary>Many pages of one shape: an archive by month is read to its end, a calendar that brings nothing is left after a few.</summary>
public abstract class ArchiveCrawlTests(TestDatabase database)
{
    private const int Months = 30;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_archive_of_many_months_is_read_and_a_calendar_of_as_many_days_is_not()
    {
        await using var server = await SiteServer.ServeAsync([new TestSite("years", Bytes)]);
        await using var crawl = CrawlFixture.Over(database, read: (html, page, later, _) => ValueTask.FromResult(CatalogueReader.Read(html, page, later, Extraction.Observations.Catalogue.Build([], []))));
        await crawl.AddAsync(new SourceFile("years", [new StartAddress(server.Sites["years"].Origin + "/")]));

        await crawl.Crawler.RunUntilIdleAsync(["years"], null, Cancel);

        await using var db = crawl.NewDb();
        Assert.Equal(Months, await db.Articles.CountAsync(Cancel));
        var days = server.Log.Select(a => a.Path).Where(p => p.StartsWith("/day/", StringComparison.Ordinal)).Distinct().Count();
        Assert.InRange(days, 1, CrawlFixture.Fast.MaxBarren);
        Assert.Equal(Months - days, await db.Frontier.CountAsync(e => e.Url.Contains("/day/") && e.NextFetchAt == null && e.LastFetchAt == null && e.Reason != null, Cancel));
    }

    private static byte[]? Bytes(string path) => path.Split('/') switch
    {
        ["", "index.html"] => Page(string.Concat(Numbers.Select(n => $"<a href=\"/archive/{n}/\">第{n}期</a> <a href=\"/day/{n}/\">{n}日</a> "))),
        ["", "archive", var n, "index.html"] => Page($"<ul><li><a href=\"/news/202203/{100000 + Number(n)}.html\">示例开发区第{n}次重点项目推进会在管委会召开</a><span>2022-03-02</span></li></ul>"),
        ["", "day", _, "index.html"] => Page("<p>当日没有新闻。</p>"),
        ["", "news", "202203", var file] => Article(Number(file.Split('.')[0]) - 100000),
        _ => null,
    };

    private static IEnumerable<int> Numbers => Enumerable.Range(1, Months);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static byte[] Page(string body) => Encoding.UTF8.GetBytes($"<html><head><meta charset=utf-8><title>新闻</title></head><body>{body}</body></html>");

    private static byte[] Article(int number) => Encoding.UTF8.GetBytes($"""
        <html><head><meta charset=utf-8><title>示例开发区第{number}次重点项目推进会在管委会召开</title></head><body><h1>示例开发区第{number}次重点项目推进会在管委会召开</h1>
        <div class=info>发布时间：2022-03-02 来源：示例开发区管委会</div><div class=con>
        <p>示例开发区第{number}次项目推进会日前召开，会议听取了第{number * 7}号、第{number * 13}号项目的进展情况汇报，研究了下一阶段的工作安排，并现场协调解决问题。</p>
        <p>会议要求，各部门要围绕编号{number * 31}的任务清单逐项细化责任，逐月检查进度，把{number}个环节一一落到实处，确保项目早开工、早竣工、早达产。</p></div></body></html>
        """);
}
