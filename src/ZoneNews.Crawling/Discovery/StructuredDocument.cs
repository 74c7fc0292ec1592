using System.Text.Json;
using ZoneNews.Crawling.Fetching;

namespace ZoneNews.Crawling.Discovery;

/// <summary>What a structured document is.</summary>
public enum StructuredKind
{
    Feed,
    Sitemap,
    SitemapIndex,
    JsonList,
}

/// <summary>An address in a feed, sitemap or JSON list, as written.</summary>
public sealed record ListedAddress(string Url, string? Title, DateTimeOffset? Date);

/// <summary>Feeds, sitemaps and lists in JSON, told apart by what they hold and not by what they are served as.</summary>
/// <param name="Next">The address of the document's next part.</param>
public sealed record StructuredDocument(StructuredKind Kind, IReadOnlyList<ListedAddress> Addresses, string? Next)
{
    private const int MaxUnpacked = 50 * 1024 * 1024;

    /// <summary>Null for anything else.</summary>
    public static StructuredDocument? Read(byte[] bytes, string? contentType)
    {
        if (bytes is [0x1f, 0x8b, ..])
            return Unpack(bytes) is { } unpacked ? Read(unpacked, contentType) : null;
        var text = XmlText.Decode(bytes, contentType);
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        return start switch
        {
            ['{' or '[', ..] => FromJson(text),
            ['<', ..] => FromXml(start[..Math.Min(start.Length, 2000)], text),
            ['h' or 'H', ..] => Of(Sitemap.FromText(text)),
            _ => null,
        };
    }

    private static StructuredDocument? FromXml(ReadOnlySpan<char> head, string text)
    {
        // Pages are many and feeds are few: the tree is built only where a root of theirs is in sight.
        if (head.IndexOf("<html", StringComparison.OrdinalIgnoreCase) >= 0 || head.IndexOf("<!doctype html", StringComparison.OrdinalIgnoreCase) >= 0)
            return null;
        var root = XmlTree.Parse(text);
        return Feed.FromXml(root) is { } feed ? Of(feed) : Of(Sitemap.FromXml(root));
    }

    private static StructuredDocument? FromJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return Feed.FromJson(json.RootElement) is { } feed ? Of(feed) : JsonList.Read(json.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static StructuredDocument Of(Feed feed) => new(
        StructuredKind.Feed, [.. feed.Entries.Where(e => !string.IsNullOrEmpty(e.Link)).Select(e => new ListedAddress(e.Link!, e.Title, e.Published))], feed.Next);

    private static StructuredDocument? Of(Sitemap? sitemap) => sitemap is null
        ? null
        : new(sitemap.IsIndex ? StructuredKind.SitemapIndex : StructuredKind.Sitemap, [.. sitemap.Entries.Select(e => new ListedAddress(e.Url, null, e.LastModified))], null);

    private static byte[]? Unpack(byte[] bytes)
    {
        try
        {
            return BodyReader.Decompress(bytes, "gzip", MaxUnpacked);
        }
        catch (IOException)
        {
            return null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
