using System.Text;
using ZoneNews.Extraction.Html;

namespace ZoneNews.Extraction.Tests.Html;

public class MetadataTests
{
    private const string Prose = "<div><p>会议通报，今年一季度，全区实现地区生产总值118.4亿元，同比增长7.3%。</p><p>会议强调，经济运行总体平稳、稳中有进，要抓好项目建设。</p></div>";

    private static Article Read(string html, string? url = null, SiteContext? site = null) => PageReader.Read(
        new PageInput(Encoding.UTF8.GetBytes(html), url, "text/html", new DateTime(2022, 4, 30, 0, 0, 0, DateTimeKind.Utc), site)).Article!;

    [Fact]
    public void Believes_the_date_that_readers_see_before_the_tag()
    {
        var read = Read($"<meta name=PubDate content='2022-04-28 10:00'><h1>开发区召开经济工作会议</h1><div>发布时间：2022-04-19</div>{Prose}");

        Assert.Equal((new DateOnly(2022, 4, 19), DateOrigin.Visible), (read.Published, read.PublishedFrom));
    }

    [Theory]
    [InlineData("<meta name=PubDate content='2022-04-19 08:31'>", DateOrigin.Meta)]
    [InlineData("<meta property='article:published_time' content='2022-04-18T23:30:00Z'>", DateOrigin.Meta)]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2022-04-19T08:00:00+08:00\"}</script>", DateOrigin.StructuredData)]
    public void Falls_back_to_tags_in_chinese_time(string tag, DateOrigin from)
    {
        var read = Read($"{tag}<h1>开发区召开经济工作会议</h1>{Prose}");

        Assert.Equal((new DateOnly(2022, 4, 19), from), (read.Published, read.PublishedFrom));
    }

    [Theory]
    [InlineData("http://site.test/xwzx/202204/t20220419_42310.html")]
    [InlineData("http://site.test/2022/0419/301.html")]
    [InlineData("http://site.test/2022-04/19/content_7.htm")]
    public void Takes_the_date_of_the_address_as_a_last_resort(string url) =>
        Assert.Equal(new DateOnly(2022, 4, 19), Read($"<h1>开发区召开经济工作会议</h1>{Prose}", url).Published);

    [Fact]
    public void Takes_no_date_from_the_text() =>
        Assert.Null(Read($"<h1>开发区召开经济工作会议</h1><div><p>2022年4月19日，开发区召开会议，部署经济工作。</p>{Prose}</div>").Published);

    [Theory]
    [InlineData("来源：新华社 作者：张三 浏览次数：12", "新华社")]
    [InlineData("【信息来源：某某日报】【信息时间：2022-04-19 阅读次数：3】", "某某日报")]
    [InlineData("2022-04-19 10:21 来源： 某某融媒体中心 举报", "某某融媒体中心")]
    [InlineData("2022-04-19 · 某某城市报道", "某某城市报道")]
    [InlineData("发表于2022-04-19 21:30| 1164次阅读| 来源ABCD| 作者李四", "ABCD")]
    [InlineData("来源：本网", "某某开发区门户网站")]
    [InlineData("发布时间：2022-04-19<span>来源：<b>某某区办公室</b></span><span>点击数：<em>17</em></span>", "某某区办公室")]
    [InlineData("来源：某某日报 版次：A04 责任编辑：李四", "某某日报")]
    [InlineData("<span>发布时间：2022-04-19</span><span>来源：某某开发区招商局</span><span>浏览 1602</span>", "某某开发区招商局")]
    [InlineData("<span>2022年04月19日</span><span>来源：某某晨报</span><span>本报记者 张三 实习生 李四</span>", "某某晨报")]
    [InlineData("2022年04月19日　来源：某某晨报　第02版　本报记者 张三", "某某晨报")]
    public void Reads_the_source_as_it_is_printed(string line, string source) =>
        Assert.Equal(source, Read($"<meta name=SiteName content=某某开发区门户网站><h1>开发区召开经济工作会议</h1><div>{line}</div>{Prose}").Source);

    [Theory]
    [InlineData("<title>开发区召开经济工作会议_新闻中心_某某开发区</title><h1>某某开发区</h1><div class=x>开发区召开经济工作会议</div>")]
    [InlineData("<title>无标题文档</title><div>首页 &gt; 新闻</div><p>开发区召开经济工作会议</p>")]
    [InlineData("<title>正文</title><meta name=ArticleTitle content=开发区召开经济工作会议>")]
    [InlineData("<title>新闻动态--某某开发区</title><ul><li><a href=/n/>新闻动态</a></li></ul><h5>开发区召开经济工作会议</h5>")]
    public void Finds_the_headline_behind_placeholders_and_site_names(string top) =>
        Assert.Equal("开发区召开经济工作会议", Read($"{top}<div>发布时间：2022-04-19</div>{Prose}").Title);

    [Fact]
    public void Follows_the_rules_of_a_source_before_all_else()
    {
        var rules = new SiteRules(Title: ".t", Published: ".d", Source: "#s", Body: ".b");
        var read = Read(
            $"<h1>栏目名称在此</h1><p class=t>真正的标题</p><i class=d>2022年4月1日</i><i id=s>来源：甲报</i><div class=b><p>只有这一段是正文，前后都是栏目与其他文章的文字。</p></div>{Prose}",
            site: new SiteContext(Rules: rules));

        Assert.Equal(("真正的标题", new DateOnly(2022, 4, 1), "甲报", "rule"), (read.Title, read.Published, read.Source, read.Strategy));
        Assert.Equal("只有这一段是正文，前后都是栏目与其他文章的文字。", read.Body);
    }

    [Fact]
    public void Reads_the_grid_above_an_official_document_as_fields()
    {
        var read = Read($"<h1>开发区经济工作的通知</h1><table><tr><td>索 引 号</td><td>014/2022-1</td><td>发布机构</td><td>某某管委会</td></tr><tr><td>发布日期</td><td>2022-04-19</td><td>文号</td><td></td></tr></table>{Prose}");

        Assert.Equal((new DateOnly(2022, 4, 19), "某某管委会"), (read.Published, read.Publisher));
        Assert.DoesNotContain("索", read.Body, StringComparison.Ordinal);
    }
}
