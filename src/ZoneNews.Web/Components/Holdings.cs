using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using ZoneNews.Data;
using ZoneNews.Data.Entities;

namespace ZoneNews.Web.Components;

/// <summary>How much the portal holds: zones, articles, figures.</summary>
public sealed record HoldingsCount(int Zones, int Articles, int Figures);

/// <summary>The counts in the footer of every page.</summary>
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

    private async Task<HoldingsCount> CountAsync(CancellationToken cancel)
    {
        var tallies = await db.Tallies.Select(t => new { t.Name, t.Count }).ToListAsync(cancel);
        return new HoldingsCount(await db.Zones.CountAsync(cancel), tallies.Find(t => t.Name == Tally.Articles)?.Count ?? 0, tallies.Where(t => t.Name != Tally.Articles).Sum(t => t.Count));
    }
}
