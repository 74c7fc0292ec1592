namespace ZoneNews.Web.Exports;

/// <summary>A project's or company's amount in a file and in the API, with the article that states it.</summary>
public sealed record ProjectRow
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>project, company.</summary>
    public required string Kind { get; init; }

    /// <summary>investment, capital, revenue, output, profit, tax, exports, orders, financing.</summary>
    public required string Item { get; init; }

    public required decimal Amount { get; init; }

    public required string Unit { get; init; }

    /// <summary>actual, estimate.</summary>
    public required string Status { get; init; }

    public required string Bound { get; init; }

    public required string? Zone { get; init; }

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
}
