using System.Text;
using ZoneNews.Extraction.Html;

namespace ZoneNews.Extraction.Tests.Html;

public class PageReaderTests
{
    private static readonly DateTime Fetched = new(2022, 3, 28, 0, 0, 0, DateTimeKind.Utc);

    private static PageReading Read(string html, string? url = null) =>
        PageReader.Read(new PageInput(Encoding.UTF8.GetBytes(html), url, "text/html", Fetched));

    private const string Prose = "今年一季度，全区实现地区生产总值118.4亿元，同比增长7.3%，经济运行总体平稳、稳中有进。";

    [Fact]
    public void Leaves_breadcrumb_dateline_share_bar_neighbours_and_footer_out()
    {
        var read = Read($"""
            <title>经济运行平稳_某某开发区</title><body><div>当前位置：<a href=/>首页</a> &gt; 正文</div><div><h1>经济运行平稳</h1>
            <div>发布时间：2022-04-19 08:31 来源：融媒体中心 字号：[ <a href="#">大</a> ]</div><div><p>　　{Prose}</p><p>第二段，{Prose}</p></div>
            <div>分享到：<a href="#">微信</a></div><p>上一篇：<a href="/1.html">别的新闻标题在这里</a></p></div>
            <div>主办单位：某某管委会 苏ICP备05001234号</div></body>
            """);

        Assert.Equal($"{Prose}\n第二段，{Prose}", read.Article!.Body);
        Assert.Equal("经济运行平稳", read.Article.Title);
        Assert.Equal(new DateOnly(2022, 4, 19), read.Article.Published);
        Assert.Equal("融媒体中心", read.Article.Source);
    }

    [Fact]
    public void An_advertisement_between_paragraphs_goes_and_the_paragraphs_behind_it_stay()
    {
        var read = Read($"""
            <title>一季度经济运行平稳-某某园区</title><body><h1>一季度经济运行平稳</h1><div class="entry"><p>{Prose}</p><p>新签约项目14个，完成工业投资9.6亿元。</p>
            <div class="gg">【仓库出租】高标准仓库12000平方米，层高9米，租金每月18元起，随时看房，电话13900000000</div><p>兑现扶持资金5600万元，惠及企业213家。</p></div></body>
            """);

        Assert.Equal($"{Prose}\n新签约项目14个，完成工业投资9.6亿元。\n兑现扶持资金5600万元，惠及企业213家。", read.Article!.Body);
    }

    [Fact]
    public void Takes_paragraphs_from_line_breaks_inside_layout_tables()
    {
        var read = Read($"""
            <title>标题在这里的新闻 - 某网</title><table><tr><td>热点</td></tr><tr><td><table><tr><td><b>标题在这里的新闻</b></td></tr><tr><td>发布时间：2022-01-24&nbsp;来源：管委会（国际商务区）&nbsp;发布开发区：某某经济技术开发区</td></tr>
            <tr><td>&nbsp;&nbsp;{Prose}<br><br>&nbsp;&nbsp;二、{Prose}<br></td></tr></table></td></tr></table>
            """);

        Assert.Equal([new ParagraphBlock(Prose), new ParagraphBlock("二、" + Prose)], read.Article!.Blocks);
        Assert.Equal("管委会（国际商务区）", read.Article.Source);
        Assert.Equal("某某经济技术开发区", read.Article.Publisher);
    }

    [Fact]
    public void Keeps_data_tables_with_their_spans()
    {
        var read = Read("""
            <title>主要指标</title><h1>主要指标表一览</h1><div>发布日期：2022-07-28</div><div><table><tr><td rowspan="2">开发区</td><td colspan="2">总产值</td></tr>
            <tr><td>总量（亿元）</td><td>增速（%）</td></tr><tr><td>甲开发区</td><td>1412.5</td><td>10.3</td></tr></table></div>
            """);

        var table = Assert.IsType<TableBlock>(Assert.Single(read.Article!.Blocks));
        Assert.Equal(2, table.Rows[0].Cells[0].RowSpan);
        Assert.Equal(2, table.Rows[0].Cells[1].ColumnSpan);
        Assert.Equal("开发区\t总产值\n总量（亿元）\t增速（%）\n甲开发区\t1412.5\t10.3", read.Article.Body);
    }

    [Fact]
    public void Attachments_are_told_by_address_or_name_and_make_no_list_of_an_article()
    {
        var read = Read($"""
            <title>公报发布公告</title><h1>公报发布公告</h1><div>发布时间：2022-04-19</div><div><p>{Prose}</p><p>附件：</p>
            {string.Concat(Enumerable.Range(1, 8).Select(i => $"<p><a href='/download.jsp?id={i}'>附件{i}【全区主要经济指标完成情况.xls】</a></p>"))}
            <p><a href="/files/a.pdf">统计公报全文</a></p></div>
            """, "http://site.test/1.html");

        Assert.Equal(9, read.Article!.Blocks.OfType<AttachmentBlock>().Count());
        Assert.Contains(new AttachmentBlock("http://site.test/download.jsp?id=3", "附件3【全区主要经济指标完成情况.xls】"), read.Article.Blocks);
        Assert.Equal(Prose, read.Article.Body);
    }

