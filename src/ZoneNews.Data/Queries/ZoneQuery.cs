using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Queries;

/// <summary>What a list of zones is asked for: the same for page, API and file.</summary>
public sealed record ZoneQuery
{
    /// <summary>A part of the name or of an alias.</summary>
    public string? Q { get; init; }

    public string? Province { get; init; }

    public string? City { get; init; }

    /// <summary>national, provincial, unlisted.</summary>
    public string? Level { get; init; }

    /// <summary>经开区, 高新区 …</summary>
    public string? Type { get; init; }

    /// <summary>A part of the industries.</summary>
    public string? Industry { get; init; }

    /// <summary>Key of the page: zones with a greater id.</summary>
    public int? After { get; init; }

    public int Take { get; init; } = 50;
}

/// <summary>Lists of zones, asked for by page, API and file alike.</summary>
public static class ZoneQueries
{
    /// <summary>The zones that the query means, unordered and without paging.</summary>
    public static IQueryable<Zone> Find(ZoneNewsDb db, ZoneQuery query)
    {
        var zones = db.Zones.AsNoTracking();
        if (query.Q is { Length: > 0 } q)
            zones = zones.Where(z => z.Name.Contains(q) || z.Aliases.Any(a => a.Name.Contains(q)));
        if (query.Province is { } province)
            zones = zones.Where(z => z.Province == province);
        if (query.City is { } city)
            zones = zones.Where(z => z.City == city);
        if (query.Level is { } level)
            zones = zones.Where(z => z.Level == level);
        if (query.Type is { } type)
            zones = zones.Where(z => z.Type == type);
        if (query.Industry is { } industry)
            zones = zones.Where(z => z.Industries!.Contains(industry));
        return zones;
    }
}
