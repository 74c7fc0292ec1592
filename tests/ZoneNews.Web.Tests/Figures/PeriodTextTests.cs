using ZoneNews.Web.Figures;

namespace ZoneNews.Web.Tests.Figures;

public sealed class PeriodTextTests
{
    [Theory]
    [InlineData("2021", "2021年", "2021")]
    [InlineData("2021-H1", "2021年上半年", "H1 2021")]
    [InlineData("2021-Q3", "2021年三季度", "Q3 2021")]
    [InlineData("2021-09", "2021年9月", "Sep 2021")]
    [InlineData("2021-01/2021-09", "2021年前三季度", "Jan–Sep 2021")]
    [InlineData("2018-01/2018-04", "2018年1—4月", "Jan–Apr 2018")]
    [InlineData("2016/2020", "2016—2020年", "2016–2020")]
    [InlineData("2021-11/2022-02", "2021年11月—2022年2月", "Nov 2021 – Feb 2022")]
    [InlineData(null, "未写年份", "year not stated")]
    [InlineData("whenever", "whenever", "whenever")]
    [InlineData("2021-13", "2021-13", "2021-13")]
    public void Says_a_period_in_both_languages(string? period, string chinese, string english)
    {
        Assert.Equal(chinese, PeriodText.Of(period, english: false));
        Assert.Equal(english, PeriodText.Of(period, english: true));
    }

    [Theory]
    [InlineData("2021", true)]
    [InlineData("2021-H1", false)]
    [InlineData("2016/2020", false)]
    [InlineData(null, false)]
    public void Lets_only_whole_years_into_a_yearly_chart(string? period, bool whole) => Assert.Equal(whole, PeriodText.IsYear(period));

    [Fact]
    public void Names_the_part_of_a_year() => Assert.Equal("上半年", PeriodText.PartOf("2021-H1", english: false));
}
