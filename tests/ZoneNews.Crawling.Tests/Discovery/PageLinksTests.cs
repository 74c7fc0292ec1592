using System.Text;
using AngleSharp.Html.Parser;
using ZoneNews.Crawling.Discovery;
using ZoneNews.Extraction.Sources;

namespace ZoneNews.Crawling.Tests.Discovery;

public class PageLinksTests
{
    private static readonly Uri Page = new("http://kfq.example/xw/index.html");

    [Fact]
    public void Tells_the_articles_of_a_list_from_its_navigation()
    {
        var links = Links("""
            <div class="nav"><a href="/">首页</a><a href="/tzzn/">投资指南</a></div>
            <ul><li><a href="202204/t20220419_1.html">开发区一季度实现开门红</a><span>2022-04-19</span></li>
            <li><a href="202203/t20220311_2.html">开发区赴外地招商推介</a><span>2022-03-11</span></li></ul>
            """);
        Assert.Equal(["http://kfq.example/xw/202204/t20220419_1.html", "http://kfq.example/xw/202203/t20220311_2.html"], Of(links, LinkKind.Article));
        Assert.Equal(["http://kfq.example/", "http://kfq.example/tzzn/"], Of(links, LinkKind.Section));
    }

    [Fact]
    public void A_short_title_in_a_list_of_articles_is_one()
    {
        var links = Links("""
            <ul><li><a href="/html/2022-12/08/content_119338.htm">简讯三则</a></li><li><a href="/html/2022-12/07/content_119325.htm">开发区前十一个月外贸进出口增长四成</a></li>
            <li><a href="/html/2022-12/06/content_119301.htm">高新区新开工项目五个</a></li></ul><p><a href="/html/zt_3.htm">专题报道</a></p>
            """);
        Assert.Contains("http://kfq.example/html/2022-12/08/content_119338.htm", Of(links, LinkKind.Article));
        Assert.Equal(["http://kfq.example/html/zt_3.htm"], Of(links, LinkKind.Section));
    }

    [Theory]
    [InlineData("上一篇：<a href=\"/zsyz/tzrt_07.html\">开发区：山水之间的投资热土</a><br>")]
    [InlineData("<span>【下一条】</span><a href=\"/zsyz/tzrt_07.html\">开发区：山水之间的投资热土</a>")]
    [InlineData("<a href=\"/zsyz/tzrt_07.html\">下一则：开发区：山水之间的投资热土</a>")]
    public void The_article_beside_this_one_is_one(string html) =>
        Assert.Equal(["http://kfq.example/zsyz/tzrt_07.html"], Of(Links($"<div class=b>{html}</div>"), LinkKind.Article));

    [Theory]
    [InlineData("<a href=\"/rl/huodong.html\">上一个月的活动安排</a>")]
    [InlineData("相关：<a href=\"/zsyz/tzrt_07.html\">开发区：山水之间的投资热土</a>")]
    public void What_no_list_and_no_neighbour_names_is_a_section(string html) => Assert.Empty(Of(Links($"<div class=b>{html}</div>"), LinkKind.Article));

    [Theory]
    [InlineData("/files/a.pdf", "2023年统计公报", "pdf")]
    [InlineData("/files/A.XLSX?v=2", "主要指标", "xlsx")]
    [InlineData("/system/download.jsp?id=7", "附件【2023年统计公报.docx】", "docx")]
    public void A_document_is_told_by_its_address_or_its_words_and_not_in_the_navigation(string href, string words, string type)
    {
        var link = Assert.Single(Links($"<p><a href=\"{href}\">{words}</a></p>").Links);
        Assert.Equal((LinkKind.Document, type), (link.Kind, link.Type));
        Assert.DoesNotContain(Links($"<div class=nav><a href=\"{href}\">{words}</a></div>").Links, l => l.Kind == LinkKind.Document);
    }

    [Theory]
    [InlineData("""<a href="index_1.html">下一页</a>""", "http://kfq.example/xw/index_1.html")]
    [InlineData("""<a href="/xw/index.html?page=2">2</a><a href="/xw/index.html?page=3">3</a>""", "http://kfq.example/xw/index.html?page=2")]
    [InlineData("""<a href="page/2/">»</a>""", "http://kfq.example/xw/page/2/")]
    [InlineData("""<a href="list_2.html" rel="next">more</a>""", "http://kfq.example/xw/list_2.html")]
    [InlineData("""<script>createPageHTML(25, 0, "index", "html");</script>""", "http://kfq.example/xw/index_1.html")]
    [InlineData("""<button data-url="/api/list?page=2">加载</button>""", "http://kfq.example/api/list?page=2")]
    public void Finds_how_a_list_goes_on(string html, string expected) => Assert.Equal([expected], Of(Links(html), LinkKind.NextPage));

    [Fact]
    public void A_calendar_s_days_are_no_pages_of_a_list() =>
        Assert.Empty(Of(Links("""<table><td><a href="/rili.php?off=0&day=1">1</a></td><td><a href="/rili.php?off=0&day=2">2</a></td></table>"""), LinkKind.NextPage));

