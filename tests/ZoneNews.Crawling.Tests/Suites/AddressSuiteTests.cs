using System.Text.Json;
using ZoneNews.Crawling.Discovery;

namespace ZoneNews.Crawling.Tests.Suites;

public class AddressSuiteTests
{
    [Fact]
    public void Resolves_addresses_as_browsers_do()
    {
        var results = OutsideCases.Read("urls", "wpt_url.jsonl").Where(c => c.GetProperty("http").GetBoolean())
            .Select(c => (c.Text("id")!, Href(c) == (c.GetProperty("failure").GetBoolean() ? null : c.Text("href"))))
            .Concat(OutsideCases.Read("urls", "url_resolve.jsonl").Select(c => (c.Text("id")!, Href(c) == c.Text("resolved"))))
            .ToList();
        OutsideCases.Measure("wpt_url.jsonl and url_resolve.jsonl", results, "refused-addresses.tsv");
    }

    [Fact]
    public void Gives_one_spelling_to_addresses_that_mean_one_page()
    {
        var results = OutsideCases.Read("urls", "url_normalize.jsonl")
            .Select(c => (c.Text("id")!, CanonicalUrl.Of(c.Text("url")!) == c.Text("normalized")))
            .ToList();
        OutsideCases.Measure("url_normalize.jsonl", results, "refused-normal-forms.tsv");
    }

    private static string? Href(JsonElement item)
    {
        var page = item.Text("base") is { Length: > 0 } text && Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null;
        return WebAddress.Parse(item.Text("input")!, page)?.AbsoluteUri;
    }
}
