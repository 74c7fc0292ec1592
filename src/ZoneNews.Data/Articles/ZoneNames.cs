using Microsoft.EntityFrameworkCore;

namespace ZoneNews.Data.Articles;

/// <summary>A zone by its official name.</summary>
internal readonly record struct NamedZone(int Id, string Name);

/// <summary>Zones by their names.</summary>
internal static class ZoneNames
{
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
        var byAlias = await db.ZoneAliases.Where(a => EF.Parameter(asked).Contains(a.Name)).Select(a => new { a.Name, Zone = new NamedZone(a.ZoneId, a.Zone!.Name) }).ToListAsync(cancel);
        var byName = await db.Zones.Where(z => EF.Parameter(asked).Contains(z.Name)).Select(z => new NamedZone(z.Id, z.Name)).ToListAsync(cancel);
        var zones = byAlias.ToDictionary(a => a.Name, a => a.Zone);
        foreach (var zone in byName)
            zones[zone.Name] = zone;
        return zones;
    }
}
