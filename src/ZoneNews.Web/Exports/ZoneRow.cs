namespace ZoneNews.Web.Exports;

/// <summary>A zone in a file and in the API.</summary>
public sealed record ZoneRow
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    /// <summary>national, provincial, unlisted.</summary>
    public required string Level { get; init; }

    public required string Type { get; init; }

    public required string? Province { get; init; }

    public required string? City { get; init; }

    public required string? County { get; init; }

    /// <summary>GB/T 2260.</summary>
    public required string? DivisionCode { get; init; }

    /// <summary>YYYY or YYYY-MM.</summary>
    public required string? Approved { get; init; }

    public required decimal? AreaHectares { get; init; }

    /// <summary>Separated by <c>;</c>.</summary>
    public required string? Industries { get; init; }

    public required string? Website { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }

    public required IReadOnlyList<ZoneCodeRow> Codes { get; init; }

    /// <summary>Published articles about it, reprints not counted.</summary>
    public required int Articles { get; init; }

    /// <summary>Where the facts were found.</summary>
    public required string? Evidence { get; init; }
}

public sealed record ZoneCodeRow(string Scheme, string Code);
