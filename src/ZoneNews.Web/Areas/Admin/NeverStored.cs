using Microsoft.AspNetCore.Mvc.Filters;

namespace ZoneNews.Web.Areas.Admin;

/// <summary>Pages of the desk stay in no cache: a borrowed computer must not show them after signing out.</summary>
public sealed class NeverStored : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context) => context.HttpContext.Response.Headers.CacheControl = "no-store";

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
