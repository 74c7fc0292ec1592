using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Articles;

/// <summary>What a run dropped, or would drop.</summary>
/// <param name="Bytes">As they were kept, compressed.</param>
public sealed record TrimResult(int Snapshots, long Bytes);

/// <summary>
/// Drops bytes of versions that others have replaced, by the policy of <see cref="KeepingOptions"/>. The last version of an address, and the one
/// that its article is shown from, always stay; so do hashes, headers, readings and reviews of all.
/// </summary>
public sealed class Retention(IDbContextFactory<ZoneNewsDb> databases, TimeProvider time, IOptions<KeepingOptions> options)
{
    private const int Batch = 200;

    /// <summary>Nothing where no policy is set.</summary>
    public async Task<TrimResult> TrimAsync(bool tryOnly, CancellationToken cancel)
    {
        if (options.Value is { Versions: null, Days: null })
            return new TrimResult(0, 0);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var dropped = Droppable(db);
        var result = new TrimResult(await dropped.CountAsync(cancel), await dropped.SumAsync(s => (long)s.Content.Length, cancel));
        // In steps, so that the crawler is held up by none of them.
        while (!tryOnly && await dropped.Select(s => s.Hash).Take(Batch).ToListAsync(cancel) is { Count: > 0 } hashes)
            await db.Snapshots.Where(s => hashes.Contains(s.Hash)).ExecuteUpdateAsync(s => s.SetProperty(x => x.Content, Snapshot.Dropped), cancel);
        return result;
    }

    private IQueryable<Snapshot> Droppable(ZoneNewsDb db)
    {
        var versions = Math.Max(options.Value.Versions ?? 1, 1);
        var since = time.GetUtcNow().UtcDateTime.AddDays(-(options.Value.Days ?? 0));
        var kept = db.Fetches.Where(f => f.FetchedAt >= since
            || db.Fetches.Count(g => g.Url == f.Url && g.Id > f.Id) < versions
            || db.Revisions.Any(r => r.FetchId == f.Id && r.Number == r.Article!.RevisionNumber));
        return db.Snapshots.Where(s => s.Content != Snapshot.Dropped && db.Fetches.Any(f => f.SnapshotHash == s.Hash) && !kept.Any(f => f.SnapshotHash == s.Hash));
    }
}
