using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Queries;
using ZoneNews.Web.Exports;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Api;

internal static class ProjectEndpoints
{
    public static void MapProjects(this RouteGroupBuilder group) =>
        group.MapGet("", ListAsync).Takes(Parameters.Projects).Produces<ListAnswer<ProjectRow>>().WithSummary("Amounts of single projects and companies, the newest known first.");

    private static async Task<IResult> ListAsync(HttpContext context, ZoneNewsDb db, CancellationToken cancel)
    {
        var query = new Asked(context.Request.Query).Projects();
        var total = await ProjectQueries.Find(db, query with { Before = null }).CountAsync(cancel);
        var due = ProjectQueries.Find(db, query).AsNoTracking();
        var rows = await ProjectExport.Project(due.OrderByDescending(p => p.Id).Take(query.Take + 1)).ToListAsync(cancel);
        return Conditional.Json(context, NextPage.Answer(context.Request, "before", total, rows, query.Take, r => r.Id));
    }
}
