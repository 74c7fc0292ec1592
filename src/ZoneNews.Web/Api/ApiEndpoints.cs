using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ZoneNews.Web.Api;

/// <summary>The JSON API, version 1.</summary>
public static class ApiEndpoints
{
    public static IServiceCollection AddApi(this IServiceCollection services) => services;

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
    }
}
