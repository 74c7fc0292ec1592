using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ZoneNews.Data;
using ZoneNews.Data.Search;
using ZoneNews.Web.Api;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Exports;

/// <summary>Lists as files: the address of a list with <c>/export</c> before it takes the same query.</summary>
public static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        var exports = routes.MapGroup("/export").RequireRateLimiting(RateLimits.Exports);
        exports.MapGet("/articles.{format}", Articles).Takes(Parameters.Articles, strict: false);
        exports.MapGet("/observations.{format}", Observations).Takes(Parameters.Observations, strict: false);
        exports.MapGet("/indicators/{code}.{format}", Indicator).Takes(Parameters.Observations, strict: false);
        exports.MapGet("/projects.{format}", Projects).Takes(Parameters.Projects, strict: false);
        exports.MapGet("/zones.{format}", Zones).Takes(Parameters.Zones, strict: false);
    }

    private static IResult Articles(HttpContext context, ZoneNewsDb db, IArticleSearch search, string format) => File(
        "articles", format, (stream, form) => ArticleExport.WriteAsync(db, search, new Asked(context.Request.Query).Articles(), form, stream, context.RequestAborted));

    private static IResult Observations(HttpContext context, ZoneNewsDb db, string format) => File(
        "observations", format, (stream, form) => ObservationExport.WriteAsync(db, new Asked(context.Request.Query).Observations(), form, stream, context.RequestAborted));

    private static IResult Indicator(HttpContext context, ZoneNewsDb db, string code, string format) => Glossary.Find(code) is null
        ? ApiEndpoints.NotFound($"No indicator has the code '{code}'; /api/v1/indicators lists them.")
        : File(code, format, (stream, form) => IndicatorExport.WriteAsync(
            db, new Asked(context.Request.Query).Observations() with { Indicator = code, Year = null }, form, stream, context.RequestAborted));

    private static IResult Projects(HttpContext context, ZoneNewsDb db, string format) => File(
        "projects", format, (stream, form) => ProjectExport.WriteAsync(db, new Asked(context.Request.Query).Projects(), form, stream, context.RequestAborted));

    private static IResult Zones(HttpContext context, ZoneNewsDb db, string format) => File(
        "zones", format, (stream, form) => ZoneExport.WriteAsync(db, new Asked(context.Request.Query).Zones(), form, stream, context.RequestAborted));

    private static IResult File(string name, string format, Func<Stream, ExportFormat, Task> write) =>
        ExportFormats.Parse(format) is { } form
            ? Results.Stream(stream => write(stream, form), form.ContentType(), $"zonenews-{name}.{format}")
            : Results.Problem(
                statusCode: StatusCodes.Status400BadRequest, title: "No such form", detail: $"'{format}' is no form of a file; there are {string.Join(", ", ExportFormats.Names)}.");
}
