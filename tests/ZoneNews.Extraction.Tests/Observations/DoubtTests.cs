using System.Text;

namespace ZoneNews.Extraction.Tests.Observations;

/// <summary>Figures that a person should look at: ranks that rest on a restored word, and figures whose subject cannot be told.</summary>
public sealed class DoubtTests
{
    [Theory]
    [InlineData("2022年，合肥经开区规上工业增加值增长9.7%，增速居全市头部位。", "头部位")]
    [InlineData("在2021年国家级经开区综合发展水平考核评价中，烟台经开区名列头部。", "头部")]
    public void A_rank_that_rests_on_a_restored_word_asks_for_review(string sentence, string printed)
    {
        var reading = Read(sentence);
        var rank = Assert.Single(reading.Observations, o => o.Measure == Measure.Rank);
        Assert.Equal((1m, "figure-restored"), (rank.Value, rank.Doubt));
        Assert.True(rank.Confidence < 0.7);
        Assert.StartsWith("第一", rank.Figure.Of(reading.Article!.Body), StringComparison.Ordinal);
        Assert.Contains(reading.Article.Repairs, r => r.Printed.Length > 0 && printed.StartsWith(r.Printed, StringComparison.Ordinal));
        Assert.All(reading.Observations.Where(o => o.Measure != Measure.Rank), o => Assert.Null(o.Doubt));
    }

    [Fact]
    public void A_rank_beside_a_restored_superlative_stands() =>
        Assert.Null(Assert.Single(Read("2022年，合肥经开区营商环境全省蕞优，规上工业增加值增长9.7%，增速居全市第一位。").Observations, o => o.Measure == Measure.Rank).Doubt);

    [Fact]
    public void A_figure_whose_subject_cannot_be_told_is_passed_on_and_is_no_observation()
    {
        var reading = Read("会议讨论了有关事项。\n全年实现地区生产总值383亿元，增长9%。", zone: null, title: "座谈会召开");
        Assert.Empty(reading.Observations);
        Assert.Equal([383e8m, 9m], reading.Unresolved.Select(o => o.Value));
        Assert.All(reading.Unresolved, o => Assert.Equal(("", "subject-unknown"), (o.Subject, o.Doubt)));
    }

    [Fact]
    public void Words_say_whether_a_figure_is_final()
    {
        var figures = Read("初步核算，2022年合肥经开区地区生产总值383亿元。\n经最终核实，2021年合肥经开区地区生产总值350亿元。\n2020年合肥经开区地区生产总值320亿元。").Observations;
        Assert.Equal([Finality.Preliminary, Finality.Final, null], figures.Select(o => o.Finality));
    }

    private static Reading Read(string body, string? zone = "合肥经济技术开发区", string title = "开发区新闻")
    {
        var paragraphs = string.Concat(body.Split('\n').Select(p => $"<p>{p}</p>"));
        var html = $"<html><head><title>{title}</title></head><body><h1>{title}</h1><div>发布时间：2023-03-01</div><div class=\"content\">{paragraphs}<p>会议要求，各部门要认真学习，抓好落实，确保各项工作落到实处，取得实效。</p></div></body></html>";
        return Reader.Read(new PageInput(Encoding.UTF8.GetBytes(html), "http://a.example/1.html", "text/html", new DateTime(2023, 3, 2, 0, 0, 0, DateTimeKind.Utc), zone is null ? null : new SiteContext("某网", zone)), Bodies.Catalogue);
    }
}
