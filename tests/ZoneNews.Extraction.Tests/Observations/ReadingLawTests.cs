using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ZoneNews.Extraction.Observations;

namespace ZoneNews.Extraction.Tests.Observations;

/// <summary>What may change in a text without changing how it is read.</summary>
public sealed partial class ReadingLawTests
{
    [Fact]
    public void Another_zone_gives_the_same_figures_with_its_own_name()
    {
        var specs = SpecTests.All().Select(s => (Spec: s, Zone: OnlyZone(s))).Where(s => s.Zone is not null).ToList();
        var zones = specs.Select(s => s.Zone!).Distinct().ToList();
        Assert.True(specs.Count > 100 && zones.Count > 2, $"{specs.Count} specs of {zones.Count} zones");
        Assert.All(specs, s =>
        {
            var other = zones[(zones.IndexOf(s.Zone!) + 1) % zones.Count];
            Assert.Equal(s.Spec.Observations.Select(Renamed), SpecTests.Read(Renamed(s.Spec.Text), Renamed(s.Spec.Title), s.Spec.Published));

            string Renamed(string text) => text.Replace(s.Zone!, other, StringComparison.Ordinal);
        });
    }

    /// <summary>Five years on, so that plans of five years are the next ones.</summary>
    [Fact]
    public void Another_year_gives_the_same_figures_at_their_own_time() =>
        Assert.All(SpecTests.All(), s =>
            Assert.Equal(s.Observations.Select(FiveYearsOn), SpecTests.Read(FiveYearsOn(s.Text), FiveYearsOn(s.Title), FiveYearsOn(s.Published))));

    [Fact]
    public void Digits_of_another_width_give_the_same_figures() =>
        Assert.All(SpecTests.All().Where(s => !s.Text.Contains('\t', StringComparison.Ordinal)), s =>
        {
            var (narrow, wide) = (Page(s.Text), Page(Widened(s.Text)));
            Assert.Equal(narrow, wide);
            if (s.Text.Split('\n').All(IsProse))
                Assert.Equal(s.Observations.Length, narrow.Length);

            string[] Page(string text) =>
                [.. Reader.Read(new PageInput(Encoding.UTF8.GetBytes($"{s.Title}\n{s.Published}\n{text}"), null, "text/plain", DateTime.UnixEpoch), Bodies.Catalogue)
                    .Observations.Select(o => $"{o.Subject} {o.Indicator} {o.Measure} {o.Value} {o.Unit} {o.Period} {o.Status} {o.Bound} {o.Scope} {o.OutOf} {o.Figure} {o.Evidence}")];
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

    [Theory]
    [InlineData("会议要求")]
    [InlineData("其中")]
    [InlineData("下一步，全区计划")]
    [InlineData("力争2025年")]
    [InlineData("全省层面")]
    [InlineData("地区生产总值（2021年")]
    public void A_text_may_end_in_the_middle_of_a_phrase(string end) =>
        Assert.Single(Bodies.Read(Bodies.Article("2021年，合肥经开区进出口总额120亿元。\n" + end, null, new DateOnly(2022, 5, 6))).Observations);

    [Theory]
    [InlineData("万亿", 400)]
    [InlineData("9", 400)]
    [InlineData("一", 400)]
    [InlineData("百分之", 400)]
    [InlineData("（", 4000)]
    public void Endless_numerals_and_units_are_no_figures_and_no_overflow(string shard, int times)
    {
        var words = string.Concat(Enumerable.Repeat(shard, times));
        var article = Bodies.Article($"合肥经开区实现地区生产总值{words}亿元，增长{words}%。\n指标\t{words}元\n地区生产总值（{words}元）\t{words}1", null, new DateOnly(2022, 5, 6));

        Assert.DoesNotContain(Bodies.Read(article).Observations, o => Math.Abs(o.Value) > 1e16m);
    }

    [Fact]
    public void Sentences_that_no_full_stop_ends_keep_their_figures()
    {
        const string Clause = "合肥经开区2022年完成固定资产投资{0}亿元，";
        var text = string.Concat(Enumerable.Range(101, 300).Select(n => Clause.Replace("{0}", n.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        var read = Bodies.Read(Bodies.Article(text, null, new DateOnly(2023, 1, 6))).Observations;

        Assert.Equal(Enumerable.Range(101, 300).Select(n => n * 100_000_000m), read.Select(o => o.Value));
    }

    /// <summary>The city whose 经开区 a spec is about, where nothing else in it goes by that name and no other has a figure.</summary>
    private static string? OnlyZone(SpecTests.Spec spec)
    {
        var words = $"{spec.Title}\n{spec.Text}\n{string.Join('\n', spec.Observations)}";
        var zones = ZoneWords().Matches(words).Select(m => m.Groups["city"].Value).Where(c => Bodies.Catalogue.Zone(c + "经济技术开发区") is not null).Distinct().ToList();
        return zones is [var city] && spec.Observations.All(o => o.StartsWith(city, StringComparison.Ordinal)) && words.Split(city).Length - 1 == ZoneWords().Count(words) ? city : null;
    }

    /// <summary>What a page of plain text keeps of a few lines: no labels by themselves.</summary>
    private static bool IsProse(string line) => line.Contains('。', StringComparison.Ordinal) || line.Contains('，', StringComparison.Ordinal);

    private static string FiveYearsOn(string text) =>
        Plans().Replace(
            Years().Replace(text, m => (int.Parse(m.Value, CultureInfo.InvariantCulture) + 5).ToString(CultureInfo.InvariantCulture)),
            m => m.Value[0] == '“' ? $"“{OldPlanNames[OldPlanNames.IndexOf(m.Value[1], StringComparison.Ordinal) + 1]}五”" : "十" + Numerals[Numerals.IndexOf(m.Value[1], StringComparison.Ordinal) + 1] + "五");

    private const string Numerals = "一二三四五六七";

    private const string OldPlanNames = "七八九十";

    private static string Widened(string text) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)(c + '０' - '0') : c));

    [GeneratedRegex("(?<city>[一-鿿]{2})(?:经开区|经济技术开发区)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ZoneWords();

    [GeneratedRegex("(?<![0-9.])(199|20[0-3])[0-9](?![0-9.%]|亿|万|家|个|名|位)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Years();

    [GeneratedRegex("十[一二三四五六]五|“[七八九]五”", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Plans();
}
