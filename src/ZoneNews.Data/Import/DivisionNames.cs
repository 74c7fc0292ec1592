using Microsoft.EntityFrameworkCore;

namespace ZoneNews.Data.Import;

/// <summary>The narrowest division that names of province, city and county give.</summary>
internal sealed class DivisionNames
{
    private readonly Dictionary<string, string> _provinces = [];
    private readonly Dictionary<(string Province, string Name), string> _within = [];

    private DivisionNames()
    {
    }

    public static async Task<DivisionNames> ReadAsync(ZoneNewsDb db, CancellationToken cancel)
    {
        var names = new DivisionNames();
        var rows = await db.Divisions.AsNoTracking().OrderBy(d => d.Code).Select(d => new { d.Code, d.Name, d.Level }).ToListAsync(cancel);
        foreach (var row in rows)
            if (row.Level == "province")
                names._provinces[row.Name] = row.Code;
            else
                names._within.TryAdd((row.Code[..2], row.Level[..2] + row.Name), row.Code);
        return names;
    }

    public string? CodeOf(string? province, string? city, string? county)
    {
        if (province is null || !_provinces.TryGetValue(province, out var code))
            return null;
        return Within(code, "co" + county) ?? Within(code, "ci" + city) ?? Within(code, "co" + city) ?? code;
    }

    private string? Within(string province, string name) => _within.GetValueOrDefault((province[..2], name));
}
