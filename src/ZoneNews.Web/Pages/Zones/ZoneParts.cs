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

public sealed record PeerZone(string Name, bool SameCity, bool SameType, int Articles);

public sealed record NewsLine(long Id, string Title, DateOnly? Published, string? Source, string? Standing, int Figures);

/// <summary>News of a year; null where no date was written.</summary>
public sealed record NewsYear(int? Year, IReadOnlyList<NewsLine> Lines);
