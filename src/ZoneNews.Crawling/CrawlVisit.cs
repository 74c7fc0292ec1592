using Microsoft.EntityFrameworkCore;
using ZoneNews.Crawling.Fetching;
using ZoneNews.Crawling.Frontier;
using ZoneNews.Crawling.Ingestion;
using ZoneNews.Data;
using ZoneNews.Data.Entities;

namespace ZoneNews.Crawling;

/// <summary>One leased page from its request to its outcome: robots, fetch, digest, reading, and one transaction that keeps it all.</summary>
public sealed class CrawlVisit(IDbContextFactory<ZoneNewsDb> databases, CrawlSources sources, HostPass hosts, PageKeeper keeper)
{
    public async Task<CrawlProgress> VisitAsync(Lease lease, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var entry = lease.Entry;
        if (await sources.GetAsync(db, entry.SourceId, cancel) is not { } source)
        {
            await hosts.LeaveAsync(lease.Slot, null, cancel);
            return await keeper.EndAsync(lease, new VisitOutcome(FetchOutcome.Failed, "the source's definition cannot be read", null), null, cancel);
        }
        var request = new FetchRequest(new Uri(entry.Url), entry.ETag, entry.LastModified);
        PageFetch? fetch = null;
        try
        {
            fetch = await hosts.FetchAsync(request, source.Scope, cancel);
        }
        finally
        {
            // Also where the run is broken off: the host must not stay held.
            await hosts.LeaveAsync(lease.Slot, fetch, CancellationToken.None);
        }
        return await keeper.KeepAsync(db, lease, source, fetch, cancel);
    }
}
