using System.Collections.Concurrent;
using System.Collections.Frozen;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>A zone as the catalogue knows it.</summary>
public sealed record CatalogueZone(
    string Name, string Level, string Type, string? Province, string? City, string? County, IReadOnlyList<string> Aliases);

/// <summary>A division of GB/T 2260. <paramref name="Level"/>: province, city, county.</summary>
public sealed record CatalogueDivision(string Code, string Name, string ShortName, string Level, string? ParentCode);

/// <summary>The names that subjects are resolved by. Built once, immutable, safe to share.</summary>
public sealed class Catalogue
{
    private readonly PhraseTrie<CatalogueName> _names;
    private readonly FrozenDictionary<string, CatalogueZone> _zones;
    private readonly FrozenDictionary<string, CatalogueDivision> _divisions;
    private readonly FrozenDictionary<string, CatalogueDivision> _divisionsByCode;
    private readonly FrozenDictionary<(string City, string Kind), CatalogueZone> _only;

    private Catalogue(IReadOnlyList<CatalogueZone> zones, IReadOnlyList<CatalogueDivision> divisions)
    {
        Zones = zones;
        Divisions = divisions;
        _zones = zones.DistinctBy(z => z.Name).ToFrozenDictionary(z => z.Name);
        _divisions = divisions.DistinctBy(d => d.Name).ToFrozenDictionary(d => d.Name);
        _divisionsByCode = divisions.DistinctBy(d => d.Code).ToFrozenDictionary(d => d.Code);
        _only = zones.Where(z => z.City is not null).SelectMany(z => ZoneNames.KindsOf(z.Name).Select(kind => (Key: (z.City!, kind), Zone: z)))
            .GroupBy(z => z.Key, z => z.Zone).Select(g => (g.Key, Zone: ZoneNames.Only([.. g]))).Where(g => g.Zone is not null).ToFrozenDictionary(g => g.Key, g => g.Zone!);
        _names = new PhraseTrie<CatalogueName>(Names(zones, divisions));
    }

    public IReadOnlyList<CatalogueZone> Zones { get; }

    public IReadOnlyList<CatalogueDivision> Divisions { get; }

    /// <summary>The shorter forms of zones' names as texts print them, each worked out once.</summary>
    internal ConcurrentDictionary<(string Text, string Official), LocalNames.Form[]> LocalForms { get; } = new();

    public static Catalogue Build(IReadOnlyList<CatalogueZone> zones, IReadOnlyList<CatalogueDivision> divisions) => new(zones, divisions);

    /// <summary>The province, city or county that a division is or lies in; null where it lies in none, or is none.</summary>
    internal string? Above(string division, string level)
    {
        var at = _divisions.GetValueOrDefault(division);
        while (at is not null && at.Level != level)
            at = at.ParentCode is { Length: > 0 } parent ? _divisionsByCode.GetValueOrDefault(parent) : null;
        return at?.Name;
    }

    /// <summary>province, city or county; null for a name that is no division's.</summary>
    internal string? Level(string division) => _divisions.GetValueOrDefault(division)?.Level;

    public CatalogueZone? Zone(string officialName) => _zones.GetValueOrDefault(officialName);

    /// <summary>A zone's name without its place and its kind, unless a division goes by that name.</summary>
    internal string? CoreOf(CatalogueZone zone)
    {
        var core = ZoneNames.Core(zone, zone.Name);
        return core.Length < 2 || NameAt(core) is ({ } known, var length) && length == core.Length && known.Division is not null ? null : core;
    }

    /// <summary>The one zone of a city, or its one national one, that is called 高新区, 经开区 or 综保区; null where it has none or several.</summary>
    internal CatalogueZone? OnlyZoneOf(string city, string kind) => _only.GetValueOrDefault((city, kind));

    /// <summary>Whether a name starts with the character.</summary>
    internal bool MayStart(char c) => _names.MayStart(c);

    internal (CatalogueName? Name, int Length) NameAt(ReadOnlySpan<char> text) => _names.LongestAt(text);

    /// <summary>Official names come before aliases, zones before divisions, full names before short ones.</summary>
    private static Dictionary<string, CatalogueName> Names(IReadOnlyList<CatalogueZone> zones, IReadOnlyList<CatalogueDivision> divisions)
    {
        var names = new Dictionary<string, CatalogueName>();
        foreach (var zone in zones)
            Add(names, zone.Name, new CatalogueName(zone.Name, zone, null, false));
        foreach (var zone in zones)
            foreach (var alias in zone.Aliases.Where(a => a.Length > 1))
                Add(names, alias, new CatalogueName(zone.Name, zone, null, false));
        foreach (var (alias, zone) in ZoneNames.Derived(zones))
            Add(names, alias, new CatalogueName(zone.Name, zone, null, false));
        foreach (var division in divisions)
            Add(names, division.Name, new CatalogueName(division.Name, null, division, false));
        foreach (var division in divisions.Where(d => d.ShortName.Length > 1))
            Add(names, division.ShortName, new CatalogueName(division.Name, null, division, true));
        return names;
    }

    private static void Add(Dictionary<string, CatalogueName> names, string phrase, CatalogueName name)
    {
        names.TryAdd(phrase, name);
        if (phrase.Contains('（', StringComparison.Ordinal))
            names.TryAdd(phrase.Replace('（', '(').Replace('）', ')'), name);
        else if (phrase.Contains('(', StringComparison.Ordinal))
            names.TryAdd(phrase.Replace('(', '（').Replace(')', '）'), name);
    }
}

/// <summary>What a phrase of the catalogue names. <paramref name="Short"/>: a division's name without 省, 市, 区, 县.</summary>
internal sealed record CatalogueName(string Official, CatalogueZone? Zone, CatalogueDivision? Division, bool Short);
