using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction.Sources;

namespace ZoneNews.Web.Areas.Admin.Sourcing;

/// <summary>"Crawl this now": the site fetches nothing, it moves the source's beginnings to the head of the frontier.</summary>
public static class CrawlNow
{
    /// <summary>From this on an entry goes before all others.</summary>
    public const int Priority = 100;

    /// <summary>Answers how many addresses are due now.</summary>
    public static async Task<int> AskAsync(ZoneNewsDb db, Source source, DateTime now, CancellationToken cancel)
    {
        var moved = await db.Frontier
            .Where(e => e.SourceId == source.Id && (e.Depth == 0 || e.Kind == "list" || e.Kind == "feed" || e.Kind == "sitemap"))
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.Priority, Priority).SetProperty(x => x.NextFetchAt, now), cancel);
        return moved > 0 ? moved : await BeginAsync(db, source, now, cancel);
    }

    private static async Task<int> BeginAsync(ZoneNewsDb db, Source source, DateTime now, CancellationToken cancel)
    {
        var starts = SourceFileFormat.Read(source.Definition).File?.Start ?? [];
        foreach (var start in starts)
        {
            var url = new Uri(start.Url);
            if (await db.Frontier.AnyAsync(e => e.Url == url.AbsoluteUri, cancel))
                continue;
            db.Frontier.Add(new FrontierEntry
            {
                SourceId = source.Id,
                Url = url.AbsoluteUri,
                Host = string.Create(CultureInfo.InvariantCulture, $"{url.Scheme}://{url.IdnHost}:{url.Port}"),
                Kind = start.As ?? "list",
                Priority = Priority,
                NextFetchAt = now,
                DiscoveredAt = now,
            });
        }
        return await db.SaveChangesAsync(cancel);
    }
}
