using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;

namespace ZoneNews.Web.Figures;

/// <summary>Facts that sources state differently.</summary>
public static class ConflictQuery
{
    /// <summary>Those of the newest periods, newest first. <paramref name="most"/>: so many at most.</summary>
    public static async Task<IReadOnlyList<FigureConflict>> FindAsync(ZoneNewsDb db, IQueryable<Fact> facts, int most, CancellationToken cancel)
    {
        var preferred = await facts.Where(f => f.Against != null).OrderByDescending(f => f.Period).ThenBy(f => f.Subject).Take(most).Lines().ToListAsync(cancel);
        var ids = preferred.SelectMany(Against).ToArray();
        var others = await db.Observations.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.Id)).Select(FigureLine.Of).ToDictionaryAsync(l => l.Id, cancel);
        return FigureConflict.Sort(preferred.Select(p => new FigureConflict(p, [p, .. Against(p).Where(others.ContainsKey).Select(id => others[id])])));
    }

    private static IEnumerable<long> Against(FigureLine line) =>
        line.Against?.Split(';').Select(id => long.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture)) ?? [];
}
