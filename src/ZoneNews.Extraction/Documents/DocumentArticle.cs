using System.Buffers;
using ZoneNews.Extraction.Html;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Documents;

/// <summary>A document's text as an article: headline, date and source from the text itself, else from its properties and from the page that links to it.</summary>
internal static class DocumentArticle
{
    private const int ShortestArticle = 20;
    private const int LongestSignature = 30;

    /// <summary>Characters; as UTF-8 about what is read of a page.</summary>
    private const int LongestText = 700_000;
    private const int LongestHead = 80;
    private const int SignatureLines = 4;

    /// <summary>What a name does not hold.</summary>
    private static readonly SearchValues<char> InnerStops = SearchValues.Create("，。；：、（(");

    public static PageReading Read(DocumentText document, PageInput page)
    {
        var flow = DocumentBlocks.Of(Cut(document.Flow));
        var lines = ArticleBody.Compose(flow.Blocks);
        if (lines.Text.Length < ShortestArticle)
            return new PageReading(null, "no-text", null);
        // The survey's first line is the headline, so that what stands around it is looked for as on a page.
        var text = flow.Title is null ? lines.Text : flow.Title + "\n" + lines.Text;
        var head = HeadOf(document, page.Link);
        var survey = PageSurvey.Of(OutlineReader.Read(text), head, new Selected(null, null), page);
        var place = new BodyPlace(0, survey.Lines.Count, FirstProse(survey, flow, lines), "document");
        var headline = flow.Title is null ? Headline.Find(survey, place.Prose) : new Headline(flow.Title, 0);
        var heading = PageHeading.Read(survey, place, headline);
        var metadata = Metadata(survey with { Head = head with { Title = null } }, heading, place, flow.Above);
        var blocks = WithoutHead(flow, lines, survey, place, headline, heading);
        return Assemble(blocks, headline, metadata, survey.Outline.Traditional);
    }

    // As of a page, what lies behind the limit is not looked at.
    private static List<FlowItem> Cut(IReadOnlyList<FlowItem> flow)
    {
        var length = 0;
        return [.. flow.TakeWhile(item => (length += LengthOf(item)) <= LongestText)];
    }

    private static int LengthOf(FlowItem item) => item switch
    {
        FlowParagraph paragraph => paragraph.Text.Length,
        FlowBlock { Block: TableBlock table } => table.Rows.Sum(r => r.Cells.Sum(c => c.Text.Length + 1)),
        _ => 0,
    };

    private static PageReading Assemble(IReadOnlyList<Block> blocks, Headline? headline, PageMetadata metadata, bool traditional)
    {
        var body = RepairedBody.Of(blocks, traditional);
        var title = headline is null ? null : TextRepair.Repair(headline.Printed, traditional);
        var article = new Article(
            title?.Text, metadata.Published, metadata.PublishedFrom, metadata.Source, metadata.Author, metadata.Publisher, metadata.SiteName, [],
            body.Blocks, body.Text.Text, body.Text.Repairs, title?.Repairs ?? [], "document", traditional ? "zh-Hant" : PageReader.LanguageOf(body.Text.Text));
        return article.Body.Length < ShortestArticle ? new PageReading(null, "no-text", null) : new PageReading(article, null, TextDoubts.Of(article).Select(d => d.Reason).FirstOrDefault());
    }

    // What is known from outside speaks where the text does not: the page's date is nearer than the day the file was last touched.
    private static HeadTags HeadOf(DocumentText document, DocumentLink? link)
    {
        var meta = new Dictionary<string, string>(StringComparer.Ordinal);
        if ((link?.Published ?? document.Written) is { } day)
            meta["pubdate"] = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (link?.Source is { Length: > 0 } source)
            meta["contentsource"] = source;
        var title = new[] { document.Title, link?.Text }.Select(WithoutEnding).FirstOrDefault(t => t is not null && Headline.IsTitle(t) && !DocumentCues.NoTitle.Fits(t));
        return HeadTags.None with { Title = title, Meta = meta };
    }

