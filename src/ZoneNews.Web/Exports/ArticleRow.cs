using System.Text.Json.Serialization;

namespace ZoneNews.Web.Exports;

/// <summary>An article in a file and in the API: the fields of <c>zonenews extract</c>, and where it stands.</summary>
public sealed record ArticleRow
{
    public required long Id { get; init; }

    public required string Url { get; init; }

    public required string SourceId { get; init; }

    public required DateTime FetchedAt { get; init; }

    /// <summary>published, review, quarantined, rejected, gone.</summary>
    public required string Status { get; init; }

    /// <summary>The address of the first copy; null where this is it.</summary>
    public required string? DuplicateOf { get; init; }

    /// <summary>Why the text is not trusted; null where it is.</summary>
    public required string? Quarantine { get; init; }

    /// <summary>Version of the reader.</summary>
    public required string? Reader { get; init; }

    public required string? Title { get; init; }

    public required DateOnly? Published { get; init; }

    /// <summary>来源 as printed.</summary>
    public required string? Source { get; init; }

    public required IReadOnlyList<string> Zones { get; init; }

    /// <summary>What kind of news; null where nothing tells.</summary>
    public required string? Category { get; init; }

    /// <summary>0 to 1, how sure the category is.</summary>
    public required double? CategoryConfidence { get; init; }

    /// <summary>BCP 47: zh-Hans, zh-Hant (as printed), en.</summary>
    public required string? Language { get; init; }

    /// <summary>Full name of the narrowest region that it is about.</summary>
    public required string? Division { get; init; }

    public required string Body { get; init; }

    public required IReadOnlyList<FigureRow> Observations { get; init; }

    /// <summary>Amounts of single projects and companies, which are no zone's figures.</summary>
    public required IReadOnlyList<ArticleProject> Projects { get; init; }

    /// <summary>The key that batches are read by.</summary>
    [JsonIgnore]
    public long Position { get; init; }
}

/// <summary>A figure of an article, named as the contract of reading names it.</summary>
public sealed record FigureRow(
    string Subject, string Indicator, string Measure, decimal Value, string Unit, string? Period, string Status, string Bound,
    string? Scope, int? OutOf, string Evidence, int Start, int End);

/// <summary>A project's or company's amount in an article.</summary>
public sealed record ArticleProject(
    string Name, string Kind, string Item, decimal Amount, string Unit, string Status, string Bound, string? Zone, string Evidence, int Start, int End);
