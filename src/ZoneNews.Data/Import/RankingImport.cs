using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Import;

/// <summary>rankings.csv: name, aliases, organiser, first_year, typical_field_size, verified, evidence.</summary>
internal static class RankingImport
{
    private static readonly string[] Columns = ["name", "aliases", "organiser", "first_year", "typical_field_size", "verified", "evidence"];

    public static async Task ReadAsync(ZoneNewsDb db, ImportFile file, CancellationToken cancel)
    {
        var known = await db.Rankings.ToDictionaryAsync(r => r.Name, cancel);
        file.EachLine(Columns, line => file.Count(Take(db, known, line)));
    }

    private static EntityState Take(ZoneNewsDb db, Dictionary<string, Ranking> known, CsvLine line)
    {
        var (name, year, verified) = (line.Needed("name"), line.Year("first_year"), line.OneOf("verified", "yes", "no") == "yes");
        if (!known.TryGetValue(name, out var ranking))
            db.Rankings.Add(known[name] = ranking = new Ranking { Name = name });
        (ranking.Aliases, ranking.Organiser, ranking.FirstYear) = (line.Optional("aliases"), line.Optional("organiser"), year);
        (ranking.FieldSize, ranking.Verified, ranking.Evidence) = (line.Optional("typical_field_size"), verified, line.Optional("evidence"));
        return db.Entry(ranking).State;
    }
}
