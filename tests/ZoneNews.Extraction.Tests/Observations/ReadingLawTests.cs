using ZoneNews.Extraction.Observations;

namespace ZoneNews.Extraction.Tests.Observations;

/// <summary>What may change in a text without changing how it is read.</summary>
public sealed class ReadingLawTests
{
    [Fact]
    public void Another_zone_gives_the_same_figures_with_its_own_name() =>
        Assert.All(Zoned(), s =>
        {
            var other = SpecTests.Read(s.Text.Replace("合肥经开区", "烟台经开区", StringComparison.Ordinal), "烟台经开区经济运行情况", s.Published);
            Assert.Equal(s.Observations.Select(o => o.Replace("合肥经济技术开发区", "烟台经济技术开发区", StringComparison.Ordinal)), other);
        });

    [Fact]
    public void A_sentence_before_it_that_states_nothing_changes_nothing() =>
        Assert.All(SpecTests.All(), s => Assert.Equal(s.Observations, SpecTests.Read("会议指出，要坚定信心、真抓实干。\n" + s.Text, s.Title, s.Published)));

    [Fact]
    public void The_same_paragraph_twice_states_its_figures_once() =>
        Assert.All(SpecTests.All().Where(s => s.Name is not ("zone-and-city" or "past-and-future" or "group")), s =>
            Assert.Equal(s.Observations.Length, SpecTests.Read(s.Text + "\n" + s.Text, s.Title, s.Published).Length));

    [Fact]
    public void Paragraphs_that_name_zone_and_year_may_stand_in_any_order()
    {
        var specs = SpecTests.All().Where(s => s.Text.StartsWith("2022年，合肥经开区", StringComparison.Ordinal)).DistinctBy(s => s.Text).Take(12).ToList();
        var forth = SpecTests.Read(string.Join('\n', specs.Select(s => s.Text)), specs[0].Title, specs[0].Published);
        var back = SpecTests.Read(string.Join('\n', specs.Select(s => s.Text).Reverse()), specs[0].Title, specs[0].Published);
        Assert.NotEmpty(forth);
        Assert.Equal(forth.Order(StringComparer.Ordinal), back.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Mutilated_bodies_are_read_without_an_exception_and_quote_exactly()
    {
        var random = new Random(20240229);
        var texts = SpecTests.All().Select(s => s.Text).ToArray();
        const string Noise = "亿万千百十点%％。，、（）“”第位年月日123456789分之多余-—:\t强前截至到由增";
        for (var n = 0; n < 2000; n++)
        {
            var text = texts[random.Next(texts.Length)].ToCharArray();
            for (var m = 0; m < 6; m++)
                text[random.Next(text.Length)] = Noise[random.Next(Noise.Length)];
            var article = Bodies.Article(new string(text), null, random.Next(2) == 0 ? null : new DateOnly(2022, 5, 6));
            foreach (var o in Bodies.Read(article).Observations)
            {
                Assert.Equal(article.Body[o.Evidence.Start..o.Evidence.End], o.Quote);
                Assert.True(o.Evidence.Contains(o.Figure) && o.Figure.Length > 0);
            }
        }
    }

    private static IEnumerable<SpecTests.Spec> Zoned() =>
        SpecTests.All().Where(s => s.Text.Contains("合肥经开区", StringComparison.Ordinal) && !s.Text.Contains("合肥市", StringComparison.Ordinal));
}
