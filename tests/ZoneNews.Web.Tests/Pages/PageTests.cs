using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Data;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Text;
using ZoneNews.Web.Tests.Site;

namespace ZoneNews.Web.Tests.Pages;

public sealed class PageTests(SampleSite site) : IClassFixture<SampleSite>
{
    private static readonly string Huaqiao = "/zones/" + Uri.EscapeDataString(SampleTexts.Huaqiao);
    private static readonly string Park = "/zones/" + Uri.EscapeDataString(SampleTexts.Park);

    public static TheoryData<string, string> Pages => new()
    {
        { "/", "新近读出的数字" },
        { "/news", "花桥开发区回顾2021年" },
        { "/news?q=外资", "<mark>外资</mark>" },
        { "/news?category=ranking", "考核排名" },
        { "/news?q=花桥经开区&year=2022", "<mark>花桥</mark>开发区回顾2021年" },
        { "/news?q=花桥&sort=relevance", "最相关在前" },
        { "/zones", "江苏花桥经济开发区" },
        { "/zones?province=江苏省&level=national", "苏州工业园区" },
        { Huaqiao, "383" },
        { Huaqiao, "星河半导体项目" },
        { Park, "目标与实绩" },
        { Park + "?as_of=2020-01-01", "按 2020年1月1日 当日所知列出" },
        { Park + "/vintages?indicator=gdp", "修订" },
        { Park + "/vintages?indicator=gdp&by=read", "按读入日期" },
        { Park, "≠" },
        { Park + "#news", "苏州工业园区公布2021年成绩" },
        { "/indicators", "地区生产总值" },
        { "/indicators/gdp", "苏州工业园区" },
        { "/indicators/gdp?measure=growth&year=2021", "+6.5%" },
        { "/indicators/ranking", "名次" },
        { "/compare", "先选两个或更多" },
        { "/compare?zone=苏州工业园区&zone=昆山开发区&indicator=gdp", "昆山经济技术开发区" },
        { "/compare?zone=苏州工业园区&indicator=gdp&second=fdi_actual", "这张图没有画" },
        { "/rankings", "江苏省经济开发区综合考评" },
        { "/rankings?indicator=gdp&year=2021", "位次" },
        { "/conflicts", "3,100" },
        { "/about", "样本网" },
        { "/help", "zone:苏州工业园区" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Shows_a_page_with_its_content(string path, string content)
    {
        using var client = site.NewClient();
        using var response = await client.GetAsync(path, Cancel);
        var html = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(content, html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"zh-CN\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Leaves_no_Chinese_in_the_interface_of_an_English_page(string path, string content)
    {
        Assert.NotEmpty(content);
        using var client = site.NewClient();
        var html = await client.GetStringAsync(path.Contains('#') ? path.Split('#')[0] + "?lang=en" : path + (path.Contains('?') ? "&lang=en" : "?lang=en"), Cancel);
        var document = await new HtmlParser().ParseDocumentAsync(html, Cancel);
        var nav = document.QuerySelector("nav.nav")!.TextContent;
        Assert.Equal("en", document.DocumentElement.GetAttribute("lang"));
        Assert.DoesNotContain(nav + document.QuerySelector(".foot")!.TextContent, c => c is >= '一' and <= '鿿');
    }

    [Theory]
    [InlineData("zh", "考核排名")]
    [InlineData("en", "Rankings and awards")]
    public async Task An_article_tells_its_kind_and_region_and_leads_to_others_of_the_kind(string language, string kind)
    {
        using var client = site.NewClient();
        var list = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync("/news?q=花桥", Cancel), Cancel);
        var article = list.QuerySelectorAll("a[href^='/news/']").Select(a => a.GetAttribute("href")!.Split('?')[0]).First();
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync($"{article}?lang={language}", Cancel), Cancel);
        var link = page.QuerySelector(".meta a[href='/news?category=ranking']");

        Assert.Equal(kind, link?.TextContent);
        Assert.Contains("苏州市", page.QuerySelector(".meta")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/zones/没有这个园区", 404)]
    [InlineData("/zones/999999", 404)]
    [InlineData("/zones?page=999", 404)]
    [InlineData("/zones?page=-1", 400)]
    [InlineData("/zones/苏州工业园区?as_of=昨天", 400)]
    [InlineData("/zones/苏州工业园区/vintages?indicator=luck", 400)]
    [InlineData("/zones/没有这个园区/vintages", 404)]
    [InlineData("/zones?level=galactic", 400)]
    [InlineData("/news/99999999", 404)]
    [InlineData("/news/abc", 404)]
    [InlineData("/news?year=abc", 400)]
    [InlineData("/news?before=x", 400)]
    [InlineData("/indicators/nothing", 404)]
    [InlineData("/indicators/gdp?year=99999999999", 400)]
    [InlineData("/compare?indicator=nothing", 400)]
    [InlineData("/compare?from=20x1", 400)]
    [InlineData("/conflicts?indicator=nothing", 400)]
    [InlineData("/rankings?year=x", 400)]
    [InlineData("/nowhere", 404)]
    public async Task Answers_what_it_cannot_show_with_a_page_that_helps(string path, int status)
    {
        using var client = site.NewClient();
        using var response = await client.GetAsync(path, Cancel);
        var html = await response.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains("role=\"search\"", html, StringComparison.Ordinal);
        Assert.Contains("编号", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("-")]
    [InlineData("%_*?[]")]
    [InlineData("' OR 1=1 --")]
    [InlineData("a\u0000b\u0007")]
    [InlineData("zone: year: site:")]
    [InlineData("NEAR(花桥 外资)")]
    [InlineData("👍🏽 花桥")]
    public async Task Takes_any_query(string query)
    {
        using var client = site.NewClient();
        using var response = await client.GetAsync("/news?q=" + Uri.EscapeDataString(query), Cancel);
        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest });
        Assert.Contains("role=\"search\"", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_a_query_of_ten_kilobytes()
    {
        using var client = site.NewClient();
        using var response = await client.GetAsync("/news?q=" + new string('x', 7000), Cancel);
        Assert.True((int)response.StatusCode < 500);
    }

    [Fact]
    public async Task A_projects_amount_is_shown_apart_and_leads_to_its_words()
    {
        using var client = site.NewClient();
        var zone = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(Huaqiao, Cancel), Cancel);
        var row = Assert.Single(zone.QuerySelectorAll("#projects tbody tr"));
        Assert.Contains("50", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("星河", zone.QuerySelector("#indicators")!.TextContent, StringComparison.Ordinal);
        var address = row.QuerySelector("a")!.GetAttribute("href")!;
        var article = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(address.Split('#')[0], Cancel), Cancel);
        Assert.Equal("50亿元", article.GetElementById(address.Split('#')[1])!.TextContent);
        Assert.Contains("is-lit", article.GetElementById(address.Split('#')[1])!.ClassName!, StringComparison.Ordinal);
        Assert.NotNull(article.GetElementById("f" + address.Split('#')[1][1..]));
        var api = await client.GetStringAsync("/api/v1/projects?item=investment&zone=" + Uri.EscapeDataString("花桥"), Cancel);
        Assert.Contains("\"total\":1", api, StringComparison.Ordinal);
        Assert.Contains("5000000000", api, StringComparison.Ordinal);
        Assert.Contains("星河半导体项目", await client.GetStringAsync("/export/projects.csv", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_yet_known_on_a_day_is_left_out()
    {
        using var client = site.NewClient();
        var now = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(Park, Cancel), Cancel);
        var then = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(Park + "?as_of=2020-01-01", Cancel), Cancel);
        Assert.NotNull(now.QuerySelector("#indicators table"));
        Assert.Null(then.QuerySelector("#indicators table"));
        Assert.Contains("\"total\":0", await client.GetStringAsync($"/api/v1/observations?as_of=2020-01-01&zone={Uri.EscapeDataString("苏州工业园区")}", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vintages_show_what_was_said_first_and_what_it_became()
    {
        using var client = site.NewClient();
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(Park + "/vintages?indicator=gdp", Cancel), Cancel);
        var row = Assert.Single(page.QuerySelectorAll("tbody tr"), r => r.QuerySelector("th")!.TextContent.Trim() == "2021年");
        var cells = row.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToList();
        Assert.StartsWith("–", cells[0], StringComparison.Ordinal);
        Assert.Contains(cells, c => c.StartsWith("3,250", StringComparison.Ordinal));
        Assert.Contains(cells, c => c.StartsWith("3,100", StringComparison.Ordinal) && c.Contains("修订", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sends_an_alias_to_the_official_name()
    {
        using var client = site.NewClient();
        using var response = await client.GetAsync("/zones/" + Uri.EscapeDataString("花桥"), Cancel);
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(Huaqiao, response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Lights_the_words_of_the_figure_that_led_to_an_article()
    {
        using var client = site.NewClient();
        var (article, figure) = await FigureAsync();
        var html = await client.GetStringAsync($"/news/{article}?figure={figure}", Cancel);
        var document = await new HtmlParser().ParseDocumentAsync(html, Cancel);
        var lit = string.Concat(document.QuerySelectorAll("#text .is-lit").Select(e => e.TextContent));
        Assert.Equal("全年地区生产总值预计为383亿元，比上年增长9%", lit);
        Assert.Equal("383亿元", document.GetElementById($"w{figure}")!.TextContent);
        Assert.NotNull(document.QuerySelector($"#f{figure}.is-lit a[href='?figure={figure}#w{figure}']"));
    }

    [Fact]
    public async Task Says_that_an_article_was_taken_down()
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<ZoneNewsDb>>().CreateDbContextAsync(Cancel);
        var article = await db.Articles.FirstAsync(a => a.Title.StartsWith("昆山") && a.Title.Contains("2018"), Cancel);
        article.Status = Data.Entities.ArticleStatus.Gone;
        await db.SaveChangesAsync(Cancel);
        using var client = site.NewClient();
        using var response = await client.GetAsync($"/news/{article.Id}", Cancel);
        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.Contains("已撤下", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_an_article_as_printed_on_demand()
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<ZoneNewsDb>>().CreateDbContextAsync(Cancel);
        var article = await db.Articles.FirstAsync(a => a.Title.StartsWith("昆山") && a.Title.Contains("2019"), Cancel);
        article.Repairs = BlockJson.WriteRepairs([new Repair(RepairKind.Substitution, new TextSpan(0, 4), "贰零壹玖")]);
        await db.SaveChangesAsync(Cancel);
        using var client = site.NewClient();
        Assert.DoesNotContain("贰零壹玖年", await TextAsync(client, $"/news/{article.Id}"), StringComparison.Ordinal);
        Assert.StartsWith("贰零壹玖年", await TextAsync(client, $"/news/{article.Id}?view=printed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_and_the_article_that_it_hangs_on_show_each_other()
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<ZoneNewsDb>>().CreateDbContextAsync(Cancel);
        var page = await db.Articles.FirstAsync(a => a.Title.StartsWith("昆山") && a.Title.Contains("2020"), Cancel);
        var document = await db.Articles.FirstAsync(a => a.Title.StartsWith("昆山") && a.Title.Contains("2021"), Cancel);
        page.Blocks = BlockJson.WriteBlocks([.. BlockJson.ReadBlocks(page.Blocks), new AttachmentBlock(document.Url, "附件：公报.pdf")]);
        db.Frontier.Add(new Data.Entities.FrontierEntry
        {
            SourceId = page.SourceId,
            Url = document.Url,
            Host = "https://example.org:443",
            Kind = "document",
            DiscoveredFrom = page.Url,
            DiscoveredAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        });
        await db.SaveChangesAsync(Cancel);
        using var client = site.NewClient();

        var above = new HtmlParser().ParseDocument(await client.GetStringAsync($"/news/{document.Id}", Cancel)).QuerySelector("#hangs-on a");
        var below = new HtmlParser().ParseDocument(await client.GetStringAsync($"/news/{page.Id}", Cancel)).QuerySelector("#documents a");

        Assert.Equal(($"/news/{page.Id}", page.Title), (above!.GetAttribute("href"), above.TextContent));
        Assert.Equal(($"/news/{document.Id}", document.Title), (below!.GetAttribute("href"), below.TextContent));
    }

    [Fact]
    public async Task Lists_its_pages_for_search_engines()
    {
        using var client = site.NewClient();
        Assert.Contains("Sitemap: http://127.0.0.1", await client.GetStringAsync("/robots.txt", Cancel), StringComparison.Ordinal);
        var map = System.Xml.Linq.XDocument.Parse(await client.GetStringAsync("/sitemap.xml", Cancel));
        var addresses = map.Root!.Elements().Select(e => e.Elements().First().Value).ToList();
        Assert.Contains(addresses, a => a.EndsWith(Huaqiao, StringComparison.Ordinal));
        Assert.Contains(addresses, a => a.Contains("/news/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shows_markup_in_a_text_as_text()
    {
        using var client = site.NewClient();
        var html = await client.GetStringAsync("/news?q=标题", Cancel);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_number_on_the_pages_leads_to_an_article()
    {
        using var client = site.NewClient();
        foreach (var path in new[] { "/", Park, "/indicators/gdp", "/rankings", "/conflicts" })
        {
            var document = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(path, Cancel), Cancel);
            var numbers = document.QuerySelectorAll("main a.v, main a.fig").Where(a => !a.GetAttribute("href")!.StartsWith("/news?", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(numbers);
            Assert.All(numbers, a => Assert.Matches(@"^/news/\d+\?figure=(?<id>\d+)#w\k<id>$", a.GetAttribute("href")!));
        }
    }

    private static async Task<string> TextAsync(HttpClient client, string path)
    {
        var document = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(path, Cancel), Cancel);
        return document.GetElementById("text")!.TextContent.Trim();
    }

    private async Task<(long Article, long Figure)> FigureAsync()
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<ZoneNewsDb>>().CreateDbContextAsync(Cancel);
        var figure = await db.Observations.FirstAsync(o => o.Subject == SampleTexts.Huaqiao && o.Indicator == "gdp" && o.Measure == "value", Cancel);
        return (figure.ArticleId, figure.Id);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
