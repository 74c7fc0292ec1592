using System.Text;
using System.Text.Json;
using ZoneNews.Crawling.Robots;

namespace ZoneNews.Crawling.Tests.Suites;

public class RobotsSuiteTests
{
    [Fact]
    public void Decides_the_cases_of_google_as_RFC_9309_does()
    {
        var results = OutsideCases.Read("robots", "google.jsonl")
            .Select(c => (c.Text("id")!, RobotsTxt.Parse(c.Text("robots")!).Evaluate(c.Text("agent")!, c.Text("url")!).Allowed == c.GetProperty("allowed").GetBoolean()))
            .ToList();
        OutsideCases.Measure("google.jsonl", results, "refused-robots-google.tsv");
    }

    [Fact]
    public void Takes_the_path_out_of_an_address_as_google_does()
    {
        var results = OutsideCases.Read("robots", "google_paths.jsonl")
            .Select(c => (c.Text("id")!, RobotsPath.Of(c.Text("url")!) == c.Text("path")))
            .ToList();
        Assert.All(results, r => Assert.True(r.Item2, r.Item1));
    }

    [Fact]
    public void Reads_sloppy_files_as_lenient_crawlers_do()
    {
        var results = OutsideCases.Read("robots", "crawler_commons_lenient.jsonl")
            .Where(c => c.Text("kind") is "allowed")
            .Select(c => (c.Text("id")!, Holds(c)))
            .ToList();
        OutsideCases.Measure("crawler_commons_lenient.jsonl, allow or deny", results, "refused-robots-lenient.tsv");
    }

    [Fact]
    public void Reads_delays_and_sitemaps_of_sloppy_files_as_lenient_crawlers_do()
    {
        var results = OutsideCases.Read("robots", "crawler_commons_lenient.jsonl")
            .Where(c => c.Text("kind") is "crawl_delay_ms" or "sitemap" or "sitemap_count")
            .Select(c => (c.Text("id")!, HoldsBeside(c)))
            .ToList();
        OutsideCases.Measure("crawler_commons_lenient.jsonl, delays and sitemaps", results, "refused-robots-beside.tsv");
    }

    private static bool HoldsBeside(JsonElement item)
    {
        var text = item.Text("robots_b64") is { } encoded ? Encoding.UTF8.GetString(Convert.FromBase64String(encoded)) : item.Text("robots")!;
        var robots = RobotsTxt.Parse(text);
        var value = item.GetProperty("value");
        return item.Text("kind") switch
        {
            "crawl_delay_ms" => robots.CrawlDelay(item.GetProperty("agents")[0].GetString()!)?.TotalMilliseconds == (value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null),
            "sitemap_count" => robots.Sitemaps.Count == value.GetInt32(),
            _ => robots.Sitemaps[item.GetProperty("index").GetInt32()] == value.GetString(),
        };
    }

    private static bool Holds(JsonElement item)
    {
        var text = item.Text("robots_b64") is { } encoded ? Encoding.UTF8.GetString(Convert.FromBase64String(encoded)) : item.Text("robots")!;
        var robots = RobotsTxt.Parse(text);
        var agent = item.GetProperty("agents").EnumerateArray().Select(a => a.GetString()!).FirstOrDefault("");
        return robots.Evaluate(agent, item.Text("url")!).Allowed == item.GetProperty("allowed").GetBoolean();
    }
}
