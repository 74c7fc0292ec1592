using System.Diagnostics;
using System.Text;
using ZoneNews.Extraction.Html;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Extraction.Tests.Html;

/// <summary>Pages that no browser would be asked to show: reading them gives less, never an exception.</summary>
public class HostilePageTests
{
    private static readonly DateTime Fetched = new(2022, 3, 28, 0, 0, 0, DateTimeKind.Utc);

    private static PageReading Read(ReadOnlyMemory<byte> bytes, string type = "text/html") =>
        PageReader.Read(new PageInput(bytes, "http://site.test/a/t20220301_1.html", type, Fetched));

    private static PageReading Read(string html) => Read(Encoding.UTF8.GetBytes(html));

    [Theory]
    [InlineData("div", 10_000)]
    [InlineData("span", 10_000)]
    [InlineData("b", 1_000)]
    [InlineData("table><tr><td", 3_000)]
    [InlineData("ul><li", 1_500)]
    public void Survives_nesting_that_is_thousands_deep(string tag, int depth)
    {
        var html = new StringBuilder("<title>嵌套很深的新闻标题</title><h1>嵌套很深的新闻标题</h1>");
        for (var i = 0; i < depth; i++)
            html.Append('<').Append(tag).Append('>');
        html.Append("今年一季度，全区实现地区生产总值118.4亿元，同比增长7.3%，经济运行总体平稳。");

        var time = Stopwatch.StartNew();
        var read = Read(html.ToString());

        Assert.True(time.Elapsed < TimeSpan.FromMinutes(1), $"{time.Elapsed} for {depth} of {tag}");
        Assert.Equal("今年一季度，全区实现地区生产总值118.4亿元，同比增长7.3%，经济运行总体平稳。", read.Article!.Body);
    }

    [Fact]
    public void Reads_a_page_of_one_endless_line_up_to_the_limit()
    {
        var html = "<title>很长的页面标题</title><h1>很长的页面标题</h1><p>" + string.Concat(Enumerable.Repeat("全区经济平稳运行，增长5%。", 200_000));

        var read = Read(html);

        Assert.NotNull(read.Article);
        Assert.True(read.Article.Body.Length <= HtmlPage.DefaultLimit);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE })]
    [InlineData(new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2E, 0x34, 0x0A, 0x00, 0x01, 0x02 })]
    [InlineData(new byte[] { 0x00, 0x00, 0x00, 0x00, 0x00, 0x00 })]
    public void Rejects_what_is_no_page(byte[] bytes) => Assert.NotNull(Read(bytes).Rejected);

    [Fact]
    public void Reads_mutated_pages_without_exception_and_keeps_its_laws()
    {
        var pages = CorpusSites.Articles().Select(a => a.Page).ToList();
        var chance = new Random(20221);
        for (var i = 0; i < 1_500; i++)
        {
            var page = pages[chance.Next(pages.Count)];
            var bytes = page.Bytes.ToArray();
            var mutated = i % 100 == 0 ? PageMutations.Flat(bytes) : PageMutations.Faulty(bytes, chance);
            Assert.Null(ReadingLaws.Broken(PageReader.Read(page with { Bytes = mutated })));
        }
    }

    [Fact]
    public void Reads_a_page_of_twenty_megabytes_up_to_the_limit_and_keeps_its_laws()
    {
        var page = CorpusSites.Articles().First().Page;
        Assert.Null(ReadingLaws.Broken(PageReader.Read(page with { Bytes = PageMutations.Grown(page.Bytes.ToArray()) })));
    }

    [Fact]
    public void Reads_any_text_as_plain_text_without_exception()
    {
        var chance = new Random(7);
        var signs = "开发区(kāi)（业）蕞头部１２％．年月日：:>首页\n\n\t 　\u200B\u00A0|[]来源发布时间2022-01-18abc。，“”?\uD842\uDFB7".ToCharArray();
        for (var i = 0; i < 1_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, chance.Next(1, 400)).Select(_ => signs[chance.Next(signs.Length)])]);
            var read = Read(Encoding.UTF8.GetBytes(text), "text/plain");
            Assert.True(read.Article is not null || read.Rejected is not null);
        }
    }
}
