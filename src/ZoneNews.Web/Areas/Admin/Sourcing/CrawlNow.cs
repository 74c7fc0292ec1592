using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;

namespace ZoneNews.Web.Areas.Admin.Sourcing;

/// <summary>"Crawl this now": the site fetches nothing, it moves the source's start addresses to the head of the frontier.</summary>
public static class CrawlNow
{
    /// <summary>Answers how many addresses are due now; none where the crawler has not taken up the source yet, which it then does by itself.</summary>
    public static Task<int> AskAsync(ZoneNewsDb db, string sourceId, DateTime now, CancellationToken cancel) => db.Frontier
        .Where(e => e.SourceId == sourceId && e.Priority % FrontierEntry.NowPriority >= FrontierEntry.StartPriority)
        .ExecuteUpdateAsync(
            e => e.SetProperty(x => x.Priority, x => (x.Priority % FrontierEntry.NowPriority) + FrontierEntry.NowPriority).SetProperty(x => x.NextFetchAt, now), cancel);
}