    // Properties and links name the file as often as the text: 附件1：公报.docx, Microsoft Word - 公报.doc.
    private static string? WithoutEnding(string? title)
    {
        if (title is null)
            return null;
        var bare = PageCues.IsAttachment(title) ? title[..title.LastIndexOf('.')] : title;
        return DocumentCues.BeforeTitle.Replace(bare, "").Trim();
    }

    private static int FirstProse(PageSurvey survey, DocumentBlocks flow, ArticleBody lines)
    {
        var shift = survey.Lines.Count - lines.Lines.Count;
        for (var i = Math.Max(0, shift); i < survey.Lines.Count && i < LongestHead; i++)
            if (LineWeights.IsProse(survey.Lines[i]) && PageFields.Read(survey.Outline, i, i + 1).Count == 0
                || i - shift < lines.Lines.Count && flow.Blocks[lines.Lines[i - shift].Block] is TableBlock)
                return i;
        return Math.Clamp(survey.Lines.Count - 1, 0, LongestHead);
    }

    private static PageMetadata Metadata(PageSurvey survey, PageHeading heading, BodyPlace place, IReadOnlyList<string> above)
    {
        var read = PageMetadata.Read(survey, heading);
        // Nothing in a document is counted from the moment of its fetch.
        if (read.PublishedFrom == DateOrigin.Relative)
            read = read with { Published = null, PublishedFrom = null };
        var (signer, signed) = Signature(survey);
        if (signed is not null && read.PublishedFrom != DateOrigin.Visible)
            read = read with { Published = signed, PublishedFrom = DateOrigin.Visible };
        var shown = heading.Fields.Any(f => f.Kind == "source");
        var named = shown ? null : NameAt(survey, 1, place.Prose) ?? signer ?? above.Select(Office).FirstOrDefault(o => o is not null);
        return named is null ? read : read with { Source = named };
    }

    // The office that wrote it and the day stand at the end (GB/T 9704-2012, 7.3.5).
    private static (string? Name, DateOnly? Day) Signature(PageSurvey survey)
    {
        var last = survey.Lines.Count;
        for (var i = last - 1; i >= Math.Max(1, last - SignatureLines); i--)
            if (PageDates.IsAlone(survey.Lines[i].Text) && PageDates.Full(survey.Lines[i].Text) is { } day)
                return (NameAt(survey, i - 1, i), day);
        return (null, null);
    }

    /// <summary>The first line between two that is the name of an office, newspaper or the like.</summary>
    private static string? NameAt(PageSurvey survey, int first, int end)
    {
        for (var i = Math.Max(0, first); i < end && i < survey.Lines.Count; i++)
            if (survey.Lines[i].Text is { Length: >= 4 and <= LongestSignature } text && DocumentCues.Office.Fits(text) && !text.AsSpan().ContainsAny(InnerStops) && !text.Any(char.IsAsciiDigit))
                return text;
        return null;
    }

    // 某市统计局文件: the head of an official document.
    private static string? Office(string line)
    {
        var name = line.Replace(" ", "", StringComparison.Ordinal);
        name = name.EndsWith("文件", StringComparison.Ordinal) ? name[..^2] : name;
        return name.Length is >= 4 and <= LongestSignature && DocumentCues.Office.Fits(name) ? name : null;
    }

    // As on a page, the lines of date and source under the headline are no text of the article.
    private static IReadOnlyList<Block> WithoutHead(DocumentBlocks flow, ArticleBody lines, PageSurvey survey, BodyPlace place, Headline? headline, PageHeading heading)
    {
        var shift = flow.Title is null ? 0 : 1;
        if (survey.Lines.Count != lines.Lines.Count + shift)
            return flow.Blocks;
        var dropped = new HashSet<int>();
        for (var i = shift; i < place.Prose; i++)
            if (flow.Blocks[lines.Lines[i - shift].Block] is ParagraphBlock or HeadingBlock && (i == headline?.Line || heading.Owns(survey.Lines[i], i) || NameAt(survey, i, i + 1) is not null))
                dropped.Add(lines.Lines[i - shift].Block);
        return [.. flow.Blocks.Where((_, i) => !dropped.Contains(i))];
    }
}
