using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Import;

/// <summary>divisions.csv: code, name, short_name, level, parent_code; a parent stands before its children.</summary>
internal static class DivisionImport
{
    private static readonly string[] Columns = ["code", "name", "short_name", "level", "parent_code"];

    public static async Task ReadAsync(ZoneNewsDb db, ImportFile file, CancellationToken cancel)
    {
        var known = await db.Divisions.ToDictionaryAsync(d => d.Code, cancel);
        file.EachLine(Columns, line => file.Count(Take(db, known, line)));
    }

    private static EntityState Take(ZoneNewsDb db, Dictionary<string, Division> known, CsvLine line)
    {
        var code = line.Needed("code", 12);
        var (name, shortName, level) = (line.Needed("name", 100), line.Needed("short_name", 100), line.OneOf("level", "province", "city", "county"));
        var parent = line.Optional("parent_code");
        if (parent is not null && !known.ContainsKey(parent))
            throw new BadFieldException("parent_code", $"'{parent}' is the code of no division above this line; put the parent first.");
        if (!known.TryGetValue(code, out var division))
            db.Divisions.Add(known[code] = division = new Division { Code = code, Name = name, ShortName = shortName, Level = level });
        (division.Name, division.ShortName, division.Level, division.ParentCode) = (name, shortName, level, parent);
        return db.Entry(division).State;
    }
}
