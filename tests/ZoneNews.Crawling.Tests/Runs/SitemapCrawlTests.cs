using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Crawling.Ingestion;
using ZoneNews.Extraction.Sources;
using ZoneNews.Testing.Databases;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Crawling.Tests.Runs;

/// <summary>What only a sitemap names is found by way of robots.txt: an index, a gzipped part, and nothing beside the source's folder.</summary>
public sealed class SitemapCrawlTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "/news/202203/100000.html /other/202203/100001.html")]
    [InlineData("/news/", "/news/202203/100000.html")]
    public async Task Sitemaps_that_robots_txt_names_lead_to_pages_that_no_list_does(string start, string found)
    {
        await using var database = new SqliteDatabase();
        await database.InitializeAsync();
        await using var server = await SiteServer.ServeAsync([new TestSite("map", Bytes)]);
        await using var crawl = CrawlFixture.Over(database, read: (html, page, later, _) => ValueTask.FromResult(CatalogueReader.Read(html, page, later, Extraction.Observations.Catalogue.Build([], []))));
        var origin = server.Sites["map"].Origin;
        await crawl.AddAsync(new SourceFile("map", [new StartAddress(origin + start)]));
        await crawl.Crawler.RunUntilIdleAsync(["map"], null, Cancel);
        await using var db = crawl.NewDb();
        var urls = await db.Articles.Select(a => a.Url).OrderBy(u => u).ToListAsync(Cancel);
        Assert.Equal(found, string.Join(' ', urls.Select(u => u[origin.Length..])));
        Assert.DoesNotContain(server.Log, a => a.Path.EndsWith(".pdf", StringComparison.Ordinal));
    }

    private static byte[]? Bytes(string path) => path switch
    {
        "/robots.txt" => "User-agent: *\nDisallow:\nSitemap: /maps/index.xml\nSitemap: http://elsewhere.example/map.xml\n"u8.ToArray(),
        "/maps/index.xml" => "<sitemapindex><sitemap><loc>/maps/part.xml.gz</loc></sitemap></sitemapindex>"u8.ToArray(),
        "/maps/part.xml.gz" => Pack("<urlset><url><loc>/news/202203/100000.html</loc></url><url><loc>/other/202203/100001.html</loc></url><url><loc>/news/202203/t1.pdf</loc></url></urlset>"u8.ToArray()),
        "/index.html" or "/news/index.html" => "<html><head><meta charset=utf-8><title>首页</title></head><body><p>欢迎</p></body></html>"u8.ToArray(),
        "/news/202203/100000.html" => Article(0),
        "/other/202203/100001.html" => Article(1),
        _ => null,
    };

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            gzip.Write(content);
        return packed.ToArray();
    }

    private static byte[] Article(int number) => Encoding.UTF8.GetBytes($"""
        <html><head><meta charset=utf-8><title>示例开发区第{number}次项目推进会召开</title></head><body><h1>示例开发区第{number}次项目推进会召开</h1>
        <div class=info>发布时间：2022-03-0{number + 1} 来源：示例开发区管委会</div><div class=con>
        <p>示例开发区第{number}次项目推进会日前召开，会议听取了第{number + 7}号项目的进展情况汇报，研究了下一阶段的工作安排，并现场协调解决问题。</p>
        <p>会议要求，各部门要围绕任务清单逐项细化责任，逐月检查进度，确保项目早开工、早竣工、早达产，为全年目标打下基础。</p></div></body></html>
        """);
}
