using ZoneNews.Crawling.Discovery;
using ZoneNews.Extraction;

namespace ZoneNews.Crawling.Ingestion;

/// <summary>Whether a page is one of the source's articles. Pure.</summary>
public static class PageJudge
{
    private const int ShortestBody = 80;
    private const int ShortestUndated = 40;
    private const int ShortestSentence = 30;
    private const int ShortestProse = 200;

    /// <summary>Is it worth reading as an article at all?</summary>
    public static bool MayBeArticle(string kind, string url, SiteScope scope) =>
        kind == EntryKind.Document || (scope.NamesArticles ? scope.IsNamedArticle(url) : kind is EntryKind.Article or EntryKind.Page);

    /// <summary>Why a document is not kept: forms to fill in and lists of names hang on as many pages as bulletins do. Null where it is kept.</summary>
    public static string? RefusalOfDocument(Reading reading) =>
        reading.Observations.Count > 0 || reading.Article!.Blocks.OfType<ParagraphBlock>().Where(p => p.Text.Length >= ShortestSentence && p.Text.Contains('。')).Sum(p => p.Text.Length) >= ShortestProse
            ? null : "the document states no figures and holds no text to read: a form or a list";

    /// <summary>Why a reading is not kept, though the reader found an article in it; null where it is kept.</summary>
    public static string? Refusal(Article article, string kind, bool named)
    {
        if (named)
            return null;
        if (kind == EntryKind.Article)
            return article.Published is null && article.Body.Length < ShortestUndated ? "a line without a date is no article" : null;
        // Nothing but a link in the navigation led here: about, contact and guide pages have no date that a reader sees.
        if (article.PublishedFrom is not (DateOrigin.Visible or DateOrigin.Meta or DateOrigin.StructuredData or DateOrigin.Rule))
            return "no list names it and it bears no date";
        return article.Body.Length < ShortestBody ? "no list names it and it is too short" : null;
    }
}
