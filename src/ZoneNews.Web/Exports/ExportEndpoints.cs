using Microsoft.AspNetCore.Routing;

namespace ZoneNews.Web.Exports;

/// <summary>Lists as files.</summary>
public static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder routes)
    {
    }
}
