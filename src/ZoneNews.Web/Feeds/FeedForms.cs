using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using ZoneNews.Web.Exports;

namespace ZoneNews.Web.Feeds;

/// <summary>A feed as Atom (RFC 4287), RSS 2.0 or JSON Feed 1.1. Titles and summaries are plain text.</summary>
public static class FeedForms
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static byte[] ToAtom(Feed feed) => Xml(new XElement(
        Atom + "feed",
        new XAttribute(XNamespace.Xml + "lang", "zh-CN"),
        Text("id", feed.Id),
        Text("title", feed.Title),
        Text("updated", Instant(feed.Updated)),
        Link("self", feed.Self, "application/atom+xml"),
        Link("alternate", feed.Page, "text/html"),
        new XElement(Atom + "generator", "ZoneNews"),
        feed.Entries.Select(AtomEntry)));

    public static byte[] ToRss(Feed feed) => Xml(new XElement(
        "rss",
        new XAttribute("version", "2.0"),
        new XAttribute(XNamespace.Xmlns + "atom", Atom),
        new XElement(
            "channel",
            new XElement("title", Clean(feed.Title)),
            new XElement("link", feed.Page),
            new XElement("description", Clean(feed.Title)),
            new XElement("language", "zh-CN"),
            new XElement("lastBuildDate", feed.Updated.ToString("R", CultureInfo.InvariantCulture)),
            Link("self", feed.Self, "application/rss+xml"),
            feed.Entries.Select(RssItem))));

    public static byte[] ToJson(Feed feed) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Version = "https://jsonfeed.org/version/1.1",
            feed.Title,
            HomePageUrl = feed.Page,
            FeedUrl = feed.Self,
            Language = "zh-CN",
            Items = feed.Entries.Select(e => new
            {
                e.Id,
                Url = e.Page,
                ExternalUrl = e.Original,
                e.Title,
                ContentText = e.Summary,
                DatePublished = e.Published is { } day ? Instant(day) : null,
                DateModified = Instant(e.Updated),
                Authors = new[] { new { Name = e.Author } },
                Tags = e.Zones,
            }),
        },
        JsonFile.Options);

    private static XElement AtomEntry(FeedEntry entry) => new(
        Atom + "entry",
        Text("id", entry.Id),
        Text("title", entry.Title),
        Text("updated", Instant(entry.Updated)),
        entry.Published is { } day ? Text("published", Instant(day)) : null,
        Link("alternate", entry.Page, "text/html"),
        entry.Original is { } original ? new XElement(Atom + "link", new XAttribute("rel", "via"), new XAttribute("href", original)) : null,
        new XElement(Atom + "author", Text("name", entry.Author)),
        entry.Zones.Select(zone => new XElement(Atom + "category", new XAttribute("term", Clean(zone)))),
        Text("summary", entry.Summary));

    private static XElement RssItem(FeedEntry entry) => new(
        "item",
        new XElement("title", Clean(entry.Title)),
        new XElement("link", entry.Page),
        new XElement("guid", new XAttribute("isPermaLink", "false"), entry.Id),
        entry.Published is { } day ? new XElement("pubDate", Midnight(day).ToString("R", CultureInfo.InvariantCulture)) : null,
        entry.Zones.Select(zone => new XElement("category", Clean(zone))),
        // A reader takes a description for HTML, so that the text's own signs are escaped once more.
        new XElement("description", System.Net.WebUtility.HtmlEncode(Clean(entry.Summary))));

    private static XElement Text(string name, string text) => new(Atom + name, Clean(text));

    private static XElement Link(string relation, string address, string type) => new(
        Atom + "link", new XAttribute("rel", relation), new XAttribute("type", type), new XAttribute("href", address));

    private static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Instant(DateOnly day) => day.ToString("yyyy-MM-dd'T00:00:00+08:00'", CultureInfo.InvariantCulture);

    /// <summary>The beginning of the day in Beijing.</summary>
    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8));

    /// <summary>Without what XML cannot hold.</summary>
    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => !r.IsBmp || XmlConvert.IsXmlChar((char)r.Value)));

    private static byte[] Xml(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
            new XDocument(root).Save(writer);
        return stream.ToArray();
    }
}
