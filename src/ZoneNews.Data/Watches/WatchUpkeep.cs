using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Watches;

/// <summary>Drops what has served: messages that ended, and marks of articles too old to be news.</summary>
public sealed class WatchUpkeep(IDbContextFactory<ZoneNewsDb> databases, TimeProvider time)
{
    /// <summary>What an editor publishes later than this after it was found is no news to those who follow.</summary>
    public static readonly TimeSpan News = TimeSpan.FromDays(30);

    /// <param name="keep">How long messages that ended are kept.</param>
    public async Task RunAsync(TimeSpan keep, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var ended = now - keep;
        await db.Deliveries.Where(d => d.EndedAt < ended).ExecuteDeleteAsync(cancel);

        var old = now - News;
        var known = await db.Articles.Where(a => a.CreatedAt < old).OrderByDescending(a => a.Id).Select(a => a.Id).FirstOrDefaultAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Watches.Where(w => w.KnownUpTo < known).ExecuteUpdateAsync(s => s.SetProperty(w => w.KnownUpTo, known), cancel);
        await db.WatchMarks.Where(m => m.ArticleId <= known).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
