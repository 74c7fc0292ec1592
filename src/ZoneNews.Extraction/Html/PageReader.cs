using ZoneNews.Extraction.Documents;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Html;

/// <summary>What became of a page: an article, perhaps with a reason for quarantine, or a reason why it is none.</summary>
/// <param name="Rejected">empty, binary, feed, redirect, noindex, login, search, error, static, list, no-text; continuation for a later page of an article, which then has its text in <paramref name="Article"/>; of documents the codes of <see cref="DocumentReasons"/>.</param>
/// <param name="Quarantine">lost-characters, spam-words, spliced, lost-digits, title-only, picture-only.</param>
public sealed record PageReading(Article? Article, string? Rejected, string? Quarantine);

/// <summary>Bytes to article: decode, outline, locate the body, headline, fields, blocks, repairs, judgement.</summary>
public static class PageReader
{
    private const int ShortestStated = 60;

    public static PageReading Read(PageInput page) =>
        DocumentReader.Read(page) ?? ReadPage(page);

    /// <summary>Reads what is known to be no document.</summary>
    internal static PageReading ReadPage(PageInput page) =>
        IsText(page)
            ? ReadText(HtmlPage.Decode(page.Bytes, page.ContentType, page.Site?.Encoding).Text, page)
            : Read(HtmlPage.Parse(page.Bytes, page.ContentType, page.Site?.Encoding), page);

    /// <summary>Whether a page calls itself a text without mark-up.</summary>
    internal static bool IsText(PageInput page) => page.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Reads a page that is parsed already; <paramref name="page"/> gives its address, time and site.</summary>
    public static PageReading Read(HtmlPage html, PageInput page)
    {
        var (survey, reason) = Survey(html, page);
        return reason is null ? Read(survey) : new PageReading(null, reason, null);
    }

    /// <summary>What is known of a parsed page before its article is looked for, and the reason to look no further where there is one.</summary>
    internal static (PageSurvey Survey, string? Reason) Survey(HtmlPage html, PageInput page)
    {
        var outline = OutlineReader.Read(html.Document.Body ?? html.Document.DocumentElement);
        var head = HeadTags.Read(html.Document, outline.Told);
        return (PageSurvey.Of(outline, head, new Selected(html.Document, page.Site?.Rules), page), Judgement.OfHead(html, head));
    }

    /// <summary>Reads the text of a page without its mark-up, line by line.</summary>
    public static PageReading ReadText(string text, PageInput page) =>
        string.IsNullOrWhiteSpace(text) ? new PageReading(null, "empty", null) : Read(Survey(text, page));

    internal static PageSurvey Survey(string text, PageInput page) =>
        PageSurvey.Of(OutlineReader.Read(text), HeadTags.None, new Selected(null, null), page);

    private static PageReading Read(PageSurvey page) => Read(PageStages.Of(page));

    internal static PageReading Read(PageStages stages)
    {
        var (page, headline, metadata, body) = (stages.Survey, stages.Headline, stages.Metadata, stages.Body);
        if (Judgement.OfText(page, headline, metadata, stages.Lines, body.Text.Text) is not { } reason)
            return Accept(page, Assemble(page, headline, metadata, body, stages.Place!.Strategy), stages.Place);
        if (reason is "list" or "no-text" && page.Head.Structured.GetValueOrDefault("articleBody") is { Length: >= ShortestStated } stated)
            return ReadStated(stated, page, headline);
        return reason is "list" or "no-text" && Pictures.Locate(page, headline, metadata) is { } pictures
            ? Accept(page, Assemble(page, headline, metadata, pictures.Body, pictures.Place.Strategy), pictures.Place)
            : new PageReading(null, reason, null);
    }

    // A page that scripts build tells its text in its structured data: all of it is the article's, and no line of it the headline.
    private static PageReading ReadStated(string text, PageSurvey page, Headline? headline)
    {
        var stated = PageSurvey.Of(OutlineReader.Read(text), page.Head, new Selected(null, null), page.Input);
        var title = headline is null ? null : Headline.Key(headline.Read(page.Outline.Traditional));
        List<int> lines = [.. Enumerable.Range(0, stated.Lines.Count).Where(stated.IsText).SkipWhile(i => Headline.Key(stated.Lines[i].Text) == title)];
        var place = new BodyPlace(0, stated.Lines.Count, 0, "structured");
        var metadata = PageMetadata.Read(stated, PageHeading.Read(stated, place, headline: null));
        var body = RepairedBody.Of(BlockReader.Read(stated, lines), stated.Outline.Traditional);
        return Judgement.OfText(stated, headline, metadata, lines, body.Text.Text) is { } reason
            ? new PageReading(null, reason, null)
            : Accept(stated, Assemble(stated, headline, metadata, body, place.Strategy), place);
    }

    private static PageReading Accept(PageSurvey page, Article article, BodyPlace place)
    {
        var pages = Pagination.Read(page, place);
        return new PageReading(article with { NextPage = pages.Next }, pages.IsLater ? "continuation" : null, TextDoubts.Of(article).Select(d => d.Reason).FirstOrDefault());
    }

    private static Article Assemble(PageSurvey page, Headline? headline, PageMetadata metadata, RepairedBody body, string strategy)
    {
        var traditional = page.Outline.Traditional;
        var title = headline is null ? null : TextRepair.Repair(headline.Printed, traditional);
        var known = metadata.WithoutContradiction(body.Text.Text);
        return new Article(
            title?.Text, known.Published, known.PublishedFrom, known.Source, known.Author, known.Publisher, known.SiteName, known.Breadcrumb,
            body.Blocks, body.Text.Text, body.Text.Repairs, title?.Repairs ?? [], strategy, traditional ? "zh-Hant" : LanguageOf(body.Text.Text))
        {
            Column = known.Column,
        };
    }

    internal static string LanguageOf(string text) => text.Length == 0 || text.Count(Han.IsHan) * 10 >= text.Length ? "zh-Hans" : "en";
}
