namespace ZoneNews.Extraction.Observations;

/// <summary>The forms that a zone's name takes by the habit of the language, besides the aliases that the catalogue lists.</summary>
internal static class ZoneNames
{
    private static readonly (string Suffix, string[] Short)[] Kinds =
    [
        ("经济技术开发区", ["经济技术开发区", "经开区", "开发区", "国家级经济技术开发区", "国家级经开区"]),
        ("高新技术产业开发区", ["高新技术产业开发区", "高新区", "国家高新区", "国家高新技术产业开发区"]),
        ("高新技术产业园区", ["高新技术产业园区", "高新区"]),
        ("经济开发区", ["经济开发区", "经开区", "开发区"]),
        ("新区", ["新区"]),
        ("综合保税区", ["综合保税区", "综保区"]),
        ("工业园区", ["工业园区"]),
        ("产业园区", ["产业园区"]),
        ("投资区", ["投资区"]),
    ];

    /// <summary>Forms that mean one zone only; of several that could, the one national zone.</summary>
    public static IEnumerable<(string Alias, CatalogueZone Zone)> Derived(IReadOnlyList<CatalogueZone> zones) =>
        zones.SelectMany(z => Forms(z).Select(f => (Alias: f, Zone: z))).GroupBy(f => f.Alias)
            .Select(g => (g.Key, Zone: Only([.. g.Select(f => f.Zone).Distinct()])))
            .Where(f => f.Zone is not null).Select(f => (f.Key, f.Zone!));

    /// <summary>花桥 of 江苏花桥经济开发区.</summary>
    public static string Core(CatalogueZone zone, string name)
    {
        var kind = Kinds.FirstOrDefault(k => name.EndsWith(k.Suffix, StringComparison.Ordinal));
        return kind.Suffix is null ? "" : WithoutPlace(zone, name[..^kind.Suffix.Length]);
    }

    /// <summary>高新区, 经开区, 综保区: what a zone of such a name is called for short; nothing for other kinds.</summary>
    public static IEnumerable<string> KindsOf(string name) =>
        Kinds.FirstOrDefault(k => name.EndsWith(k.Suffix, StringComparison.Ordinal)).Short?.Where(s => s is "高新区" or "经开区" or "综保区") ?? [];

    /// <summary>The only one, or the one national one; null where there are several.</summary>
    public static CatalogueZone? Only(List<CatalogueZone> zones) =>
        zones.Count == 1 ? zones[0] : zones.Where(z => z.Level == "national").ToList() is [var national] ? national : null;

    private static IEnumerable<string> Forms(CatalogueZone zone)
    {
        var kind = Kinds.FirstOrDefault(k => zone.Name.EndsWith(k.Suffix, StringComparison.Ordinal));
        if (kind.Suffix is null)
            return [];
        var whole = zone.Name[..^kind.Suffix.Length];
        var heads = new[] { whole, WithoutProvince(zone, whole), WithoutPlace(zone, whole) }.Where(h => h.Length > 1).Distinct();
        return heads.SelectMany(h => kind.Short.Select(s => h + s));
    }

    private static string WithoutProvince(CatalogueZone zone, string head) => Without(head, zone.Province);

    /// <summary>A name without the province, city and county that it begins with.</summary>
    public static string WithoutPlace(CatalogueZone zone, string head)
    {
        var rest = Without(Without(head, zone.Province), zone.City);
        return Without(rest, zone.County) is { Length: > 1 } core ? core : rest;
    }

    private static string Without(string head, string? place)
    {
        if (place is null)
            return head;
        if (head.StartsWith(place, StringComparison.Ordinal) && head.Length > place.Length + 1)
            return head[place.Length..];
        var stem = place.TrimEnd('省', '市', '区', '县');
        return stem.Length > 1 && head.StartsWith(stem, StringComparison.Ordinal) && head.Length > stem.Length + 1 ? head[stem.Length..] : head;
    }
}
