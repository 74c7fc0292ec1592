using AngleSharp.Dom;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Html;

/// <summary>What became of a page: an article, perhaps with a reason for quarantine, or a reason why it is none.</summary>
/// <param name="Rejected">empty, binary, redirect, noindex, login, search, error, static, list, no-text; continuation for a later page of an article, which then has its text in <paramref name="Article"/>.</param>
/// <param name="Quarantine">lost-characters, spam-words, lost-digits, title-only.</param>
public sealed record PageReading(Article? Article, string? Rejected, string? Quarantine);

/// <summary>Bytes to article: decode, outline, locate the body, headline, fields, blocks, repairs, judgement.</summary>
public static class PageReader
{
    private const int LinesBeforeHeadline = 4;
    private const int LinesBehindBody = 10;

    public static PageReading Read(PageInput page)
    {
        if (page.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) == true)
            return ReadText(HtmlPage.Decode(page.Bytes, page.ContentType, page.Site?.Encoding).Text, page);
        return Read(HtmlPage.Parse(page.Bytes, page.ContentType, page.Site?.Encoding), page);
    }

    /// <summary>Reads a page that is parsed already; <paramref name="page"/> gives its address, time and site.</summary>
    public static PageReading Read(HtmlPage html, PageInput page)
    {
        var head = HeadTags.Read(html.Document);
        if (Judgement.OfHead(html, head) is { } reason)
            return new PageReading(null, reason, null);
        var root = html.Document.Body ?? html.Document.DocumentElement;
        return Read(OutlineReader.Read(root), head, page, new Selected(html.Document, page.Site?.Rules));
    }

    /// <summary>Reads the text of a page without its mark-up, line by line.</summary>
    public static PageReading ReadText(string text, PageInput page) =>
        string.IsNullOrWhiteSpace(text)
            ? new PageReading(null, "empty", null)
            : Read(OutlineReader.Read(text), HeadTags.None, page, new Selected(null, null));

    private static PageReading Read(PageOutline outline, HeadTags head, PageInput page, Selected selected)
    {
        var tables = DataTables.Of(outline);
        var weights = LineWeights.Of(outline, tables);
        var place = BodyLocator.Locate(outline, weights, selected.Body);
        var bodyStart = place is null ? outline.Lines.Count : FirstProse(outline, weights, tables, place);
        var headline = Headline.Find(outline, weights, head, bodyStart, LineOf(outline, selected.Title));
        var top = headline is { Line: >= 0 } ? headline.Line - LinesBeforeHeadline : Math.Max(0, bodyStart - 8);
        var fields = (IReadOnlyList<PageField>)[.. PageFields.Read(outline, top, bodyStart + 2), .. PageFields.Read(outline, place?.End ?? 0, (place?.End ?? 0) + LinesBehindBody)];
        var dates = DateLines.Read(outline, weights, top, bodyStart + 1, page.FetchedAt);
        var metadata = PageMetadata.Read(outline, head, page, fields, dates);
        var lines = place is null ? []
            : BodyLines.Choose(outline, weights, tables, place, headline?.Line ?? -1, i => DateLines.IsDateline(outline.Lines[i], fields, i));
        var resolve = Addresses(head, page);
        var body = RepairedBody.Of(BlockReader.Read(outline, tables, lines, resolve), outline.Traditional);
        var title = headline is null ? null : TextRepair.Repair(headline.Printed, outline.Traditional);
        if (Judgement.OfText(((string?[])[title?.Text, head.Title]).OfType<string>(), metadata.Published is not null, outline, weights, lines, body.Text.Text) is { } reason)
            return new PageReading(null, reason, null);
        var article = Assemble(title, metadata, body, place!.Strategy, outline.Traditional);
        return new PageReading(article, null, Judgement.Quarantine(article.Title, article.Body));
    }

    private static Article Assemble(SourceText? title, PageMetadata metadata, RepairedBody body, string strategy, bool traditional)
    {
        var inferred = metadata.PublishedFrom is DateOrigin.Relative or DateOrigin.Address;
        var tooEarly = inferred && metadata.Published is { } day && PageDates.ReportedDay(body.Text.Text, day) is { } reported && reported > day;
        return new Article(
            title?.Text, tooEarly ? null : metadata.Published, tooEarly ? null : metadata.PublishedFrom, metadata.Source, metadata.Author, metadata.Publisher,
            metadata.SiteName, metadata.Breadcrumb, body.Blocks, body.Text.Text, body.Text.Repairs, title?.Repairs ?? [], strategy,
            traditional ? "zh-Hant" : LanguageOf(body.Text.Text));
    }

    private static string LanguageOf(string text) => text.Count(Han.IsHan) * 10 >= text.Length ? "zh-Hans" : "en";

    private static int FirstProse(PageOutline outline, LineWeights weights, DataTables tables, BodyPlace place)
    {
        for (var i = place.First; i < place.End; i++)
            if (tables.IsCell(i) || weights.Roles[i] == LineRole.Text && !weights.Noise[i] && LineWeights.IsProse(outline.Lines[i])
                && PageFields.Read(outline, i, i + 1).Count == 0 && outline.Lines[i].Heading != 1)
                return i;
        return place.First;
    }

    private static int LineOf(PageOutline outline, IElement? element) =>
        element is not null && outline.NodeOf(element) is >= 0 and var node && outline.Nodes[node].EndLine > outline.Nodes[node].FirstLine
            ? outline.Nodes[node].FirstLine : -1;

    private static Func<string?, string?> Addresses(HeadTags head, PageInput page)
    {
        Uri.TryCreate(page.Url, UriKind.Absolute, out var origin);
        if (head.Base is not null && (origin is null ? Uri.TryCreate(head.Base, UriKind.Absolute, out var root) : Uri.TryCreate(origin, head.Base, out root)))
            origin = root;
        return address =>
            string.IsNullOrWhiteSpace(address) ? null
            : origin is not null && Uri.TryCreate(origin, address.Trim(), out var full) ? full.Scheme is "http" or "https" ? full.AbsoluteUri : null
            : address.Trim().Contains(':') && !address.TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase) ? null : address.Trim();
    }
}
