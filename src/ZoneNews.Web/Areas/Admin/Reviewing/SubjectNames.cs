using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;

namespace ZoneNews.Web.Areas.Admin.Reviewing;

/// <summary>What a name that an editor typed stands for.</summary>
internal static class SubjectNames
{
    private static readonly string[] ZoneTails = ["开发区", "园区", "新区", "保税区", "示范区", "高新区", "经开区", "自贸区", "合作区"];

    /// <summary>The official name and the kind: a zone or a region of the catalogue, else by its form.</summary>
    public static async Task<(string Name, string Kind)> FindAsync(ZoneNewsDb db, string name, CancellationToken cancel)
    {
        var zone = await db.Zones.Where(z => z.Name == name || z.Aliases.Any(a => a.Name == name)).OrderBy(z => z.Name == name ? 0 : 1).Select(z => z.Name).FirstOrDefaultAsync(cancel);
        if (zone is not null)
            return (zone, SubjectKinds.Zone);
        if (name == "全国" || await db.Divisions.AnyAsync(d => d.Name == name, cancel))
            return (name, SubjectKinds.Division);
        var group = name.StartsWith("全国", StringComparison.Ordinal) || name.Contains("省级", StringComparison.Ordinal) || name.Contains("国家级", StringComparison.Ordinal);
        return (name, !group && ZoneTails.Any(t => name.EndsWith(t, StringComparison.Ordinal)) ? SubjectKinds.Zone : SubjectKinds.Group);
    }
}
