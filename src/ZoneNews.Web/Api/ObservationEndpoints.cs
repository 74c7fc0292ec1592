using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Queries;
using ZoneNews.Web.Exports;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Api;

internal static class ObservationEndpoints
{
    public static void MapObservations(this RouteGroupBuilder group) =>
        group.MapGet("", ListAsync).Takes(Parameters.Observations).Produces<ListAnswer<ObservationRow>>().WithSummary("Figures, the newest known first.");

    private static async Task<IResult> ListAsync(HttpContext context, ZoneNewsDb db, CancellationToken cancel)
    {
        var query = new Asked(context.Request.Query).Observations();
        var found = ObservationQueries.Find(db, query with { Before = null }).AsNoTracking();
        var total = await found.CountAsync(cancel);
        var due = query.Before is { } key ? found.Where(o => o.Id < key) : found;
        var rows = await ObservationExport.Project(due.OrderByDescending(o => o.Id).Take(query.Take + 1)).ToListAsync(cancel);
        return Conditional.Json(context, NextPage.Answer(context.Request, "before", total, rows, query.Take, r => r.Id));
    }
}
