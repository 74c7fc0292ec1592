namespace ZoneNews.Extraction.Html;

/// <summary>What stands around the headline and right behind the article: labelled fields and bare dates.</summary>
internal sealed record PageHeading(IReadOnlyList<PageField> Fields, DateLines Dates)
{
    private const int LinesBeforeHeadline = 4;
    private const int LinesBeforeBody = 8;
    private const int LinesBehindBody = 10;

    public static PageHeading Read(PageSurvey page, BodyPlace? place, Headline? headline)
    {
        var prose = place?.Prose ?? Math.Min(page.Lines.Count, (headline?.Line ?? 0) + LinesBehindBody);
        var top = headline is { Line: >= 0 } ? headline.Line - LinesBeforeHeadline : Math.Max(0, prose - LinesBeforeBody);
        var end = place?.End ?? prose;
        return new PageHeading(
            [.. PageFields.Read(page.Outline, top, prose + 2), .. PageFields.Read(page.Outline, Math.Max(end, prose + 2), end + LinesBehindBody)],
            DateLines.Read(page, top, prose + 1));
    }

    /// <summary>Whether a line is one of date, source and their like, and no text of the article.</summary>
    public bool Owns(PageLine line, int index)
    {
        if (line.Length is 0 or > 200 || line.Heading == 1)
            return false;
        if (PageDates.IsAlone(line.Text) || Fields.Any(f => f.Line == index && f.Kind != "written"))
            return true;
        return line.Length <= 40 && (PageDates.IsRelative(line.Text) || PageDates.Standing(line.Text) is not null && !LineWeights.IsProse(line));
    }
}
