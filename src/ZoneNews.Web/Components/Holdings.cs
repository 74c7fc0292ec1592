using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using ZoneNews.Data;
using ZoneNews.Data.Entities;

namespace ZoneNews.Web.Components;

/// <summary>How much the portal holds: zones, articles, figures.</summary>
public sealed record HoldingsCount(int Zones, int Articles, int Figures);

/// <summary>The counts in the footer of every page; counted once a minute.</summary>
public sealed class Holdings(ZoneNewsDb db, IMemoryCache cache) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var count = await cache.GetOrCreateAsync("holdings", async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(1);
            return await CountAsync(HttpContext.RequestAborted);
        });
        return View(count);
    }

    private async Task<HoldingsCount> CountAsync(CancellationToken cancel) => new(
        await db.Zones.CountAsync(cancel),
        await db.Articles.CountAsync(a => a.Status == ArticleStatus.Published, cancel),
        await db.Observations.CountAsync(o => o.Current && o.State == ObservationState.Published, cancel));
}
