namespace ZoneNews.Web.Exports;

/// <summary>A figure in a file and in the API, with the article that states it.</summary>
public sealed record ObservationRow
{
    public required long Id { get; init; }

    public required string Subject { get; init; }

    public required string Indicator { get; init; }

    public required string Measure { get; init; }

    public required decimal Value { get; init; }

    public required string Unit { get; init; }

    public required string? Period { get; init; }

    public required string Status { get; init; }

    public required string Bound { get; init; }

    public required string? Scope { get; init; }

    public required int? OutOf { get; init; }

    public required string? Qualifier { get; init; }

    /// <summary>The words that state it; <see cref="Start"/> and <see cref="End"/> count in the article's body.</summary>
    public required string Evidence { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    public required long ArticleId { get; init; }

    public required string ArticleTitle { get; init; }

    public required string ArticleUrl { get; init; }

    public required DateOnly? Published { get; init; }

    public required string? Source { get; init; }

    public required string SourceId { get; init; }

    public required DateTime FetchedAt { get; init; }

    public required string Rule { get; init; }

    public required double Confidence { get; init; }

    /// <summary>Known to the archive since.</summary>
    public required DateTime KnownFrom { get; init; }
}
