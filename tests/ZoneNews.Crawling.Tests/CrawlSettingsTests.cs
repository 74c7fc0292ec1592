using ZoneNews.Testing;

namespace ZoneNews.Crawling.Tests;

public class CrawlSettingsTests
{
    [Fact]
    public void Reads_what_the_environment_says_and_leaves_the_rest()
    {
        var given = new Dictionary<string, string> { ["ZONENEWS_CRAWL_DELAY"] = "3.5", ["ZONENEWS_CRAWL_PORTS"] = "80,443", ["ZONENEWS_CRAWL_CONTACT"] = "mailto:web@kfq.example" };
        var options = CrawlSettings.Read(given.GetValueOrDefault);
        Assert.Equal((TimeSpan.FromSeconds(3.5), "ZoneNewsBot/0.1 (+mailto:web@kfq.example)", 4), (options.Delay, options.UserAgent, options.Workers));
        Assert.Equal([80, 443], options.Ports);
    }

    [Theory]
    [InlineData("DELAY", "fast", "ZONENEWS_CRAWL_DELAY")]
    [InlineData("DELAY", "0.5", "ZONENEWS_CRAWL_PRIVATE")]
    [InlineData("WORKERS", "0", "workers")]
    [InlineData("PORTS", "80;443", "ZONENEWS_CRAWL_PORTS")]
    [InlineData("AGENT", "Zone News/1", "product token")]
    [InlineData("CONTACT", "邮箱", "contact")]
    [InlineData("LEASE", "10", "lease")]
    public void A_value_that_cannot_be_used_is_named(string name, string value, string expected)
    {
        var problem = Assert.Throws<InvalidDataException>(() => CrawlSettings.Read(v => v == CrawlSettings.Prefix + name ? value : null));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_is_in_the_documents()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));
        Assert.All(CrawlSettings.All.Keys, name => Assert.Contains($"`{CrawlSettings.Prefix}{name}`", text, StringComparison.Ordinal));
    }
}
