using System.Globalization;
using ZoneNews.Extraction.Observations;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Tests.Observations;

/// <summary>Numbers, units and periods by themselves.</summary>
public sealed class NumeralTests
{
    [Theory]
    [InlineData("1,234.5亿元", "123450000000", "CNY")]
    [InlineData("10.9万亿元", "10900000000000", "CNY")]
    [InlineData("二百余万元", "2000000", "CNY")]
    [InlineData("三点二亿美元", "320000000", "USD")]
    [InlineData("9.86亿千瓦时", "986000000", "KWH")]
    [InlineData("5.6亿度", "560000000", "KWH")]
    [InlineData("1.5千万元", "15000000", "CNY")]
    [InlineData("二亿三千万元", "230000000", "CNY")]
    [InlineData("百分之八点五", "8.5", "PCT")]
    [InlineData("四成五", "45", "PCT")]
    [InlineData("三分之一", "33.33", "PCT")]
    [InlineData("3 亿美元", "300000000", "USD")]
    [InlineData("42万人", "420000", "PERSON")]
    [InlineData("两千家", "2000", "COUNT")]
    [InlineData("一万二千家", "12000", "COUNT")]
    [InlineData("1亿3000万元", "130000000", "CNY")]
    [InlineData("25万6千人", "256000", "PERSON")]
    [InlineData("3万4000家", "34000", "COUNT")]
    [InlineData("一万五千亿元", "1500000000000", "CNY")]
    [InlineData("一千三百五家", "1350", "COUNT")]
    [InlineData("一千零五家", "1005", "COUNT")]
    [InlineData("负3.2%", "-3.2", "PCT")]
    [InlineData("千分之五", "0.5", "PCT")]
    [InlineData("四万零五十人", "40050", "PERSON")]
    [InlineData("9成", "90", "PCT")]
    [InlineData("三成半", "35", "PCT")]
    public void Reads_a_quantity_in_base_units(string text, string value, string unit)
    {
        var quantity = QuantityReader.At(text, 0, text.Length, FigureLexicon.Default)!.Value;
        Assert.Equal((decimal.Parse(value, CultureInfo.InvariantCulture), unit), (quantity.Value, quantity.Unit));
    }

    [Theory]
    [InlineData("突破500亿元", Bound.AtLeast)]
    [InlineData("约500亿元", Bound.Approximate)]
    [InlineData("不超过500亿元", Bound.AtMost)]
    [InlineData("达500亿元以上", Bound.AtLeast)]
    [InlineData("达500亿元左右", Bound.Approximate)]
    [InlineData("达500亿元", Bound.Exact)]
    public void Reads_bounds_before_and_behind(string text, string bound)
    {
        var at = text.IndexOf('5', StringComparison.Ordinal);
        var quantity = QuantityReader.At(text, at, text.Length, FigureLexicon.Default)!.Value;
        Assert.Equal(bound, quantity.Bound);
        Assert.Equal("500亿元", quantity.Span.Of(text));
    }

    [Theory]
    [InlineData("8%—10%", "8", "10")]
    [InlineData("8-10%", "8", "10")]
    [InlineData("10—12亿元", "1000000000", "1200000000")]
    public void Reads_a_range_as_its_two_ends(string text, string low, string high)
    {
        var quantity = QuantityReader.At(text, 0, text.Length, FigureLexicon.Default)!.Value;
        Assert.Equal(decimal.Parse(low, CultureInfo.InvariantCulture), quantity.Value);
        Assert.Equal(decimal.Parse(high, CultureInfo.InvariantCulture), quantity.Upper);
    }

    [Theory]
    [InlineData("2021年上半年", "2021-H1")]
    [InlineData("2021年前三季度", "2021-01/2021-09")]
    [InlineData("2021年第四季度", "2021-Q4")]
    [InlineData("2021年1月至9月", "2021-01/2021-09")]
    [InlineData("今年1—2月", "2022-01/2022-02")]
    [InlineData("前5个月", "2022-01/2022-05")]
    [InlineData("去年", "2021")]
    [InlineData("“十四五”期间", "2021/2025")]
    [InlineData("2016—2020年", "2016/2020")]
    [InlineData("1—12月", "2021")]
    [InlineData("二〇二一年", "2021")]
    [InlineData("6月28日", null)]
    public void Resolves_a_period_against_the_day_of_publication(string text, string? period)
    {
        var (said, length) = PeriodReader.At(text, 0, text.Length);
        Assert.Equal(text.Length, length);
        var setting = new Setting(new DateOnly(2022, 7, 15), 2022, null, new Place(null, null, null), new Dictionary<string, string>());
        Assert.Equal(period, PeriodResolver.Resolve(new PeriodInForce(said!, null, false), setting, FigureStatus.Actual, stock: false)?.ToString());
    }

    [Theory]
    [InlineData("第43位", 43, false)]
    [InlineData("第一，", 1, false)]
    [InlineData("前35位", 35, true)]
    [InlineData("三十强，", 30, true)]
    public void Reads_a_place(string text, int place, bool atMost)
    {
        var rank = RankReader.At(text, 0, text.Length)!;
        Assert.Equal((place, atMost), (rank.Place, rank.AtMost));
    }

    [Theory]
    [InlineData("第一产业")]
    [InlineData("第一时间")]
    [InlineData("第三届")]
    public void Takes_no_ordinal_of_another_thing_for_a_place(string text) => Assert.Null(RankReader.At(text, 0, text.Length));
}
