namespace ZoneNews.Extraction.Observations;

/// <summary>The zones that an article is about and the figures that it states.</summary>
public sealed record ArticleFigures(IReadOnlyList<string> Zones, IReadOnlyList<Observation> Observations);

/// <summary>Article to observations.</summary>
public static class ObservationReader
{
    public static ArticleFigures Read(Article article, PageInput page, Catalogue catalogue) => new([], []);
}
