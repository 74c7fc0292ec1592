using Microsoft.EntityFrameworkCore;

namespace ZoneNews.Data.Articles;

/// <summary>A zone by its official name.</summary>
internal readonly record struct NamedZone(int Id, string Name);

/// <summary>Zones by their names.</summary>
internal static class ZoneNames
{
    private static readonly PreparedQuery<Func<ZoneNewsDb, string[], IAsyncEnumerable<KeyValuePair<string, NamedZone>>>> ByAlias = new(() => EF.CompileAsyncQuery(
        (ZoneNewsDb db, string[] names) => db.ZoneAliases.Where(a => names.Contains(a.Name)).Select(a => KeyValuePair.Create(a.Name, new NamedZone(a.ZoneId, a.Zone!.Name)))));

    private static readonly PreparedQuery<Func<ZoneNewsDb, string[], IAsyncEnumerable<NamedZone>>> ByName = new(() => EF.CompileAsyncQuery(
        (ZoneNewsDb db, string[] names) => db.Zones.Where(z => names.Contains(z.Name)).Select(z => new NamedZone(z.Id, z.Name))));

    /// <summary>Zones by name as given: by official name, else by alias, else of a new unlisted zone.</summary>
    public static async Task<Dictionary<string, NamedZone>> FindOrAddAsync(ZoneNewsDb db, IReadOnlyCollection<string> names, CancellationToken cancel)
    {
        if (names.Count == 0)
            return [];
        var found = await FindAsync(db, names, cancel);
        var missing = names.Where(n => !found.ContainsKey(n)).Distinct().ToList();
        if (missing.Count == 0)
            return found;
        // Two writers may meet the same new name: the second one waits and takes the first one's row.
        foreach (var name in missing)
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "Zones" ("Name", "Level", "Type") VALUES ({name}, 'unlisted', '') ON CONFLICT DO NOTHING""", cancel);
        return await FindAsync(db, names, cancel);
    }

    private static async Task<Dictionary<string, NamedZone>> FindAsync(ZoneNewsDb db, IReadOnlyCollection<string> names, CancellationToken cancel)
    {
        var asked = names.ToArray();
        var zones = await ByAlias.In(db)(db, asked).ToDictionaryAsync(StringComparer.Ordinal, cancel);
        await foreach (var zone in ByName.In(db)(db, asked).WithCancellation(cancel))
            zones[zone.Name] = zone;
        return zones;
    }
}
