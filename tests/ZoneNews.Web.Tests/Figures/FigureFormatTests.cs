using ZoneNews.Extraction;
using ZoneNews.Web.Figures;

namespace ZoneNews.Web.Tests.Figures;

public sealed class FigureFormatTests
{
    [Theory]
    [InlineData("368600000000", "CNY", "3,686亿元", "CNY 368.6 bn")]
    [InlineData("14800000000000", "CNY", "14.8万亿元", "CNY 14.8 tn")]
    [InlineData("1950000000", "USD", "19.5亿美元", "USD 1.95 bn")]
    [InlineData("56780000", "CNY", "5,678万元", "CNY 56.78 m")]
    [InlineData("68191", "CNY", "68,191元", "CNY 68,191")]
    [InlineData("821600", "PERSON", "82.16万人", "821,600 people")]
    [InlineData("278", "KM2", "278平方公里", "278 km²")]
    public void Writes_a_level_as_readers_of_its_language_do(string value, string unit, string chinese, string english)
    {
        var number = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(chinese, FigureFormat.Of(number, unit, Measure.Value, Bound.Exact, english: false).ToString());
        Assert.Equal(english, FigureFormat.Of(number, unit, Measure.Value, Bound.Exact, english: true).ToString());
    }

    [Theory]
    [InlineData(5.9, Measure.Growth, "+5.9%")]
    [InlineData(-3.2, Measure.Growth, "−3.2%")]
    [InlineData(0, Measure.Growth, "0%")]
    [InlineData(83.3, Measure.Share, "83.3%")]
    public void Signs_changes_and_leaves_shares_unsigned(double value, string measure, string text) =>
        Assert.Equal(text, FigureFormat.Of((decimal)value, "PCT", measure, Bound.Exact, english: false).ToString());

    [Theory]
    [InlineData(Bound.AtLeast, "≥383亿元")]
    [InlineData(Bound.AtMost, "≤383亿元")]
    [InlineData(Bound.Approximate, "≈383亿元")]
    public void Puts_the_bound_before_the_number(string bound, string text) =>
        Assert.Equal(text, FigureFormat.Of(38_300_000_000m, "CNY", Measure.Value, bound, english: false).ToString());

    [Theory]
    [InlineData(37, "第 37", "37th")]
    [InlineData(1, "第 1", "1st")]
    [InlineData(12, "第 12", "12th")]
    [InlineData(22, "第 22", "22nd")]
    public void Writes_a_place_with_the_size_of_its_field(int place, string chinese, string english)
    {
        var zh = FigureFormat.Of(place, "RANK", Measure.Rank, Bound.Exact, english: false, outOf: 119);
        var en = FigureFormat.Of(place, "RANK", Measure.Rank, Bound.Exact, english: true, outOf: 119);
        Assert.Equal((chinese, "/ 119"), (zh.Number, zh.Unit));
        Assert.Equal((english, "of 119"), (en.Number, en.Unit));
    }

    [Theory]
    [InlineData(5, "前进 5 位")]
    [InlineData(-3, "后退 3 位")]
    [InlineData(0, "持平")]
    public void Says_which_way_a_place_moved(int places, string text) =>
        Assert.Equal(text, FigureFormat.Of(places, "PLACES", Measure.RankChange, Bound.Exact, english: false).Number);

    [Fact]
    public void Shares_a_scale_down_a_column()
    {
        var scale = FigureFormat.ScaleOf(368_600_000_000m, "CNY", english: false);
        Assert.Equal("0.5", FigureFormat.Of(50_000_000m, "CNY", Measure.Value, Bound.Exact, english: false, scale: scale).Number);
    }
}
