using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;
using ZoneNews.Data.Search;
using ZoneNews.Web.Api;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Feeds;

/// <summary>Any list of articles as a feed: the query of <c>/news</c> behind <c>/feeds/articles.atom</c> (.rss, .json).</summary>
public static class FeedEndpoints
{
    private const int Length = 50;
    private const int SummaryLength = 300;

    private static readonly Dictionary<string, (Func<Feed, byte[]> Write, string ContentType)> Forms = new(StringComparer.Ordinal)
    {
        ["atom"] = (FeedForms.ToAtom, "application/atom+xml; charset=utf-8"),
        ["rss"] = (FeedForms.ToRss, "application/rss+xml; charset=utf-8"),
        ["json"] = (FeedForms.ToJson, "application/feed+json; charset=utf-8"),
    };

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        var feeds = routes.MapGroup("/feeds").RequireRateLimiting(RateLimits.Api).RequireCors(ApiEndpoints.OpenToAll).ExcludeFromDescription();
        feeds.MapGet("/articles.{form}", ArticlesAsync).Takes(Parameters.Articles, strict: false);
        feeds.MapGet("/zones/{id:int}.{form}", ZoneAsync);
    }

    private static async Task<IResult> ArticlesAsync(HttpContext context, ZoneNewsDb db, IArticleSearch search, string form, CancellationToken cancel)
    {
        var query = new Asked(context.Request.Query).Articles();
        var words = new[] { query.Zone, query.Q, query.Province, query.City, query.Year?.ToString(CultureInfo.InvariantCulture) }.OfType<string>();
        var title = string.Join(' ', words.Prepend("开发区观察"));
        var articles = await ArticleQueries.NewestAsync(db, search, query with { Before = null }, Length, cancel);
        return await AnswerAsync(context, form, title, "/news" + context.Request.QueryString, articles, cancel);
    }

    private static async Task<IResult> ZoneAsync(
        HttpContext context, ZoneNewsDb db, IArticleSearch search, int id, string form, CancellationToken cancel)
    {
        var name = await db.Zones.Where(z => z.Id == id).Select(z => z.Name).SingleOrDefaultAsync(cancel);
        if (name is null)
            return ApiEndpoints.NotFound($"No zone has the id {id}.");
        var articles = await ArticleQueries.NewestAsync(db, search, new ArticleQuery { Zone = name }, Length, cancel);
        return await AnswerAsync(context, form, "开发区观察 " + name, string.Create(CultureInfo.InvariantCulture, $"/zones/{id}"), articles, cancel);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, string form, string title, string page, IQueryable<Article> articles, CancellationToken cancel)
    {
        if (!Forms.TryGetValue(form, out var written))
            return ApiEndpoints.NotFound($"'{form}' is no form of a feed; there are {string.Join(", ", Forms.Keys)}.");
        var rows = await articles.AsNoTracking().OrderByDescending(a => a.Position).Select(a => new Row(
            a.Id, a.Url, a.Title, a.Published, a.UpdatedAt, a.SourceName ?? a.Source!.Name, a.Body.Substring(0, SummaryLength),
            a.Zones.OrderBy(z => z.ZoneId).Select(z => z.Zone!.Name).ToList())).ToListAsync(cancel);
        var root = Addresses.Root(context.Request);
        var feed = new Feed(title, root + page, context.Request.GetEncodedUrl(), [.. rows.Select(r => r.At(root))]);
        return Conditional.Bytes(context, written.Write(feed), written.ContentType);
    }

    private sealed record Row(
        long Id, string Url, string Title, DateOnly? Published, DateTime UpdatedAt, string Author, string Summary, IReadOnlyList<string> Zones)
    {
        public FeedEntry At(string root) => new(
            FeedIds.Of(Url), Title.Length > 0 ? Title : Summary[..Math.Min(30, Summary.Length)], string.Create(CultureInfo.InvariantCulture, $"{root}/news/{Id}"),
            Url.StartsWith("http", StringComparison.Ordinal) ? Url : null, Published, UpdatedAt, Author, Summary, Zones);
    }
}