    [Theory]
    [InlineData("javascript:openNews(1)")]
    [InlineData("#top")]
    [InlineData("")]
    [InlineData("mailto:a@kfq.example")]
    [InlineData("/files/a.zip")]
    [InlineData("/login.php?back=/")]
    [InlineData("/search/?q=1")]
    public void Leaves_links_that_lead_to_no_page(string href) => Assert.Empty(Links($"""<a href="{href}">开发区召开安全生产工作会议</a>""").Links);

    [Fact]
    public void Sees_where_a_page_sends_its_readers_and_what_it_tells_robots()
    {
        var links = Links("""<meta http-equiv="Refresh" content="0; URL='/xw/1.html'"><meta name="robots" content="noindex,nofollow"><link rel="canonical" href="/xw/2.html">""");
        Assert.Equal(("http://kfq.example/xw/1.html", "http://kfq.example/xw/2.html"), (links.Refresh, links.Canonical));
        Assert.Equal(["noindex,nofollow"], links.RobotsTags);
    }

    [Fact]
    public void Feeds_that_a_page_names_are_found() =>
        Assert.Equal(["http://kfq.example/feed"], Of(Links("""<link rel="alternate" type="application/rss+xml" href="/feed">"""), LinkKind.Feed));

    [Fact]
    public void Never_leaves_the_site_and_looks_for_lists_below_the_start_only()
    {
        var scope = new SiteScope(new SourceFile("kfq", [new StartAddress("http://kfq.example/xw/")]));
        var links = Links("""
            <a href="http://news.other.example/20220301/1.html">省级媒体看开发区产业强区</a><a href="//cdn.other.example/x.html">外链</a>
            <a href="/xw/gsgg/">公告</a><a href="/tzzn/">投资指南</a><a href="https://www.kfq.example/xw/202204/t20220419_1.html">开发区一季度实现开门红</a>
            """);
        var plan = LinkPlan.Of(links, scope, new VisitedPage(Page, 0, new HashSet<string>(), false));
        Assert.Equal(["http://kfq.example/xw/gsgg/", "https://www.kfq.example/xw/202204/t20220419_1.html"], plan.Select(l => l.Url));
    }

    [Fact]
    public void A_page_that_leads_to_nothing_new_is_a_step_further_away()
    {
        var scope = new SiteScope(new SourceFile("kfq", [new StartAddress("http://kfq.example/xw/")]));
        var links = Links("""<a href="/xw/202204/t20220419_1.html">开发区一季度实现开门红</a><a href="index_1.html">下一页</a>""");
        var fresh = LinkPlan.Of(links, scope, new VisitedPage(Page, 2, new HashSet<string>(), false));
        var known = LinkPlan.Of(links, scope, new VisitedPage(Page, 2, new HashSet<string> { "http://kfq.example/xw/202204/t20220419_1.html" }, false));
        Assert.Equal(0, fresh.Single(l => l.Kind == EntryKind.List).Depth);
        Assert.Equal(3, known.Single(l => l.Kind == EntryKind.List).Depth);
    }

    [Fact]
    public void Reads_a_list_in_json_with_its_next_part()
    {
        var json = """{"code": 0, "data": {"next": "/api/list?page=3", "rows": [{"docPubUrl": "/xw/1.html", "docTitle": "一季度实现开门红"}, {"url": "/xw/2.html", "title": "招商推介"}]}}""";
        var document = StructuredDocument.Read(Encoding.UTF8.GetBytes(json), "application/json");
        Assert.Equal((StructuredKind.JsonList, "/api/list?page=3"), (document!.Kind, document.Next));
        Assert.Equal(["/xw/1.html", "/xw/2.html"], document.Addresses.Select(a => a.Url));
    }

    [Theory]
    [InlineData("http://a.example/show.php?id=1&PHPSESSID=0a1b2c3d4e5f", "http://a.example/show.php?id=1")]
    [InlineData("http://a.example/x.html;jsessionid=ABC?id=1", "http://a.example/x.html?id=1")]
    [InlineData("http://a.example/post/1.html?utm_source=rss&utm_medium=card", "http://a.example/post/1.html")]
    [InlineData("http://a.example/post/1.html?from=singlemessage&isappinstalled=0", "http://a.example/post/1.html")]
    [InlineData("http://a.example/list?from=2021-01-01", "http://a.example/list?from=2021-01-01")]
    [InlineData("HTTP://A.Example:80/a/../b/./c.html#top", "http://a.example/b/c.html")]
    [InlineData("https://a.example:8443/%7euser/%e4%b8%ad.html", "https://a.example:8443/~user/%E4%B8%AD.html")]
    public void Gives_a_page_one_address(string url, string expected) => Assert.Equal(expected, CanonicalUrl.Of(url));

    private static PageLinks Links(string html) => PageLinks.Of(new HtmlParser().ParseDocument($"<html><body>{html}</body></html>"), Page);

    private static IEnumerable<string> Of(PageLinks links, LinkKind kind) => links.Links.Where(l => l.Kind == kind).Select(l => l.Url);
}
