using System.Globalization;

namespace ZoneNews.Crawling.Discovery;

/// <summary>An address of a sitemap.</summary>
public sealed record SitemapEntry(string Url, DateTimeOffset? LastModified);

/// <summary>A sitemap, or an index of sitemaps (sitemaps.org 0.9, and a plain text of addresses).</summary>
public sealed record Sitemap(bool IsIndex, IReadOnlyList<SitemapEntry> Entries)
{
    /// <summary>Null where the root is no sitemap's.</summary>
    public static Sitemap? FromXml(XmlNode? root) => root?.Name switch
    {
        "urlset" => new Sitemap(false, Read(root, "url")),
        "sitemapindex" => new Sitemap(true, Read(root, "sitemap")),
        _ => null,
    };

    /// <summary>Lines that are whole addresses; null where another line stands between.</summary>
    public static Sitemap? FromText(string text)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length > 0 && lines.All(l => l.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || l.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            ? new Sitemap(false, [.. lines.Select(l => new SitemapEntry(l, null))])
            : null;
    }

    private static List<SitemapEntry> Read(XmlNode root, string name) =>
        [.. root.Named(name).Select(n => (Loc: n.Child("loc")?.Text ?? n.Text, Date: n.Child("lastmod")?.Text))
            .Where(n => !string.IsNullOrEmpty(n.Loc))
            .Select(n => new SitemapEntry(n.Loc!, Date(n.Date)))];

    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
