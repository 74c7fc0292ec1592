namespace ZoneNews.App.Tests;

public sealed class SiteSettingsTests
{
    [Fact]
    public void Reads_what_the_environment_says_and_leaves_the_rest()
    {
        var given = new Dictionary<string, string> { ["ZONENEWS_API_RATE"] = "60", ["ZONENEWS_PUBLISH_CONFIDENCE"] = "0.9" };
        var portal = SiteSettings.Portal("data", given.GetValueOrDefault);
        Assert.Equal((60, 30, 10), (portal.ApiRequestsPerMinute, portal.ExportsPerMinute, portal.SignInsPerMinute));
        Assert.Equal(0.9, SiteSettings.Keeping(given.GetValueOrDefault).PublishConfidence);
    }

    [Theory]
    [InlineData("ZONENEWS_API_RATE", "0")]
    [InlineData("ZONENEWS_EXPORT_RATE", "many")]
    [InlineData("ZONENEWS_SIGN_IN_RATE", "-1")]
    [InlineData("ZONENEWS_PUBLISH_CONFIDENCE", "1.5")]
    public void A_value_that_cannot_be_used_is_named(string name, string value)
    {
        var problem = Assert.Throws<SettingsException>(() =>
        {
            SiteSettings.Portal("data", v => v == name ? value : null);
            SiteSettings.Keeping(v => v == name ? value : null);
        });
        Assert.Contains($"{name} reads \"{value}\"", problem.Message, StringComparison.Ordinal);
    }
}
