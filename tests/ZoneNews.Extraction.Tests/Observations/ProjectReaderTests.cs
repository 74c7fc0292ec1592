using System.Globalization;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Extraction.Tests.Observations;

/// <summary>Companies' and projects' amounts: recognised as such, and never a zone's.</summary>
public sealed class ProjectReaderTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("6月18日，总投资50亿元的星河半导体封测项目在烟台经开区开工。", "星河半导体封测项目 | project | investment | 5000000000 | CNY | actual | exact | 烟台经济技术开发区")]
    [InlineData("合肥经开区签约的蓝海新能源电池基地项目总投资约32亿元，达产后可实现年产值80亿元、年税收3亿元。", "蓝海新能源电池基地项目 | project | investment | 3200000000 | CNY | actual | approx | 合肥经济技术开发区\n蓝海新能源电池基地项目 | project | output | 8000000000 | CNY | estimate | exact | 合肥经济技术开发区\n蓝海新能源电池基地项目 | project | tax | 300000000 | CNY | estimate | exact | 合肥经济技术开发区")]
    [InlineData("去年，长沙高新区的远山重工股份有限公司实现营业收入128亿元，缴纳税收4.5亿元。", "远山重工股份有限公司 | company | revenue | 12800000000 | CNY | actual | exact | 长沙高新技术产业开发区\n远山重工股份有限公司 | company | tax | 450000000 | CNY | actual | exact | 长沙高新技术产业开发区")]
    [InlineData("总投资2亿美元的北辰电子三期项目落户锡山经开区。", "北辰电子三期项目 | project | investment | 200000000 | USD | actual | exact | 锡山经济技术开发区")]
    [InlineData("由青禾生物投资15亿元建设的疫苗生产基地在合肥经开区投产。", "疫苗生产基地 | project | investment | 1500000000 | CNY | actual | exact | 合肥经济技术开发区")]
    [InlineData("天元激光产业园项目位于合肥经开区。该项目计划总投资10.5亿元。", "天元激光产业园项目 | project | investment | 1050000000 | CNY | actual | exact | 合肥经济技术开发区")]
    public void Reads_whose_amount_it_is(string text, string expected)
    {
        var article = Bodies.Article(text, null, new DateOnly(2022, 6, 20));
        var read = Bodies.Read(article);
        Assert.Equal(expected, string.Join('\n', read.Projects.Select(Line)));
        Assert.Empty(read.Observations);
        Assert.All(read.Projects, p => Assert.Equal(p.Quote, article.Body[p.Evidence.Start..p.Evidence.End]));
    }

    [Theory]
    [InlineData("2022年，合肥经开区新签约项目86个，总投资420亿元。")]
    [InlineData("2022年，合肥经开区引进总投资亿元以上项目32个。")]
    [InlineData("2022年，合肥经开区完成固定资产投资210亿元，增长8%。")]
    [InlineData("一批总投资120亿元的重点产业项目集中开工。")]
    [InlineData("总投资86亿元的12个项目集中签约。")]
    public void Leaves_batches_and_the_zone_s_own_figures_alone(string text) =>
        Assert.Empty(Bodies.Read(Bodies.Article(text, "合肥经开区经济运行情况", new DateOnly(2023, 1, 20))).Projects);

    [Fact]
    public void No_amount_of_the_corpus_is_both_a_project_s_and_a_zone_s()
    {
        var readings = CorpusSites.Articles().Select(a => Reader.Read(a.Page, Bodies.Catalogue)).Where(r => r.Article is not null).ToList();
        foreach (var reading in readings)
        {
            foreach (var project in reading.Projects)
            {
                output.WriteLine(Line(project) + " < " + project.Quote);
                Assert.Equal(project.Quote, reading.Article!.Body[project.Evidence.Start..project.Evidence.End]);
                Assert.True(project.Evidence.Contains(project.Figure));
            }
            Assert.Empty(reading.Projects.Select(p => p.Figure).Intersect(reading.Observations.Select(o => o.Figure)));
        }
        Assert.True(readings.Sum(r => r.Projects.Count) >= 18, "the corpus names projects with their amounts");
    }

    private static string Line(ProjectMention p) => string.Join(
        " | ", p.Name, p.Kind, p.Item, p.Amount.ToString("0.######", CultureInfo.InvariantCulture), p.Unit, p.Status, p.Bound, p.Zone ?? "-");
}
