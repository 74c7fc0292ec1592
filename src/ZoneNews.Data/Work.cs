using Microsoft.EntityFrameworkCore;

namespace ZoneNews.Data;

/// <summary>Work that is kept whole or not at all.</summary>
internal static class Work
{
    /// <summary>In the caller's transaction, which the caller commits; where there is none, in one of its own.</summary>
    public static async Task<T> InTransactionAsync<T>(ZoneNewsDb db, Func<Task<T>> work, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is not null)
            return await work();
        // No step of it is ever gone back to; and a savepoint that holds thousands of changes makes each of them slower than the last.
        db.Database.AutoSavepointsEnabled = false;
        await using var own = await db.Database.BeginTransactionAsync(cancel);
        var result = await work();
        await own.CommitAsync(cancel);
        return result;
    }
}
