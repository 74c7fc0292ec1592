using System.Text;
using System.Text.Json;
using ZoneNews.Extraction.Html;
using ZoneNews.Extraction.Tests.Observations;
using ZoneNews.Testing;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Extraction.Tests.Html;

public class JudgementTests
{
    private const string Prose = "今年一季度，全区实现地区生产总值118.4亿元，同比增长7.3%，经济运行总体平稳、稳中有进。";

    private static PageReading Read(string body) => PageReader.Read(new PageInput(
        Encoding.UTF8.GetBytes($"<title>开发区召开经济运行会议</title><h1>开发区召开经济运行会议</h1><div>发布时间：2022-04-19</div><div>{body}</div>"),
        null, "text/html", new DateTime(2022, 4, 20, 0, 0, 0, DateTimeKind.Utc)));

    [Theory]
    [InlineData("<p>近日，开发区签约项目12个，协议总投资额达亿元，带动就业明显。</p>", "lost-digits")]
    [InlineData("<p>国产精品久久久免费观看视频，亚洲欧美在线影院。</p>", "spam-words")]
    [InlineData("<p>评为省??级以上的??区，入选??级名单，另有说明。</p>", "lost-characters")]
    [InlineData("<p>增速\uFFFD\uFFFD居全市前列，\uFFFD\uFFFD保持平稳。</p>", "lost-characters")]
    [InlineData("<p>评为??h級以上园区，入选??g级名单，另有说明，请予以关注。</p>", "lost-characters")]
    [InlineData("<p>锟斤拷锟斤拷锟斤拷全区经济运行平稳，锟斤拷锟斤拷保持较快增长。</p>", "lost-characters")]
    [InlineData("<p>鍏ㄥ尯缁忔祹杩愯骞崇ǔ锛屽悓姣斿闀匡紝銆傛姇璧勶紝锛岃繍琛屻€傛€讳綋锛屽钩绋炽€傚叏鍖恒€傜粡娴庛€備繚鎸併€傚闀裤€備笅鏂囥€備笂鏂囥€傚悇椤广€俙</p>", "lost-characters")]
    [InlineData("<p>国产精品在线视频</p>", "spam-words")]
    [InlineData("<p>占全省30%的家级经开区权重，带动了全市工业经济加快发展，完成定资产投资较上年有较大幅度的增长。</p>", "spliced")]
    [InlineData("<p>今年以来开发区召开经济运行会议全区上下一心，各项工作开发区召开经济运行会议有序推进，成效明显。</p>", "spliced")]
    [InlineData("<p>会议通报，2019家国家级经开区实现地区生产总值10.5万亿元，占全国的比重进一步提高。</p>", "lost-digits")]
    [InlineData("<p>上半年，规模以上工业增加值同比增长个百分点，各项指标均好于全市平均水平。</p>", "lost-digits")]
    [InlineData("<p>在全省开发区综合考评中，我区排名第位，比上年前移，发展质量进一步提升。</p>", "lost-digits")]
    public void Quarantines_a_text_that_cannot_be_trusted(string broken, string reason)
    {
        var read = Read($"<p>{Prose}</p>{broken}");

        Assert.Equal(reason, read.Quarantine);
        Assert.Contains("118.4亿元", read.Article!.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>新签约亿元以上项目19个，总投资超百亿元，其中外资项目5个。</p>")]
    [InlineData("<p>会场准备好了吗?大家都在问。阿卜杜?买买提等企业家出席会议。</p>")]
    [InlineData("<p>上半年增长较快，占地面积平方米数见附表，具体以公布数据为准。</p>")]
    [InlineData("<p>开发区召开经济运行会议，会上《开发区召开经济运行会议》的报道被多家媒体转载。专家级经销商、沙发区、研发区都来了。</p>")]
    [InlineData("<p>公安机关通报一起案件：团伙利用六合彩实施诈骗，涉案资金巨大；提醒居民注意防范。</p>")]
    [InlineData("<p>230家国家级经开区实现地区生产总值14万亿元，2022年国家级经开区考核结果同时公布。</p>")]
    public void Lets_a_sound_text_pass(string sound) => Assert.Null(Read($"<p>{Prose}</p>{sound}").Quarantine);

    [Fact]
    public void A_text_that_only_repeats_its_headline_is_kept_in_quarantine()
    {
        var read = PageReader.Read(new PageInput(
            Encoding.UTF8.GetBytes("<title>开发区召开高质量发展动员大会部署工作</title><h1>开发区召开高质量发展动员大会部署工作</h1><div>发布时间：2022-04-19</div><div class='content'><p>标题：开发区召开高质量发展动员大会部署工作，请看</p><p>开发区召开高质量发展动员大会部署工作</p></div>"),
            null, "text/html", DateTime.UnixEpoch));

        Assert.Equal("title-only", read.Quarantine);
    }

    /// <summary>Ordinary articles are never doubted: all of the corpus, of the starter digests, and of both outside sets.</summary>
    [Fact]
    public void No_ordinary_article_is_brought_into_quarantine()
    {
        var doubted = CorpusSites.Articles().Select(a => (Name: a.Path, PageReader.Read(a.Page).Quarantine)).Where(r => r.Quarantine is not null).ToList();
        foreach (var suite in (ReadOnlySpan<string>)["pages-gov", "pages-portals"])
            if (Repository.Shared("suites/" + suite) is { } folder)
                foreach (var page in Directory.GetFiles(Path.Combine(folder, "pages")))
                    if (PageReader.Read(new PageInput(File.ReadAllBytes(page), null, "text/html", DateTime.UnixEpoch)) is { Quarantine: { } reason })
                        doubted.Add((page, reason));
        var digests = Path.Combine(Repository.Root, "src", "ZoneNews.App", "Starter", "starter.jsonl");
        foreach (var line in File.ReadLines(digests))
        {
            using var digest = JsonDocument.Parse(line);
            var article = Bodies.Article(digest.RootElement.GetProperty("body").GetString()!, digest.RootElement.GetProperty("title").GetString());
            doubted.AddRange(TextDoubts.Of(article).Select(d => (article.Title!, (string?)d.Reason)));
        }

        // A bulletin that was published as pictures is not broken, only unread.
        Assert.DoesNotContain(doubted, d => d.Quarantine != "picture-only");
    }

    [Theory]
    [InlineData("【厂房出租】开发区标准厂房5000平方米，交通便利，电话13812345678")]
    [InlineData("开发区双层标准厂房8600平方米出租，有意者请联系0513-88123456")]
    [InlineData("土地招商、厂房租赁请联系陈经理（微信同号）")]
    public void Leaves_property_advertisements_out_of_the_body(string advertisement) =>
        Assert.Equal(
            string.Join('\n', Enumerable.Repeat(Prose, 5)),
            Read(string.Concat(Enumerable.Repeat($"<p>{Prose}</p>", 5)) + $"<p>{advertisement}</p>").Article!.Body);

    [Fact]
    public void Takes_cards_of_linked_headlines_and_excerpts_for_a_list()
    {
        var cards = string.Concat(Enumerable.Range(1, 6).Select(i => $"<div><a href='/{i}.html'>第{i}篇文章的标题在这里</a><p>开发区召开第{i}次会议，部署经济工作，研究项目建设...</p></div>"));

        Assert.Equal("list", PageReader.Read(new PageInput(Encoding.UTF8.GetBytes($"<title>产业新闻</title><div>{cards}</div>"), null, "text/html", DateTime.UnixEpoch)).Rejected);
    }
}
