using System.Globalization;
using ZoneNews.Data.Queries;
using ZoneNews.Data.Watches;

namespace ZoneNews.Data.Tests.Watches;

public sealed class WatchTimesTests
{
    [Theory]
    [InlineData("2026-01-01T00:00:00Z", 8, "2026-01-02T00:00:00Z")] // 08:00 in Shanghai to the second: the next is tomorrow's.
    [InlineData("2025-12-31T23:59:59Z", 8, "2026-01-01T00:00:00Z")]
    [InlineData("2026-01-01T15:59:00Z", 0, "2026-01-01T16:00:00Z")]
    [InlineData("2026-01-01T16:00:00Z", 0, "2026-01-02T16:00:00Z")]
    [InlineData("2026-02-28T14:59:00Z", 23, "2026-02-28T15:00:00Z")]
    [InlineData("2026-02-28T15:01:00Z", 23, "2026-03-01T15:00:00Z")]
    public void A_digest_comes_at_its_hour_in_Shanghai(string now, int hour, string next) =>
        Assert.Equal(Utc(next), WatchTimes.NextDigest(Utc(now), hour));

    [Fact]
    public void Attempts_come_ever_more_rarely_and_end() => Assert.Equal(
        [1, 4, 16, 64, 256, 360, 360, null],
        Enumerable.Range(1, WatchTimes.Attempts).Select(n => WatchTimes.AfterFailure(n)?.TotalMinutes));

    [Fact]
    public void A_search_goes_through_its_address_unchanged()
    {
        var query = new ArticleQuery { Q = "外资 & \"考核=1\" -会", Zone = "花桥", Year = 2022, Category = "project", Type = "经开区" };
        Assert.Equal(query, SearchTarget.Parse(SearchTarget.Of(query)));
        Assert.Equal(SearchTarget.Of(query), SearchTarget.Of(SearchTarget.Parse("?type=经开区&category=project&year=2022&sort=x&zone=花桥&q=" + Uri.EscapeDataString(query.Q!))));
        Assert.Equal("", SearchTarget.Of(new ArticleQuery { Q = " ", Before = 3 }));
    }

    private static DateTime Utc(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
