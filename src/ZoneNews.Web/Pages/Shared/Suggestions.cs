using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Search;
using ZoneNews.Web.Api;
using ZoneNews.Web.Exports;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Pipeline;
using ZoneNews.Web.Resources;

namespace ZoneNews.Web.Pages.Shared;

/// <summary>A page that a reader may mean. <paramref name="Kind"/>: what it is, in the reader's language.</summary>
public sealed record Suggestion(string Label, string Kind, string Address);

/// <summary>What the search field proposes while one types: <c>/suggest?q=花</c>, zones first, then indicators and kinds of news.</summary>
public static class Suggestions
{
    private const int MostZones = 6;
    private const int MostIndicators = 3;
    private const int MostKinds = 2;

    public static void MapSuggestions(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/suggest", SendAsync).RequireRateLimiting(RateLimits.Api).Takes([new Parameter("q", "What was typed so far.")], strict: false).ExcludeFromDescription();

    private static async Task<IResult> SendAsync(HttpContext context, ZoneNewsDb db, Texts texts, CancellationToken cancel)
    {
        var typed = new Asked(context.Request.Query).Text("q")?.Trim() ?? "";
        context.Response.Headers.CacheControl = "private, max-age=300";
        return Results.Json(typed.Length == 0 ? [] : await FindAsync(db, typed, texts, cancel), JsonFile.Options);
    }

    private static async Task<List<Suggestion>> FindAsync(ZoneNewsDb db, string typed, Texts texts, CancellationToken cancel)
    {
        if (FoldedText.Fold(typed).StartsWith(SearchWords.Kind, StringComparison.Ordinal))
            return [.. NewsKinds.Like(typed[SearchWords.Kind.Length..]).Select(k => Of(k, texts))];
        // A name that begins with what was typed comes before one that holds it, one with much news before one with none.
        var zones = await db.Zones.AsNoTracking()
            .Where(z => z.Name.Contains(typed) || z.Aliases.Any(a => a.Name.Contains(typed)))
            .OrderByDescending(z => z.Name.StartsWith(typed) || z.Aliases.Any(a => a.Name.Substring(0, typed.Length) == typed))
            .ThenByDescending(z => db.ArticleZones.Count(l => l.ZoneId == z.Id)).ThenBy(z => z.Level).ThenBy(z => z.Id)
            .Take(MostZones).Select(z => z.Name).ToListAsync(cancel);
        var english = Display.English;
        var indicators = Glossary.All.Where(g => g.Chinese.Contains(typed, StringComparison.Ordinal) || g.English.Contains(typed, StringComparison.OrdinalIgnoreCase)).Take(MostIndicators);
        return
        [
            .. zones.Select(name => new Suggestion(name, texts["园区"], Addresses.Subject(name))),
            .. indicators.Select(g => new Suggestion(g.Name(english), texts["指标"], Addresses.Indicator(g.Code))),
            .. NewsKinds.Like(typed).Take(MostKinds).Select(k => Of(k, texts)),
        ];
    }

    private static Suggestion Of(NewsKind kind, Texts texts) =>
        new(Display.English ? kind.English : kind.Chinese, texts["类别"], Addresses.With("/news", ("category", kind.Code)));
}
