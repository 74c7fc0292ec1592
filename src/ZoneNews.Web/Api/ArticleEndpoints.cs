using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;
using ZoneNews.Data.Search;
using ZoneNews.Web.Exports;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Api;

/// <summary>An article in a list. <paramref name="Source"/> is 来源 as printed, <paramref name="Site"/> the site that it was read from.</summary>
public sealed record ArticleItem(
    long Id, string Url, string Title, DateOnly? Published, string? Source, string SourceId, string Site, IReadOnlyList<string> Zones, string? Category, string Excerpt, int Copies);

internal static class ArticleEndpoints
{
    public static void MapArticles(this RouteGroupBuilder group)
    {
        group.MapGet("", ListAsync).Takes(Parameters.Articles).Produces<ListAnswer<ArticleItem>>().WithSummary("Articles, newest first.");
        group.MapGet("/{id:long}", OneAsync).Produces<ArticleRow>().ProducesProblem(404).WithSummary("An article with its text and figures.");
    }

    private static async Task<IResult> ListAsync(HttpContext context, ZoneNewsDb db, IArticleSearch search, CancellationToken cancel)
    {
        var query = new Asked(context.Request.Query).Articles() with { ExactTotal = true };
        var page = await ArticleQueries.PageAsync(db, search, query, cancel);
        var items = page.Items.Select(a => new ArticleItem(a.Id, a.Url, a.Title, a.Published, a.SourceName, a.SourceId, a.Site, a.Zones, a.Category, a.Excerpt, a.Copies));
        return Conditional.Json(context, new ListAnswer<ArticleItem>(page.Total, [.. items], NextPage.Address(context.Request, "before", page.Next)));
    }

    private static async Task<IResult> OneAsync(HttpContext context, ZoneNewsDb db, long id, CancellationToken cancel)
    {
        var shown = db.Articles.AsNoTracking().Where(a => a.Id == id && a.Status == ArticleStatus.Published);
        return await ArticleExport.Project(shown).SingleOrDefaultAsync(cancel) is { } article
            ? Conditional.Json(context, article)
            : ApiEndpoints.NotFound($"No published article has the id {id}.");
    }
}
