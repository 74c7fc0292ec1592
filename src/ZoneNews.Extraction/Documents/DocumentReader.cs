using ZoneNews.Extraction.Documents.Mhtml;
using ZoneNews.Extraction.Documents.Pdf;
using ZoneNews.Extraction.Documents.Sheets;
using ZoneNews.Extraction.Documents.Word;
using ZoneNews.Extraction.Html;

namespace ZoneNews.Extraction.Documents;

/// <summary>Documents in place of pages: told apart by their bytes, read into the blocks that pages give.</summary>
internal static class DocumentReader
{
    /// <summary>Null for what is no document and is read as a page.</summary>
    public static PageReading? Read(PageInput page) => DocumentKinds.Of(page.Bytes.Span) switch
    {
        // A server that sends a page of its own in the document's place is read as what it sends.
        DocumentKind.None => DocumentKinds.IsClaimed(page.ContentType) && !page.Bytes.IsEmpty && !DocumentKinds.IsMarkup(page.Bytes.Span) ? Reject(DocumentReasons.Broken) : null,
        DocumentKind.Mhtml => MhtmlReader.Read(page),
        DocumentKind.Docx => Read(WordReader.Read(page.Bytes), page),
        DocumentKind.Pdf => Read(PdfReader.Read(page.Pdf), page),
        DocumentKind.Xlsx or DocumentKind.Xls => Read(SheetReader.Read(page.Bytes), page),
        DocumentKind.Locked => Reject(DocumentReasons.Locked),
        DocumentKind.OldWord => Reject(DocumentReasons.OldWord),
        _ => Reject(DocumentReasons.OtherFile),
    };

    private static PageReading Read(DocumentReading read, PageInput page) =>
        read.Text is { } text ? DocumentArticle.Read(text, page) : Reject(read.Rejected ?? DocumentReasons.Broken);

    private static PageReading Reject(string reason) => new(null, reason, null);
}
