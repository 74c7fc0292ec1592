using ZoneNews.Extraction.Html;
using ZoneNews.Extraction.Observations;
using ZoneNews.Extraction.Tests.Observations;
using ZoneNews.Extraction.Text;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Extraction.Tests.Html;

/// <summary>What a trace tells is what was done: over all pages of the corpus, and on pages that show one stage.</summary>
public class TraceTests
{
    private static readonly DateTime Fetched = new(2022, 4, 20, 0, 0, 0, DateTimeKind.Utc);

    private static ReadingTrace Explain(string html, string? url = null, SiteContext? site = null) =>
        Reader.Explain(new PageInput(System.Text.Encoding.UTF8.GetBytes(html), url, "text/html", Fetched, site), Bodies.Catalogue);

    private static TraceStage Stage(ReadingTrace trace, string name) => trace.Stages.Single(s => s.Name == name);

    private static TraceOption? Chosen(ReadingTrace trace, string name) => Stage(trace, name).Options.SingleOrDefault(o => o.Chosen);

    [Fact]
    public void Tells_of_every_page_of_the_corpus_what_was_chosen()
    {
        foreach (var gold in CorpusSites.Articles())
        {
            var trace = Reader.Explain(gold.Page, Bodies.Catalogue);
            var read = Reader.Read(gold.Page, Bodies.Catalogue);

            Assert.Equal(read.Article?.Title, trace.Reading.Article?.Title);
            Assert.Equal(read.Article?.Body, trace.Reading.Article?.Body);
            Assert.Equal(read.Zones, trace.Reading.Zones);
            Assert.Equal(read.Observations, trace.Reading.Observations);
            Assert.Single(Stage(trace, "charset").Options, o => o.Chosen);
            if (read.Article is not { } article)
                continue;
            Assert.Equal(article.Strategy, Chosen(trace, "body")!.From);
            var title = TextRepair.Repair(Chosen(trace, "title")!.Value, article.Language == "zh-Hant").Text;
            Assert.StartsWith(title, article.Title, StringComparison.Ordinal);
            Assert.Equal(article.Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Chosen(trace, "published")?.Value);
            Assert.Equal(article.Source, Chosen(trace, "source")?.Value);
            Assert.Equal(read.Zones, Stage(trace, "zones").Options.Where(o => o.Chosen).Select(o => o.Value));
        }
    }

    [Fact]
    public void Tells_why_a_container_with_an_articles_name_was_not_believed()
    {
        var trace = Explain("""
            <title>开发区一季度经济运行平稳</title><h1>开发区一季度经济运行平稳</h1>
            <div class="left"><div class="content"><p>编者按：本期介绍开发区的情况。</p></div>
            <p>一季度，全区实现地区生产总值118.4亿元，同比增长7.3%，经济运行总体平稳、稳中有进。</p>
            <p>下一步，开发区将加快重点项目建设，做好企业服务，巩固回升向好的势头。</p></div>
            """);

        var refused = Assert.Single(Stage(trace, "body").Options, o => o.From == "semantic");
        Assert.Equal(("div.content", false), (refused.Value.Split(',')[0], refused.Chosen));
        Assert.Equal("holds less than 70 % of the prose", refused.Note);
        Assert.Equal("density", Chosen(trace, "body")!.From);
    }

    [Fact]
    public void Tells_of_a_rule_that_finds_nothing_and_of_a_date_that_the_text_gainsays()
    {
        var trace = Explain("""
            <title>开发区召开大会</title><h1>开发区召开大会</h1><div class="x"><p>4月18日，开发区召开高质量发展大会，部署全年经济工作，研究重点项目建设。</p></div>
            """, "http://site.test/a/t20220401_1.html", new SiteContext(Rules: new SiteRules(Body: "#nothing")));

        Assert.Contains(Stage(trace, "body").Options, o => o is { From: "rule", Chosen: false });
        var address = Assert.Single(Stage(trace, "published").Options);
        Assert.Equal(("address", "2022-04-01", false, "the text reports a later day as past"), (address.From, address.Value, address.Chosen, address.Note));
    }

    [Fact]
    public void Tells_the_words_that_brought_a_text_into_quarantine()
    {
        var trace = Explain("""
            <title>开发区签约一批项目</title><h1>开发区签约一批项目</h1><div>发布时间：2022-04-19</div>
            <div><p>近日，开发区签约项目12个，协议总投资额达亿元，带动就业明显，全区招商引资工作再上台阶。</p></div>
            """);

        Assert.Equal("lost-digits", trace.Reading.Quarantine);
        Assert.Equal(("quarantine", "lost-digits", "总投资额达亿元"), Chosen(trace, "judgement") is { } o ? (o.From, o.Value, o.Note) : default);
    }

    [Fact]
    public void A_page_without_a_text_is_told_of_as_well()
    {
        Assert.Equal(("rejected", "empty"), Chosen(Explain("  "), "judgement") is { } o ? (o.From, o.Value) : default);
        Assert.Equal("no-text", Chosen(Explain("<p>短</p>"), "judgement")?.Value);
    }
}
