using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ZoneNews.Web.Feeds;
using ZoneNews.Web.Tests.Desk;

namespace ZoneNews.Web.Tests.Feeds;

public sealed class FeedTests(PortalApp app) : IClassFixture<PortalApp>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static CancellationToken Cancel => PortalApp.Cancel;

    [Theory]
    [InlineData("/feeds/articles.atom")]
    [InlineData("/feeds/articles.atom?zone=海湾经开区&page=3")]
    [InlineData("/feeds/zones/1.atom")]
    public async Task A_list_is_an_atom_feed_with_all_that_the_format_asks(string path)
    {
        var answer = await app.Open().GetAsync(path);
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        var entry = Assert.Single(feed.Elements(Atom + "entry"));
        foreach (var element in new[] { feed, entry })
        {
            Assert.StartsWith("urn:uuid:", Assert.Single(element.Elements(Atom + "id")).Value, StringComparison.Ordinal);
            Assert.NotEmpty(Assert.Single(element.Elements(Atom + "title")).Value);
            Assert.EndsWith("Z", Assert.Single(element.Elements(Atom + "updated")).Value, StringComparison.Ordinal);
            Assert.Single(element.Elements(Atom + "link"), l => (string?)l.Attribute("rel") == "alternate");
        }
        Assert.NotEmpty(entry.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.Equal("2022-01-18T00:00:00+08:00", entry.Element(Atom + "published")!.Value);
        Assert.Contains(entry.Elements(Atom + "link"), l => (string?)l.Attribute("href") == Samples.FirstUrl);
        Assert.Equal(Samples.Zone, (string?)entry.Element(Atom + "category")!.Attribute("term"));
    }

    [Fact]
    public async Task The_entrys_own_page_opens()
    {
        var feed = XDocument.Parse(await TextAsync("/feeds/articles.atom")).Root!;
        var page = feed.Element(Atom + "entry")!.Elements(Atom + "link").Single(l => (string?)l.Attribute("rel") == "alternate").Attribute("href")!.Value;
        Assert.Equal(HttpStatusCode.OK, (await app.Open().GetAsync(new Uri(page).PathAndQuery)).StatusCode);
    }

    [Fact]
    public async Task Nothing_found_is_an_empty_feed()
    {
        var feed = XDocument.Parse(await TextAsync("/feeds/articles.atom?q=没有的词")).Root!;
        Assert.Empty(feed.Elements(Atom + "entry"));
        Assert.Single(feed.Elements(Atom + "updated"));
    }

    [Fact]
    public void An_entrys_id_depends_on_the_address_alone()
    {
        Assert.Equal(FeedIds.Of("https://a.example/1"), FeedIds.Of("https://a.example/1"));
        Assert.NotEqual(FeedIds.Of("https://a.example/1"), FeedIds.Of("https://a.example/2"));
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", FeedIds.Of("x"));
    }

    [Fact]
    public async Task The_same_list_is_rss()
    {
        var item = XDocument.Parse(await TextAsync("/feeds/articles.rss")).Root!.Element("channel")!.Element("item")!;
        Assert.Equal("海湾经开区总结2021年", item.Element("title")!.Value);
        Assert.Equal("Mon, 17 Jan 2022 16:00:00 GMT", item.Element("pubDate")!.Value);
    }

    [Fact]
    public async Task The_same_list_is_a_json_feed()
    {
        var feed = JsonNode.Parse(await TextAsync("/feeds/articles.json"))!;
        Assert.Equal("https://jsonfeed.org/version/1.1", feed["version"]!.ToString());
        Assert.Equal(Samples.FirstUrl, feed["items"]![0]!["external_url"]!.ToString());
    }

    [Fact]
    public void What_xml_cannot_hold_is_left_out()
    {
        var entry = new FeedEntry("urn:uuid:1", "a\u0001\uD800b", "http://x/1", null, null, DateTime.UnixEpoch, "c", "\u0000d", ["e\uFFFE"]);
        var feed = XDocument.Parse(System.Text.Encoding.UTF8.GetString(FeedForms.ToAtom(new Feed("t", "http://x/", "http://x/f", [entry]))));
        Assert.Equal("a\uFFFDb", feed.Root!.Element(Atom + "entry")!.Element(Atom + "title")!.Value);
    }

    [Theory]
    [InlineData("/feeds/articles.poem", HttpStatusCode.NotFound)]
    [InlineData("/feeds/zones/99999.atom", HttpStatusCode.NotFound)]
    [InlineData("/feeds/articles.atom?year=soon", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_a_feed_is_told(string path, HttpStatusCode status) => Assert.Equal(status, (await app.Open().GetAsync(path)).StatusCode);

    private async Task<string> TextAsync(string path) => await (await app.Open().GetAsync(path)).Content.ReadAsStringAsync(Cancel);
}
