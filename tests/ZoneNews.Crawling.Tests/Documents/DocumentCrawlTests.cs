using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Crawling.Documents;
using ZoneNews.Crawling.Tests.Runs;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction.Documents;
using ZoneNews.Extraction.Sources;
using ZoneNews.Testing.Databases;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Crawling.Tests.Documents;

/// <summary>Documents that hang on pages, and what must not be taken for a page: each with its reason in the frontier.</summary>
public sealed class DocumentCrawlTests
{
    private const string Page = "/news/202403/100001.html";

    private static readonly string[] Sentences =
    [
        "珠海经济技术开发区2023年全区实现地区生产总值1523.4亿元，按可比价格计算，比上年增长6.8%，经济运行总体平稳。", "全区产业结构持续优化，各项重点工作扎实推进，发展质量稳步提高。",
    ];

    private static readonly Dictionary<string, byte[]> Files = new(StringComparer.Ordinal)
    {
        ["/files/bulletin.pdf"] = TestDocuments.Pdf,
        ["/files/indicators.xls"] = TestDocuments.Xls,
        ["/files/report.docx"] = TestDocuments.Docx(Sentences),
        ["/files/form.docx"] = TestDocuments.Docx("申报单位：", "联系人：", "项目名称（盖章）：", "填报日期：　　年　月　日"),
        ["/files/broken.docx"] = TestDocuments.Docx(Sentences)[..200],
        ["/files/fake.pdf"] = new byte[2000],
        ["/files/page.xls"] = Html("<html><body><p>登录后查看</p></body></html>"),
        ["/files/large.pdf"] = [.. TestDocuments.Pdf, .. new byte[400_000]],
        ["/nav/manual.pdf"] = TestDocuments.Pdf,
        ["/news/202403/100002.html"] = [],
        ["/news/202403/100003.html"] = [0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 0, 0, 0, 1, 2, 3],
        ["/news/202403/100004.html"] = [.. Html("<html><body>"), .. new byte[400_000]],
        [Page] = Html($"""
            <html><head><meta charset=utf-8><title>2023年统计公报发布</title></head><body><div class=nav><a href="/nav/manual.pdf">操作手册下载说明文件</a></div>
            <div class=art><h1>2023年统计公报发布</h1><div>发布时间：2024-03-18 来源：珠海经开区统计处</div><div class=con><p>{Sentences[1]}现将公报全文发布，供社会各界查阅使用。</p>
            <p>附件：</p>{string.Concat(new[] { "bulletin.pdf", "indicators.xls", "report.docx", "form.docx", "broken.docx", "fake.pdf", "page.xls", "large.pdf" }.Select((f, i) => $"<p><a href=\"/files/{f}\">附件{i + 1}：{f}</a></p>"))}
            </div></div></body></html>
            """),
        ["/news/list.html"] = Html($"""
            <html><head><meta charset=utf-8><title>统计信息</title></head><body><ul>{string.Concat(Enumerable.Range(1, 4).Select(i => $"<li><a href=\"/news/202403/10000{i}.html\">珠海经开区第{i}号统计信息发布</a><span>2024-03-{10 + i}</span></li>"))}</ul></body></html>
            """),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Documents_of_an_article_become_articles_of_the_same_source()
    {
        if (!await IsInstalledAsync())
            Assert.Skip("pdftotext is not installed: apt-get install poppler-utils");
        await using var run = await RunAsync();
        await using var db = run.Crawl.NewDb();

        var pdf = await db.Articles.Include(a => a.Observations).Include(a => a.Revisions).ThenInclude(r => r.Fetch).ThenInclude(f => f!.Snapshot).SingleAsync(a => a.Url == run.At("/files/bulletin.pdf"), Cancel);
        Assert.Equal(("珠海经济技术开发区2023年国民经济和社会发展统计公报", "tj"), (pdf.Title, pdf.SourceId));
        Assert.Equal(new DateOnly(2024, 3, 15), pdf.Published);
        Assert.Contains(pdf.Observations, o => o is { Indicator: "gdp", Measure: "value", Value: 152_340_000_000m, Unit: "CNY", Period: "2023" });
        Assert.Contains(pdf.Observations, o => o is { Indicator: "retail_sales", Measure: "growth", Value: 5.5m });
        Assert.All(pdf.Observations, o => Assert.Equal(o.Quote, pdf.Body[o.Start..o.End]));
        Assert.Equal(TestDocuments.Pdf, Ingestion.Snapshots.Unpack(Assert.Single(pdf.Revisions).Fetch!.Snapshot!));

        // The text says neither office nor day: those of the page, and the words of its link.
        var word = await db.Articles.SingleAsync(a => a.Url == run.At("/files/report.docx"), Cancel);
        Assert.Equal(("report", "珠海经开区统计处", new DateOnly(2024, 3, 18)), (word.Title is "" ? "report" : word.Title, word.SourceName, word.Published!.Value));
        Assert.True(await db.Articles.AnyAsync(a => a.Url == run.At("/files/indicators.xls") && a.Observations.Count > 0, Cancel));
        Assert.Equal(run.At(Page), await db.Frontier.Where(e => e.Url == run.At("/files/bulletin.pdf")).Select(e => e.DiscoveredFrom).SingleAsync(Cancel));
    }

    [Theory]
    [InlineData("/files/form.docx", "the document states no figures")]
    [InlineData("/files/broken.docx", "the document is broken")]
    [InlineData("/files/fake.pdf", "not to a page")]
    [InlineData("/files/page.xls", "it is no article")]
    [InlineData("/files/large.pdf", "the page is larger than")]
    [InlineData("/news/202403/100002.html", "the page is empty")]
    [InlineData("/news/202403/100003.html", "the address leads to a file")]
    [InlineData("/news/202403/100004.html", "the page is larger than")]
    public async Task What_is_no_page_or_document_is_rejected_with_its_reason(string path, string reason)
    {
        await using var run = await RunAsync();
        await using var db = run.Crawl.NewDb();
        var entry = await db.Frontier.SingleAsync(e => e.Url == run.At(path), Cancel);
        Assert.Equal(FetchOutcome.Rejected, entry.Outcome);
        Assert.StartsWith(reason, entry.Reason!.Replace("the address leads to application/pdf, ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.False(await db.Articles.AnyAsync(a => a.Url == entry.Url, Cancel));
    }

    [Fact]
    public async Task Documents_of_the_navigation_and_those_that_the_settings_leave_out_are_not_asked_for()
    {
        await using var run = await RunAsync(CrawlFixture.Fast with { Documents = ["docx"] });
        var asked = run.Server.Log.Select(a => a.Path).Where(p => p.Contains('.', StringComparison.Ordinal) && !p.EndsWith(".html", StringComparison.Ordinal) && p != "/robots.txt").Order(StringComparer.Ordinal);
        Assert.Equal(["/files/broken.docx", "/files/form.docx", "/files/report.docx"], asked);
    }

    [Fact]
    public async Task A_list_of_a_statistics_source_leads_to_documents_too_a_list_of_another_does_not()
    {
        foreach (var (kind, expected) in new[] { ("statistics", 1), ("portal", 0) })
        {
            await using var run = await RunAsync(kind: kind, files: new(StringComparer.Ordinal)
            {
                ["/news/list.html"] = Html("<html><head><meta charset=utf-8><title>统计公报</title></head><body><ul><li><a href=\"/files/report.docx\">珠海经开区2023年统计公报全文</a><span>2024-03-18</span></li></ul></body></html>"),
                ["/files/report.docx"] = TestDocuments.Docx(Sentences),
            });
            await using var db = run.Crawl.NewDb();
            Assert.Equal(expected, await db.Articles.CountAsync(a => a.Url == run.At("/files/report.docx"), Cancel));
        }
    }

    [Fact]
    public async Task Without_the_program_a_pdf_waits_for_a_reread()
    {
        if (!await IsInstalledAsync())
            Assert.Skip("pdftotext is not installed: apt-get install poppler-utils");
        await using var run = await RunAsync(pdf: new PdfToText(null, PdfLimits.Default));
        await using var db = run.Crawl.NewDb();
        Assert.Contains("poppler-utils", (await db.Frontier.SingleAsync(e => e.Url == run.At("/files/bulletin.pdf"), Cancel)).Reason, StringComparison.Ordinal);

        await using var better = CrawlFixture.Over(run.Database, read: CrawlFixture.CatalogueReader());
        await better.Services.GetRequiredService<Rereader>().RereadAsync(["tj"], null, Cancel);

        Assert.True(await db.Articles.AnyAsync(a => a.Url == run.At("/files/bulletin.pdf") && a.Observations.Count > 0, Cancel));
        Assert.Equal((FetchOutcome.Ingested, null), await db.Frontier.Where(e => e.Url == run.At("/files/bulletin.pdf")).Select(e => new ValueTuple<FetchOutcome?, string?>(e.Outcome, e.Reason)).SingleAsync(Cancel));
    }

    [Fact]
    public async Task A_reader_that_fails_leaves_its_reason_in_the_frontier()
    {
        await using var run = await RunAsync(CrawlFixture.Fast with { Patience = TimeSpan.Zero }, read: (_, page, _, _) => throw new InvalidOperationException("no reading of " + page.Url));
        await using var db = run.Crawl.NewDb();
        var entry = await db.Frontier.SingleAsync(e => e.Url == run.At(Page), Cancel);
        Assert.Equal((FetchOutcome.Failed, "the visit was broken off: InvalidOperationException: no reading of " + entry.Url), (entry.Outcome, entry.Reason));
    }

    private static async Task<bool> IsInstalledAsync() => (await PdfToText.Installed.ReadAsync(TestDocuments.Pdf, Cancel)).Rejected != DocumentReasons.NoPdfProgram;

    private static byte[] Html(string html) => Encoding.UTF8.GetBytes(html);

    private sealed record Run(TestDatabase Database, SiteServer Server, CrawlFixture Crawl) : IAsyncDisposable
    {
        public string At(string path) => Server.Sites["tj"].Origin + path;

        public async ValueTask DisposeAsync()
        {
            await Crawl.DisposeAsync();
            await Server.DisposeAsync();
            await Database.DisposeAsync();
        }
    }

    private static async Task<Run> RunAsync(CrawlOptions? options = null, string kind = "zone", Dictionary<string, byte[]>? files = null, PdfToText? pdf = null, Ingestion.ReadPage? read = null)
    {
        var database = new SqliteDatabase();
        await database.InitializeAsync();
        var server = await SiteServer.ServeAsync([new TestSite("tj", path => (files ?? Files).GetValueOrDefault(path))]);
        var run = new Run(database, server, CrawlFixture.Over(database, (options ?? CrawlFixture.Fast) with { MaxBytes = 300_000 }, read ?? CrawlFixture.CatalogueReader(), pdf));
        await run.Crawl.AddAsync(new SourceFile("tj", [new StartAddress(run.At("/news/list.html"))]) { Name = "珠海经开区统计", Kind = kind });
        await run.Crawl.Crawler.RunUntilIdleAsync(["tj"], null, Cancel);
        return run;
    }
}
