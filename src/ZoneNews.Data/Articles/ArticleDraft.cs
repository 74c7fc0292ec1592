namespace ZoneNews.Data.Articles;

/// <summary>An article as read, ready to be kept. Fields are those of <see cref="Entities.Revision"/>.</summary>
public sealed record ArticleDraft
{
    public required string SourceId { get; init; }

    public required string Url { get; init; }

    public required string Title { get; init; }

    public DateOnly? Published { get; init; }

    public string? PublishedFrom { get; init; }

    public string? SourceName { get; init; }

    public string? Author { get; init; }

    /// <summary>Blocks as JSON.</summary>
    public required string Blocks { get; init; }

    public required string Body { get; init; }

    /// <summary>Repairs of the body as JSON.</summary>
    public string? Repairs { get; init; }

    /// <summary>Official names.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    public IReadOnlyList<ObservationDraft> Observations { get; init; } = [];

    public IReadOnlyList<ProjectDraft> Projects { get; init; } = [];

    public string? Quarantine { get; init; }

    public string? Strategy { get; init; }

    public string? Language { get; init; }

    public string? Category { get; init; }

    public double? CategoryConfidence { get; init; }

    public string? Division { get; init; }

    /// <summary>official, media, reprint, clone.</summary>
    public string? Standing { get; init; }

    public long? FetchId { get; init; }

    public required DateTime FetchedAt { get; init; }

    public required string ReaderVersion { get; init; }
}

/// <summary>A figure as read; fields are those of <see cref="Entities.Observation"/>.</summary>
public sealed record ObservationDraft
{
    public required string Subject { get; init; }

    public required string SubjectKind { get; init; }

    public required string Indicator { get; init; }

    public required string Measure { get; init; }

    public required decimal Value { get; init; }

    public required string Unit { get; init; }

    public string? Period { get; init; }

    public required string Status { get; init; }

    public required string Bound { get; init; }

    public string? Scope { get; init; }

    public int? OutOf { get; init; }

    public string? Qualifier { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    public required string Quote { get; init; }

    public required int FigureStart { get; init; }

    public required int FigureEnd { get; init; }

    public required string Rule { get; init; }

    public required double Confidence { get; init; }

    public string? Doubt { get; init; }

    public string? Finality { get; init; }
}

/// <summary>A project's or company's amount as read; fields are those of <see cref="Entities.ProjectMention"/>.</summary>
public sealed record ProjectDraft
{
    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required string Item { get; init; }

    public required decimal Amount { get; init; }

    public required string Unit { get; init; }

    public required string Status { get; init; }

    public required string Bound { get; init; }

    public string? Zone { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    public required string Quote { get; init; }

    public required int FigureStart { get; init; }

    public required int FigureEnd { get; init; }
}

/// <summary>What keeping a draft did.</summary>
public enum SaveOutcome
{
    Added,
    Revised,
    Unchanged,
}

public sealed record SaveResult(long ArticleId, SaveOutcome Outcome, long? DuplicateOfId);
