using System.Globalization;
using System.Text.Json;

namespace ZoneNews.Crawling.Discovery;

/// <summary>An entry of a feed. <paramref name="Link"/> is as written, not yet resolved.</summary>
public sealed record FeedEntry(string Title, string? Link, DateTimeOffset? Published);

/// <summary>RSS 0.9 to 2.0, Atom 0.3 and 1.0, JSON Feed.</summary>
public sealed record Feed(string Title, IReadOnlyList<FeedEntry> Entries, string? Next)
{
    /// <summary>Null where the root is no feed's.</summary>
    public static Feed? FromXml(XmlNode? root) => root?.Name switch
    {
        "rss" or "rdf" => FromRss(root),
        "feed" => new Feed(root.Child("title")?.Text ?? "", [.. root.Named("entry").Select(AtomEntry)], AtomLink(root, "next")),
        _ => null,
    };

    public static Feed? FromJson(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "version")?.Contains("jsonfeed", StringComparison.OrdinalIgnoreCase) != true)
            return null;
        var items = root.TryGetProperty("items", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().ToList() : [];
        var entries = items.Where(i => i.ValueKind == JsonValueKind.Object)
            .Select(i => new FeedEntry(Text(i, "title") ?? "", Text(i, "url") ?? Text(i, "external_url"), Date(Text(i, "date_published"))));
        return new Feed(Text(root, "title") ?? "", [.. entries], Text(root, "next_url"));
    }

    private static Feed FromRss(XmlNode root)
    {
        var channel = root.Child("channel") ?? root;
        // RSS 1.0 keeps its items beside the channel.
        var items = channel.Named("item").Concat(ReferenceEquals(channel, root) ? [] : root.Named("item"));
        return new Feed(channel.Child("title")?.Text ?? "", [.. items.Select(RssItem)], AtomLink(channel, "next"));
    }

    private static FeedEntry RssItem(XmlNode item)
    {
        var guid = item.Child("guid");
        var permanent = guid is not null && guid.Attributes.GetValueOrDefault("ispermalink", "true") != "false" ? guid.Text : null;
        var link = item.Named("link").Select(l => l.Text.Length > 0 ? l.Text : l.Attributes.GetValueOrDefault("href")).FirstOrDefault(l => !string.IsNullOrEmpty(l));
        return new FeedEntry(item.Child("title")?.Text ?? "", link ?? permanent, Date((item.Child("pubdate") ?? item.Child("date"))?.Text));
    }

    private static FeedEntry AtomEntry(XmlNode entry) => new(
        entry.Child("title")?.Text ?? "",
        AtomLink(entry, "alternate") ?? entry.Named("link").Select(l => l.Attributes.GetValueOrDefault("href")).FirstOrDefault(),
        Date((entry.Child("published") ?? entry.Child("issued") ?? entry.Child("updated") ?? entry.Child("modified"))?.Text));

    private static string? AtomLink(XmlNode node, string rel) => node.Named("link")
        .FirstOrDefault(l => l.Attributes.GetValueOrDefault("rel", "alternate") == rel && l.Attributes.ContainsKey("href"))?.Attributes["href"];

    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