    [Fact]
    public void Reads_nothing_that_the_page_hides()
    {
        var read = Read($"""
            <h1>公开的新闻标题</h1><div>2022-03-01</div><div><p>{Prose}</p><div style="display: none">税收收入555亿元，增长99%。</div><script>document.write("地区生产总值增长99.9%")</script>
            <!-- 初稿：9.99亿千瓦时 --><p>{Prose}</p></div>
            """);

        Assert.Equal($"{Prose}\n{Prose}", read.Article!.Body);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("<title>用户登录</title><form><input name=u></form>", "login")]
    [InlineData("<title>页面不存在</title><h1>页面不存在</h1><p>抱歉，您访问的页面不存在或已被删除！</p>", "error")]
    [InlineData("<meta http-equiv=refresh content='0; url=/a.html'>页面正在跳转", "redirect")]
    [InlineData("<title>联系我们</title><h1>联系我们</h1><p>地址：某省某市长江中路106号，欢迎各界朋友前来我区参观考察、洽谈合作。</p>", "static")]
    public void Rejects_what_is_no_article_with_a_reason(string html, string reason) =>
        Assert.Equal(reason, Read(html).Rejected);

    [Fact]
    public void Reads_the_text_that_only_structured_data_states()
    {
        var read = Read($"<script type='application/ld+json'>{{\"headline\":\"开发区召开经济会议\",\"datePublished\":\"2022-03-01\",\"articleBody\":\"{Prose}\\n第二段，{Prose}\"}}</script><div id=app></div>");

        Assert.Equal(("开发区召开经济会议", "structured"), (read.Article!.Title, read.Article.Strategy));
        Assert.Equal($"{Prose}\n第二段，{Prose}", read.Article.Body);
    }

    [Fact]
    public void Takes_no_line_of_a_stated_text_for_the_headline_or_the_date()
    {
        const string First = "2022年一季度开发区经济运行平稳，各项指标好于预期。";
        var read = Read($"<script type='application/ld+json'>{{\"headline\":\"2022年一季度开发区经济运行情况\",\"datePublished\":\"2022-04-19\",\"articleBody\":\"{First}\\n4月19日，开发区召开会议。\\n{Prose}\"}}</script><div id=app></div>");

        Assert.Equal($"{First}\n4月19日，开发区召开会议。\n{Prose}", read.Article!.Body);
        Assert.Equal(new DateOnly(2022, 4, 19), read.Article.Published);
    }

    [Fact]
    public void Keeps_the_lines_of_preformatted_text() =>
        Assert.Equal($"{Prose}\n二、{Prose}", Read($"<h1>公开的新闻标题</h1><div>2022-03-01</div><pre>\n　　{Prose}\n　　二、{Prose}\n</pre>").Article!.Body);

    [Fact]
    public void Finds_the_article_in_a_wrapper_that_is_called_sidebar()
    {
        var read = Read($"<div class=left-side><h1>公开的新闻标题</h1><div>2022-03-01</div><div><p>{Prose}</p><p>{Prose}</p><p>{Prose}</p><p>{Prose}</p><p>{Prose}</p></div><div class=share>分享的文字，一共有这么多，都不是正文，长度也超过了四十个字，所以看起来像是正文一样。</div></div>");

        Assert.Equal(5, read.Article!.Blocks.Count);
    }

    [Fact]
    public void Takes_a_dated_report_on_failures_for_an_article() =>
        Assert.Null(Read($"<title>产品通过安全验证</title><h1>产品通过安全验证</h1><div>发布时间：2022-03-01</div><div><p>{Prose}</p><p>{Prose}</p></div>").Rejected);

    [Fact]
    public void Counts_a_relative_date_from_the_fetch() =>
        Assert.Equal(new DateOnly(2021, 9, 24), Read($"<h1>开发区召开调度会议</h1><div>admin 6个月前 (09-24) 产业新闻</div><div><p>9月23日，{Prose}</p><p>{Prose}</p></div>").Article!.Published);

    [Fact]
    public void Uses_no_inferred_date_that_is_older_than_what_the_page_reports() =>
        Assert.Null(Read($"<h1>开发区召开调度会议</h1><div>admin 6个月前 (09-24) 产业新闻</div><div><p>10月9日，开发区召开会议。{Prose}</p><p>{Prose}</p></div>").Article!.Published);

    [Fact]
    public void Reads_gb2312_utf8_with_a_mark_and_big5_whatever_the_header_says()
    {
        var html = $"<h1>標題在這裡的新聞</h1><p>發佈時間：2022-04-28</p><div><p>會議介紹，2021年，開發區實現地區生產總值218.6億元，同比增長8.8%。</p><p>會議強調，要這樣的時候為國家說過。</p></div>";
        var big5 = CodePagesEncodingProvider.Instance.GetEncoding(950)!.GetBytes(html);
        var read = PageReader.Read(new PageInput(big5, null, "text/html; charset=iso-8859-1", Fetched));

        Assert.Equal("标题在这里的新闻", read.Article!.Title);
        Assert.Equal("zh-Hant", read.Article.Language);

        byte[] marked = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(html)];
        Assert.Equal("标题在这里的新闻", PageReader.Read(new PageInput(marked, null, "text/html; charset=gb2312", Fetched)).Article!.Title);
    }
}
