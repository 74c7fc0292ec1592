using ZoneNews.Data.Articles;
using ZoneNews.Extraction;
using SubjectKinds = ZoneNews.Data.Entities.SubjectKinds;

namespace ZoneNews.Crawling.Ingestion;

/// <summary>Where a reading comes from.</summary>
/// <param name="Kind">The source's: zone, portal, media, statistics.</param>
/// <param name="FetchId">Null where the fetch is not kept yet.</param>
public sealed record DraftOrigin(string SourceId, string Kind, string Url, long? FetchId, DateTime FetchedAt);

/// <summary>A reading as the database keeps it. Pure.</summary>
public static class Drafts
{
    public static ArticleDraft Of(Article article, Reading reading, DraftOrigin origin) => new()
    {
        SourceId = origin.SourceId,
        Url = origin.Url,
        Title = article.Title ?? "",
        Published = article.Published,
        PublishedFrom = article.PublishedFrom?.ToString().ToLowerInvariant(),
        SourceName = article.Source,
        Author = article.Author,
        Blocks = BlockJson.WriteBlocks(article.Blocks),
        Body = article.Body,
        Repairs = BlockJson.WriteRepairs(article.Repairs),
        Zones = reading.Zones,
        Observations = [.. reading.Observations.Concat(reading.Unresolved).Select(Of)],
        Projects = [.. reading.Projects.Select(Of)],
        Quarantine = reading.Quarantine,
        Strategy = article.Strategy,
        Language = article.Language,
        Category = reading.Category?.Code,
        CategoryConfidence = reading.Category?.Confidence,
        Division = reading.Division,
        Standing = origin.Kind switch { "zone" or "statistics" => "official", "media" => "media", _ => null },
        FetchId = origin.FetchId,
        FetchedAt = origin.FetchedAt,
        ReaderVersion = Reader.Version,
    };

    private static ObservationDraft Of(Observation figure) => new()
    {
        Subject = figure.Subject,
        SubjectKind = figure.Subject.Length == 0 ? SubjectKinds.Unknown : figure.SubjectKind.ToString().ToLowerInvariant(),
        Indicator = figure.Indicator,
        Measure = figure.Measure,
        Value = figure.Value,
        Unit = figure.Unit,
        Period = figure.Period,
        Status = figure.Status,
        Bound = figure.Bound,
        Scope = figure.Scope,
        OutOf = figure.OutOf,
        Qualifier = figure.Qualifier,
        Start = figure.Evidence.Start,
        End = figure.Evidence.End,
        Quote = figure.Quote,
        FigureStart = figure.Figure.Start,
        FigureEnd = figure.Figure.End,
        Rule = figure.Rule,
        Confidence = figure.Confidence,
        Doubt = figure.Doubt,
        Finality = figure.Finality,
    };

    private static ProjectDraft Of(Extraction.ProjectMention project) => new()
    {
        Name = project.Name,
        Kind = project.Kind,
        Item = project.Item,
        Amount = project.Amount,
        Unit = project.Unit,
        Status = project.Status,
        Bound = project.Bound,
        Zone = project.Zone,
        Start = project.Evidence.Start,
        End = project.Evidence.End,
        Quote = project.Quote,
        FigureStart = project.Figure.Start,
        FigureEnd = project.Figure.End,
    };
}
