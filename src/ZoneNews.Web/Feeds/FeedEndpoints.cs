using Microsoft.AspNetCore.Routing;

namespace ZoneNews.Web.Feeds;

/// <summary>Lists of articles as feeds.</summary>
public static class FeedEndpoints
{
    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
    }
}
