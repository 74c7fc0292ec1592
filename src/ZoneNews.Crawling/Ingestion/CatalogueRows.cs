using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Extraction.Observations;

namespace ZoneNews.Crawling.Ingestion;

/// <summary>Zones and divisions of the database as the reader knows them.</summary>
public static class CatalogueRows
{
    public static async Task<Catalogue> LoadAsync(ZoneNewsDb db, CancellationToken cancel)
    {
        var zones = await db.Zones.AsNoTracking().OrderBy(z => z.Id)
            .Select(z => new { z.Name, z.Level, z.Type, z.Province, z.City, z.County, Aliases = z.Aliases.Select(a => a.Name).ToList() })
            .ToListAsync(cancel);
        var divisions = await db.Divisions.AsNoTracking().OrderBy(d => d.Code)
            .Select(d => new CatalogueDivision(d.Code, d.Name, d.ShortName, d.Level, d.ParentCode))
            .ToListAsync(cancel);
        return Catalogue.Build([.. zones.Select(z => new CatalogueZone(z.Name, z.Level, z.Type, z.Province, z.City, z.County, z.Aliases))], divisions);
    }
}
