namespace ZoneNews.Extraction.Html;

/// <summary>What the stages found on a page, before it is judged.</summary>
/// <param name="Place">Null where nothing speaks for an article.</param>
/// <param name="Lines">The lines of the article, in order.</param>
internal sealed record PageStages(
    PageSurvey Survey, BodyPlace? Place, Headline? Headline, PageHeading Heading, PageMetadata Metadata, IReadOnlyList<int> Lines, RepairedBody Body)
{
    public static PageStages Of(PageSurvey page) => Of(page, BodyLocator.Locate(page));

    /// <summary>The stages behind a body that was located already.</summary>
    public static PageStages Of(PageSurvey page, BodyPlace? place)
    {
        var headline = Html.Headline.Find(page, ProseOf(page, place));
        var heading = PageHeading.Read(page, place, headline);
        var metadata = PageMetadata.Read(page, heading);
        var lines = place is null ? [] : BodyLines.Choose(page, place, headline, heading);
        var body = RepairedBody.Of(BlockReader.Read(page, lines), page.Outline.Traditional);
        return new PageStages(page, place, headline, heading, metadata, lines, body);
    }

    /// <summary>The first line of prose or data, behind which no headline is looked for.</summary>
    public int FirstProse => ProseOf(Survey, Place);

    private static int ProseOf(PageSurvey page, BodyPlace? place) => place?.Prose ?? page.Lines.Count;
}
