using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>The zones that an article is about and the figures that it states.</summary>
/// <param name="Unresolved">Figures of which the text does not tell whose they are: Subject is empty, Doubt says why. Never to be published.</param>
/// <param name="Projects">Amounts of single projects and companies.</param>
public sealed record ArticleFigures(
    IReadOnlyList<string> Zones, IReadOnlyList<Observation> Observations, IReadOnlyList<Observation> Unresolved, IReadOnlyList<ProjectMention> Projects)
{
    /// <summary>Full name of the narrowest region that the article is about; null where it names none.</summary>
    public string? Division { get; init; }
}

/// <summary>Article to observations.</summary>
public static class ObservationReader
{
    public static ArticleFigures Read(Article article, PageInput page, Catalogue catalogue) =>
        Read(article, page, catalogue, FigureLexicon.Default);

    internal static ArticleFigures Read(Article article, PageInput page, Catalogue catalogue, FigureLexicon lexicon)
    {
        var (lines, setting, observations) = Stages(article, page, catalogue, lexicon);
        var zones = AboutZones.Of(lines, setting, observations);
        return new ArticleFigures(
            zones, [.. observations.Where(o => o.Subject.Length > 0)], [.. observations.Where(o => o.Subject.Length == 0)],
            ProjectReader.Read(article.Body, lines, setting, observations, lexicon))
        {
            Division = AboutDivision.Of(lines, setting, catalogue),
        };
    }

    /// <summary>The zones and the region, with the reason for each.</summary>
    internal static IReadOnlyList<TraceStage> Trace(Article article, PageInput page, Catalogue catalogue)
    {
        var (lines, setting, observations) = Stages(article, page, catalogue, FigureLexicon.Default);
        return [new TraceStage("zones", [.. AboutZones.Options(lines, setting, observations)]), new TraceStage("division", [.. AboutDivision.Options(lines, setting, catalogue)])];
    }

    private static (ArticleLines Lines, Setting Setting, IReadOnlyList<Observation> Observations) Stages(
        Article article, PageInput page, Catalogue catalogue, FigureLexicon lexicon)
    {
        var lines = ArticleLines.Of(article, catalogue, lexicon);
        var setting = SettingReader.Read(article, page, lines, catalogue, lexicon);
        var candidates = Passage.Read(article, lines, setting, lexicon, catalogue);
        return (lines, setting, Resolver.Resolve(article, candidates, lexicon));
    }
}
