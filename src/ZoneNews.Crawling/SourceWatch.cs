using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ZoneNews.Data;
using ZoneNews.Data.Sources;

namespace ZoneNews.Crawling;

/// <summary>Looks after the health of the sources that were visited: flags them, frees them, and says so in the log.</summary>
public sealed class SourceWatch(IDbContextFactory<ZoneNewsDb> databases, CrawlMetrics metrics, ILogger<SourceWatch> logger, TimeProvider time)
{
    /// <param name="ids">Sources; null for all that are not paused.</param>
    public async Task CheckAsync(IReadOnlyList<string>? ids, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var visited = await db.Sources.Where(s => s.LastFetchAt != null && (ids == null ? !s.Paused : ids.Contains(s.Id))).Select(s => s.Id).ToListAsync(cancel);
        foreach (var id in visited)
            if (await SourceHealth.CheckAsync(db, id, time.GetUtcNow().UtcDateTime, cancel) is { } findings)
                Tell(id, findings);
        await CountAsync(cancel);
    }

    /// <summary>Counts what is due and what is flagged, for whoever reads the metrics.</summary>
    public async Task CountAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        metrics.Counted(await db.Frontier.LongCountAsync(e => e.NextFetchAt <= now, cancel), await db.Sources.LongCountAsync(s => s.Findings != null, cancel));
    }

    private void Tell(string id, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
            logger.LogInformation("Source {Source} is well again", id);
        else
            logger.LogWarning("Source {Source} is flagged: {Findings}", id, string.Join(", ", findings.Select(f => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{f.Code} ({f.Now}, before {f.Usual})"))));
    }
}
