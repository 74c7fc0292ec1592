namespace ZoneNews.Web.Pages.Zones;

/// <summary>What the catalogue knows of a zone.</summary>
public sealed record ZoneProfile(
    int Id, string Name, string Level, string Type, string? Province, string? City, string? County, string? Approved, decimal? AreaHectares,
    string? Industries, string? Website, string? Evidence, string? Note, IReadOnlyList<string> Aliases, IReadOnlyList<ZoneCodeLine> Codes, int Sources)
{
    /// <summary>Facts marked KNOW were recalled: no page bears them out yet.</summary>
    public bool IsRecalled => Evidence?.Split(';').Contains("KNOW", StringComparer.Ordinal) == true;

    public IReadOnlyList<string> IndustryList => Industries?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}

public sealed record ZoneCodeLine(string Scheme, string Code);

public sealed record PeerZone(string Name, bool SameCity, int Articles);

public sealed record NewsLine(long Id, string Title, DateOnly? Published, string? Source, string? Standing, int Figures);

/// <summary>News of a year; null where no date was written.</summary>
public sealed record NewsYear(int? Year, IReadOnlyList<NewsLine> Lines);

/// <summary>A value of a facet and how many zones have it.</summary>
public sealed record ValueCount(string Value, int Count);

/// <summary>A line of the catalogue.</summary>
public sealed record ZoneLine
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public required string Level { get; init; }

    public required string Type { get; init; }

    public string? Place { get; init; }

    public string? Approved { get; init; }

    public string? Industries { get; init; }

    public string? Evidence { get; init; }

    public int Articles { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The newest GDP that was read.</summary>
    public ZoneNews.Web.Figures.KeyFigure? Gdp { get; init; }
}
