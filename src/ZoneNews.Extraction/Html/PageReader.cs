namespace ZoneNews.Extraction.Html;

/// <summary>What became of a page: an article, perhaps with a reason for quarantine, or a reason why it is none.</summary>
public sealed record PageReading(Article? Article, string? Rejected, string? Quarantine);

/// <summary>Bytes to article.</summary>
public static class PageReader
{
    public static PageReading Read(PageInput page) => new(null, "not-read-yet", null);
}
