namespace ZoneNews.Extraction;

/// <summary>CSS selectors of a source; each may be left out.</summary>
public sealed record SiteRules(string? Title = null, string? Published = null, string? Source = null, string? Body = null);

/// <summary>What is known of a site before its page is read.</summary>
/// <param name="Name">The site's name.</param>
/// <param name="Zone">Official name of the zone whose site it is.</param>
/// <param name="Encoding">The encoding to trust before all declarations.</param>
public sealed record SiteContext(string? Name = null, string? Zone = null, string? Encoding = null, SiteRules? Rules = null);

/// <summary>A page as fetched.</summary>
/// <param name="Bytes">The body of the response, decompressed.</param>
/// <param name="ContentType">The header as sent: <c>text/html; charset=gb2312</c>, <c>text/plain</c>.</param>
/// <param name="FetchedAt">UTC; the response's Date header where it has one. Relative dates are counted from it.</param>
public sealed record PageInput(
    ReadOnlyMemory<byte> Bytes, string? Url, string? ContentType, DateTime FetchedAt, SiteContext? Site = null)
{
    /// <summary>Of a document: what the page says that links to it.</summary>
    public DocumentLink? Link { get; init; }

    /// <summary>Of a PDF: its words, as an outside program gives them; this assembly starts none.</summary>
    public PdfLayout? Pdf { get; init; }
}

/// <summary>The page that a document hangs on.</summary>
/// <param name="Text">The words of the link.</param>
/// <param name="Published">The page's date.</param>
/// <param name="Source">The page's 来源.</param>
public sealed record DocumentLink(string? Text, DateOnly? Published, string? Source);

/// <summary>What became of a PDF in the program that takes its words out.</summary>
/// <param name="Boxes">Words with their places, as <c>pdftotext -bbox</c> writes them; null where it failed.</param>
/// <param name="Rejected">A code of <see cref="Documents.DocumentReasons"/>.</param>
public sealed record PdfLayout(string? Boxes, string? Rejected);
