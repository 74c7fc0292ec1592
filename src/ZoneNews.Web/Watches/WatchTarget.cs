using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Watches;
using ZoneNews.Web.Api;
using ZoneNews.Web.Figures;

namespace ZoneNews.Web.Watches;

/// <summary>What may be followed.</summary>
public static class WatchTarget
{
    private const int Longest = 1000;

    /// <summary>The target in its one form (official name, code, search in order); null where there is nothing such.</summary>
    public static async Task<string?> FindAsync(ZoneNewsDb db, string? kind, string? target, CancellationToken cancel) => (kind, target) switch
    {
        (_, null or { Length: 0 or > Longest }) => null,
        (WatchKinds.Zone, _) => await ZoneAsync(db, target, cancel),
        (WatchKinds.Indicator, _) => Glossary.Find(target)?.Code,
        (WatchKinds.Search, _) => Search(target),
        _ => null,
    };

    private static async Task<string?> ZoneAsync(ZoneNewsDb db, string name, CancellationToken cancel) =>
        await db.Zones.Where(z => z.Name == name || z.Aliases.Any(a => a.Name == name)).OrderByDescending(z => z.Name == name).Select(z => z.Name).FirstOrDefaultAsync(cancel)
        ?? (await db.Observations.AnyAsync(o => o.Subject == name && o.Current && o.State == ObservationState.Published, cancel) ? name : null);

    private static string? Search(string target)
    {
        var asked = new Asked(new QueryCollection(QueryHelpers.ParseQuery(target)));
        return asked.Faults(Parameters.Articles, strict: false).Count == 0 && SearchTarget.Of(asked.Articles()) is { Length: > 0 and <= Longest } search ? search : null;
    }
}
