using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Queries;
using ZoneNews.Web.Exports;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Api;

internal static class ZoneEndpoints
{
    public static void MapZones(this RouteGroupBuilder group)
    {
        group.MapGet("", ListAsync).Takes(Parameters.Zones).Produces<ListAnswer<ZoneRow>>().WithSummary("Zones in the order of the catalogue.");
        group.MapGet("/{zone}", OneAsync).Produces<ZoneRow>().ProducesProblem(404).WithSummary("A zone by id, official name or alias.");
    }

    private static async Task<IResult> ListAsync(HttpContext context, ZoneNewsDb db, CancellationToken cancel)
    {
        var query = new Asked(context.Request.Query).Zones();
        var found = ZoneQueries.Find(db, query);
        var total = await found.CountAsync(cancel);
        var due = query.After is { } key ? found.Where(z => z.Id > key) : found;
        var rows = await ZoneExport.Project(db, due.OrderBy(z => z.Id).Take(query.Take + 1)).ToListAsync(cancel);
        return Conditional.Json(context, NextPage.Answer(context.Request, "after", total, rows, query.Take, r => r.Id));
    }

    private static async Task<IResult> OneAsync(HttpContext context, ZoneNewsDb db, string zone, CancellationToken cancel)
    {
        var zones = db.Zones.AsNoTracking();
        var meant = int.TryParse(zone, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? zones.Where(z => z.Id == id)
            : zones.Where(z => z.Name == zone || z.Aliases.Any(a => a.Name == zone));
        return await ZoneExport.Project(db, meant.OrderBy(z => z.Name == zone ? 0 : 1).ThenBy(z => z.Id)).FirstOrDefaultAsync(cancel) is { } row
            ? Conditional.Json(context, row)
            : ApiEndpoints.NotFound($"No zone has the id or name '{zone}'.");
    }
}
