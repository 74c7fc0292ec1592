using System.Globalization;
using ZoneNews.Extraction.Documents.Mhtml;
using ZoneNews.Extraction.Html;

namespace ZoneNews.Extraction.Documents;

/// <summary>Why a document was read as it was; of a saved page what <see cref="PageTrace"/> tells of the page inside.</summary>
internal static class DocumentTrace
{
    /// <summary>Null for what is no document.</summary>
    public static (PageReading Read, IReadOnlyList<TraceStage> Stages)? Of(PageInput page)
    {
        var kind = DocumentKinds.Of(page.Bytes.Span);
        if (kind == DocumentKind.Mhtml && MhtmlReader.PageOf(page) is { } inner && PageTrace.OfPage(inner) is var (read, stages))
            return (read, [Kind(kind), .. stages]);
        return DocumentReader.Read(page) is { } document ? (document, [Kind(kind), Judged(document)]) : null;
    }

    private static TraceStage Kind(DocumentKind kind) =>
        new("document", [new TraceOption("bytes", kind.ToString().ToLowerInvariant(), null, true, "told by its first bytes, whatever its type and ending say")]);

    private static TraceStage Judged(PageReading read) => new("judgement", read switch
    {
        { Rejected: { } reason } => [new TraceOption("rejected", reason, null, true, DocumentReasons.Describe(reason) ?? "no article")],
        { Article: { } article } => [.. article.Blocks.CountBy(b => b.GetType().Name.Replace("Block", "", StringComparison.Ordinal).ToLowerInvariant())
            .Select(c => new TraceOption("blocks", c.Key, c.Value, true, string.Create(CultureInfo.InvariantCulture, $"{c.Value} of this kind")))],
        _ => [],
    });
}
