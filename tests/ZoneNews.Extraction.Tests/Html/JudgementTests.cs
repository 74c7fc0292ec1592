using System.Text;
using ZoneNews.Extraction.Html;

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
    public void Lets_a_sound_text_pass(string sound) => Assert.Null(Read($"<p>{Prose}</p>{sound}").Quarantine);

    [Fact]
    public void Takes_cards_of_linked_headlines_and_excerpts_for_a_list()
    {
        var cards = string.Concat(Enumerable.Range(1, 6).Select(i => $"<div><a href='/{i}.html'>第{i}篇文章的标题在这里</a><p>开发区召开第{i}次会议，部署经济工作，研究项目建设...</p></div>"));

        Assert.Equal("list", PageReader.Read(new PageInput(Encoding.UTF8.GetBytes($"<title>产业新闻</title><div>{cards}</div>"), null, "text/html", DateTime.UnixEpoch)).Rejected);
    }
}
