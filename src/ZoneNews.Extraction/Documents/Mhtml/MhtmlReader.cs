using System.Globalization;
using ZoneNews.Extraction.Html;

namespace ZoneNews.Extraction.Documents.Mhtml;

/// <summary>Pages as browsers save them whole (RFC 2557): the page inside is read as any page is, under the address that it was saved from.</summary>
internal static class MhtmlReader
{
    private const int DeepestPart = 6;

    public static PageReading Read(PageInput page) =>
        PageOf(page) is { } inner ? PageReader.ReadPage(inner) : new PageReading(null, DocumentReasons.Broken, null);

    /// <summary>The page inside; null where there is none.</summary>
    public static PageInput? PageOf(PageInput page)
    {
        var message = MimePart.Read(page.Bytes);
        return Root(message, 0) is not { } root ? null : page with
        {
            Bytes = root.Decode(HtmlPage.DefaultLimit),
            ContentType = root.ContentType,
            Url = Address(page.Url) ?? Address(message.Head.GetValueOrDefault("snapshot-content-location")) ?? Address(root.Head.GetValueOrDefault("content-location")) ?? page.Url,
            FetchedAt = SavedAt(message) is { } saved && saved < page.FetchedAt ? saved : page.FetchedAt,
        };
    }

    // The part that the message calls its start, else the first page, else the first text.
    private static MimePart? Root(MimePart part, int depth)
    {
        if (!part.Type.StartsWith("multipart/", StringComparison.Ordinal))
            return part.Type is "text/html" or "application/xhtml+xml" or "text/plain" ? part : null;
        if (depth > DeepestPart)
            return null;
        var parts = part.Parts().ToList();
        var start = part.Parameter("start") is { } id ? parts.Find(p => p.Head.GetValueOrDefault("content-id") == id) : null;
        var found = parts.Select(p => Root(p, depth + 1)).OfType<MimePart>().ToList();
        return (start is null ? null : Root(start, depth + 1)) ?? found.Find(p => p.Type != "text/plain") ?? found.FirstOrDefault();
    }

    private static string? Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.AbsoluteUri : null;

    private static DateTime? SavedAt(MimePart message) =>
        DateTimeOffset.TryParse(message.Head.GetValueOrDefault("date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.UtcDateTime : null;
}
