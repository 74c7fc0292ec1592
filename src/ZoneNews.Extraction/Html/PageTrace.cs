using ZoneNews.Extraction.Documents;

namespace ZoneNews.Extraction.Html;

/// <summary>A page's reading with what each stage could have chosen.</summary>
internal static class PageTrace
{
    public static (PageReading Read, IReadOnlyList<TraceStage> Stages) Of(PageInput page) =>
        DocumentTrace.Of(page) ?? OfPage(page);

    /// <summary>Of what is known to be no document.</summary>
    internal static (PageReading Read, IReadOnlyList<TraceStage> Stages) OfPage(PageInput page)
    {
        var charset = new TraceStage("charset", Charsets.Options(page.Bytes.Span[..Math.Min(page.Bytes.Length, HtmlPage.DefaultLimit)], page.ContentType, page.Site?.Encoding));
        if (PageReader.IsText(page))
        {
            var text = HtmlPage.Decode(page.Bytes, page.ContentType, page.Site?.Encoding).Text;
            return string.IsNullOrWhiteSpace(text)
                ? (PageReader.ReadText(text, page), [charset])
                : Of(PageStages.Of(PageReader.Survey(text, page)), charset);
        }
        var (survey, reason) = PageReader.Survey(HtmlPage.Parse(page.Bytes, page.ContentType, page.Site?.Encoding), page);
        return reason is null
            ? Of(PageStages.Of(survey), charset)
            : (new PageReading(null, reason, null), [charset, Judged([new TraceOption("rejected", reason, null, true, "before the text was looked at")])]);
    }

    private static (PageReading Read, IReadOnlyList<TraceStage> Stages) Of(PageStages stages, TraceStage charset)
    {
        var (page, read) = (stages.Survey, PageReader.Read(stages));
        var published = read.Article?.Published ?? (read.Article is null ? stages.Metadata.Published : null);
        return (read,
        [
            charset,
            new TraceStage("body", [.. BodyLocator.Options(page, stages.Place), .. Stated(read.Article, stages.Place)]),
            new TraceStage("title", [.. Headline.Options(page, stages.FirstProse, stages.Headline)]),
            new TraceStage("published", [.. PageMetadata.DateOptions(page, stages.Heading, published)]),
            new TraceStage("source", [.. PageMetadata.SourceOptions(page, stages.Heading, stages.Metadata.SiteName)]),
            Judged(Judgements(read)),
        ]);
    }

    private static TraceStage Judged(IEnumerable<TraceOption> options) => new("judgement", [.. options]);

    // Text that stands nowhere on the page, and pages without a container of their own.
    private static IEnumerable<TraceOption> Stated(Article? article, BodyPlace? place) =>
        article is null || article.Strategy == place?.Strategy && place.Node >= 0 && article.Strategy != "text"
            ? []
            : [new TraceOption(article.Strategy, $"{article.Body.Length} characters", null, true, article.Strategy switch
            {
                "structured" => "articleBody of the page's structured data: the page itself shows no text",
                "picture" => "pictures or attachments under the headline of a dated article without text",
                _ => "a text without mark-up",
            })];

    private static IEnumerable<TraceOption> Judgements(PageReading read)
    {
        if (read.Rejected is { } reason)
            yield return new TraceOption("rejected", reason, null, true, "no article");
        var doubts = read.Article is null ? [] : TextDoubts.Of(read.Article);
        foreach (var (doubt, words) in doubts)
            yield return new TraceOption("quarantine", doubt, null, doubt == read.Quarantine, words);
    }
}
