using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Import;

/// <summary>zones.csv: name and level are needed; aliases and industries are separated by <c>;</c>. A zone is told by its name.</summary>
internal sealed class ZoneImport
{
    private const string NationalStandard = "GB/T 37028-2018";
    private const string Catalogue = "2018 catalogue";
    private static readonly string[] Columns =
        ["name", "level", "type", "province", "city", "county", "approved", "area_ha", "industries", "aliases", "website", "source", "note"];

    private readonly ZoneNewsDb _db;
    private readonly ImportFile _file;
    private readonly DivisionNames _divisions;
    private readonly Dictionary<string, Zone> _zones;
    private readonly Dictionary<string, Zone> _byAlias;

    private ZoneImport(ZoneNewsDb db, ImportFile file, DivisionNames divisions, List<Zone> zones)
    {
        (_db, _file, _divisions) = (db, file, divisions);
        _zones = zones.ToDictionary(z => z.Name);
        _byAlias = zones.SelectMany(z => z.Aliases.Select(a => (a.Name, Zone: z))).ToDictionary(a => a.Name, a => a.Zone);
    }

    public static async Task ReadAsync(ZoneNewsDb db, ImportFile file, CancellationToken cancel)
    {
        var zones = await db.Zones.Include(z => z.Aliases).Include(z => z.Codes).AsSplitQuery().ToListAsync(cancel);
        var import = new ZoneImport(db, file, await DivisionNames.ReadAsync(db, cancel), zones);
        file.EachLine(Columns, import.Take);
    }

    private void Take(CsvLine line)
    {
        var name = line.Needed("name");
        var level = line.OneOf("level", "national", "provincial", "other");
        var area = line.Decimal("area_ha");
        if (!_zones.TryGetValue(name, out var zone))
            _db.Zones.Add(_zones[name] = zone = new Zone { Name = name, Level = level, Type = "" });
        (zone.Level, zone.Type, zone.AreaHectares) = (level, line.Optional("type") ?? "", area);
        (zone.Province, zone.City, zone.County) = (line.Optional("province"), line.Optional("city"), line.Optional("county"));
        zone.DivisionCode = _divisions.CodeOf(zone.Province, zone.City, zone.County);
        (zone.Approved, zone.Industries, zone.Website) = (line.Optional("approved"), line.Optional("industries"), line.Optional("website"));
        (zone.Evidence, zone.Note) = (line.Optional("source"), line.Optional("note"));
        var changed = SetCode(zone, NationalStandard, line.Optional("gbt37028")) | SetCode(zone, Catalogue, line.Optional("code"));
        _file.Count(_db.Entry(zone).State, changed | SetAliases(zone, line));
    }

    private static bool SetCode(Zone zone, string scheme, string? code)
    {
        var kept = zone.Codes.Find(c => c.Scheme == scheme);
        if (kept?.Code == code)
            return false;
        if (kept is not null)
            zone.Codes.Remove(kept);
        if (code is not null)
            zone.Codes.Add(new ZoneCode { Scheme = scheme, Code = code });
        return true;
    }

    private bool SetAliases(Zone zone, CsvLine line)
    {
        var wanted = line.Several("aliases").Where(a => a != zone.Name).ToList();
        var changed = zone.Aliases.RemoveAll(a => !wanted.Contains(a.Name) && _byAlias.Remove(a.Name)) > 0;
        foreach (var alias in wanted.Where(a => zone.Aliases.TrueForAll(kept => kept.Name != a)))
        {
            if ((_byAlias.GetValueOrDefault(alias) ?? _zones.GetValueOrDefault(alias)) is { } other)
            {
                _file.Report(line.Number, new BadFieldException("aliases", $"'{alias}' already names {other.Name}; an alias points to one zone: remove it on one of the two lines."));
                continue;
            }
            _byAlias[alias] = zone;
            zone.Aliases.Add(new ZoneAlias { Name = alias });
            changed = true;
        }
        return changed;
    }
}
