namespace ZoneNews.Extraction.Html;

/// <summary>Articles that are published as pictures or attachments without text: scanned bulletins.</summary>
internal static class Pictures
{
    private const int LinesBehindHeadline = 30;

    /// <summary>The pictures and attachments that follow the headline of a page that calls itself a dated article; null where there are none.</summary>
    public static (BodyPlace Place, RepairedBody Body)? Locate(PageSurvey page, Headline? headline, PageMetadata metadata)
    {
        if (headline is not { Line: >= 0 and var title } || page.Head.First("articletitle") is null || metadata.PublishedFrom is not (DateOrigin.Visible or DateOrigin.Meta))
            return null;
        var first = -1;
        for (var i = title + 1; i < page.Lines.Count && i <= title + LinesBehindHeadline && first < 0; i++)
            if (IsContent(page, i, title))
                first = i;
        if (first < 0)
            return null;
        var end = first;
        while (end < page.Lines.Count && IsContent(page, end, title))
            end++;
        var blocks = BlockReader.Read(page, [.. Enumerable.Range(first, end - first)]);
        return blocks.Count == 0 ? null : (new BodyPlace(first, end, first, "picture"), RepairedBody.Of(blocks, page.Outline.Traditional));
    }

    private static bool IsContent(PageSurvey page, int index, int title)
    {
        var line = page.Lines[index];
        return (!page.Weights.Noise[index] || page.Weights.Noise[title]) && (line.Image is not null ? IsInBody(page.Outline, line.Node) : line.Links.Any(l => PageCues.IsAttachment(l.Address)));
    }

    private static bool IsInBody(PageOutline page, int node)
    {
        for (; node >= 0; node = page.Nodes[node].Parent)
            if (page.Nodes[node].Element is { } element && PageCues.IsBody(element))
                return true;
        return false;
    }
}
