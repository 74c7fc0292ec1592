using System.Text.Json;
using ZoneNews.Crawling.Discovery;
using ZoneNews.Testing;

namespace ZoneNews.Crawling.Tests.Suites;

public class FeedSuiteTests
{
    [Fact]
    public void Reads_titles_and_entities_of_feeds()
    {
        var results = OutsideCases.Read("feeds", "cases.jsonl").Where(c => c.GetProperty("core").GetBoolean())
            .Select(c => (c.Text("id")!, c.GetProperty("expect").EnumerateArray().All(e => Holds(c, e))))
            .ToList();
        OutsideCases.Measure("feeds, core", results, "refused-feeds.tsv");
    }

    [Fact]
    public void Reads_the_addresses_of_sitemaps()
    {
        foreach (var item in OutsideCases.Read("sitemaps", "sitemaps.jsonl"))
        {
            var file = item.Text("file")!;
            var wanted = item.GetProperty("urls").EnumerateArray().Select(u => u.Text("loc")).Where(u => !string.IsNullOrEmpty(u)).ToList();
            var document = StructuredDocument.Read(File.ReadAllBytes(Repository.Shared("suites/sitemaps/" + file)!), null);
            var read = document?.Addresses.Select(a => a.Url).ToList() ?? [];
            Assert.True(wanted.SequenceEqual(read, StringComparer.Ordinal), $"{file}: {string.Join(' ', read.Take(3))} for {string.Join(' ', wanted.Take(3))}");
        }
    }

    private static bool Holds(JsonElement item, JsonElement expected)
    {
        var path = string.Join('.', expected.GetProperty("path").EnumerateArray().Select(p => p.ToString()));
        if (path is not ("feed.title" or "entries.0.title"))
            return true;
        var bytes = File.ReadAllBytes(Repository.Shared("suites/" + item.Text("file"))!);
        var type = item.TryGetProperty("headers", out var headers) ? headers.Text("content-type") : null;
        var feed = Feed.FromXml(XmlTree.Parse(XmlText.Decode(bytes, type)));
        var title = path == "feed.title" ? feed?.Title : feed is { Entries: [var first, ..] } ? first.Title : null;
        return title == expected.Text("value");
    }
}
