namespace ZoneNews.Extraction.Observations;

/// <summary>A zone as the catalogue knows it.</summary>
public sealed record CatalogueZone(
    string Name, string Level, string Type, string? Province, string? City, string? County, IReadOnlyList<string> Aliases);

/// <summary>A division of GB/T 2260. <paramref name="Level"/>: province, city, county.</summary>
public sealed record CatalogueDivision(string Code, string Name, string ShortName, string Level, string? ParentCode);

/// <summary>The names that subjects are resolved by. Built once, immutable, safe to share.</summary>
public sealed class Catalogue
{
    private Catalogue(IReadOnlyList<CatalogueZone> zones, IReadOnlyList<CatalogueDivision> divisions)
    {
        Zones = zones;
        Divisions = divisions;
    }

    public IReadOnlyList<CatalogueZone> Zones { get; }

    public IReadOnlyList<CatalogueDivision> Divisions { get; }

    public static Catalogue Build(IReadOnlyList<CatalogueZone> zones, IReadOnlyList<CatalogueDivision> divisions) => new(zones, divisions);
}
