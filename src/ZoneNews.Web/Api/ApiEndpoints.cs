using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Web.Exports;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Api;

/// <summary>The JSON API, version 1; <c>/openapi/v1.json</c> describes it.</summary>
public static class ApiEndpoints
{
    public const string Root = "/api/v1";

    /// <summary>Name of the OpenAPI document.</summary>
    public const string Document = "v1";

    /// <summary>The policy of what other sites' pages may read.</summary>
    public const string OpenToAll = "open";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(o =>
        {
            o.SerializerOptions.PropertyNamingPolicy = JsonFile.Options.PropertyNamingPolicy;
            o.SerializerOptions.Encoder = JsonFile.Options.Encoder;
        });
        services.AddProblemDetails();
        services.AddCors(o => o.AddPolicy(OpenToAll, p => p
            .AllowAnyOrigin().WithMethods("GET").WithHeaders("If-None-Match").WithExposedHeaders("ETag", "Retry-After")));
        return services.AddOpenApi(Document, o =>
        {
            o.ShouldInclude = d => d.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
            o.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new() { Title = "ZoneNews", Version = "1", Description = "News of China's development zones, and the figures that it states, each with its words." };
                return Task.CompletedTask;
            });
        });
    }

    /// <summary>A failure inside the API is told as problem details.</summary>
    public static IApplicationBuilder UseApiProblems(this IApplicationBuilder app) =>
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), api => api.UseExceptionHandler());

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root).RequireRateLimiting(RateLimits.Api).RequireCors(OpenToAll);
        api.MapGroup("/articles").WithTags("articles").MapArticles();
        api.MapGroup("/zones").WithTags("zones").MapZones();
        api.MapGroup("/observations").WithTags("observations").MapObservations();
        api.MapGroup("/projects").WithTags("projects").MapProjects();
        api.MapGroup("/indicators").WithTags("indicators").MapIndicators();
        routes.MapFallback("/api/{**path}", () => NotFound("There is no such address; /openapi/v1.json lists those that there are.")).ExcludeFromDescription();
        routes.MapOpenApi().RequireCors(OpenToAll);
    }

    internal static IResult NotFound(string detail) => Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "Not found", detail: detail);
}
