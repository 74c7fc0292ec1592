using Microsoft.EntityFrameworkCore;

namespace ZoneNews.Data.Admin;

/// <summary>How a database stands.</summary>
/// <param name="Engine">Name and version: <c>SQLite 3.50.4</c>.</param>
/// <param name="Place">The file, or host:port/database.</param>
/// <param name="Size">Bytes on disk.</param>
/// <param name="Applied">Ids of the migrations that were applied, oldest first.</param>
/// <param name="Pending">Ids of those that this program knows besides.</param>
/// <param name="Problem">What the engine's own check found; null when all is well.</param>
public sealed record DatabaseStatus(
    string Engine, string Place, long Size, IReadOnlyList<string> Applied, IReadOnlyList<string> Pending, string? Problem);

/// <summary>A database cannot do what was asked: one sentence that names it and the remedy.</summary>
public sealed class DatabaseException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What an owner does with a database as a whole. Everything throws <see cref="DatabaseException"/> where it cannot.</summary>
public interface IDatabaseAdmin
{
    /// <summary>Looks only: creates nothing, also where there is no database yet.</summary>
    Task<DatabaseStatus> StatusAsync(CancellationToken cancel);

    /// <summary>Creates the database where there is none, and brings it up to date. The ids applied now.</summary>
    Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancel);

    /// <summary>Until it is disposed of, no other process that asks is let in: for what several would do at the same start. A process that dies lets go.</summary>
    Task<IAsyncDisposable> AloneAsync(CancellationToken cancel);

    /// <summary>Writes the whole database to <paramref name="file"/>, which must not exist yet, while it is in use.</summary>
    Task BackupAsync(string file, CancellationToken cancel);

    /// <summary>Replaces all that the database holds by a backup of the same engine.</summary>
    Task RestoreAsync(string file, CancellationToken cancel);
}

/// <summary>What both engines do alike.</summary>
public static class Migrating
{
    public static async Task<IReadOnlyList<string>> UpToDateAsync(ZoneNewsDb db, CancellationToken cancel)
    {
        var applied = await db.Database.GetAppliedMigrationsAsync(cancel);
        RefuseNewer(db, applied);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
        // Asked for nothing, it would still take the lock that other processes wait for.
        if (pending.Count > 0)
        {
            // A large archive takes its time.
            var usual = db.Database.GetCommandTimeout();
            db.Database.SetCommandTimeout(TimeSpan.FromDays(1));
            await db.Database.MigrateAsync(cancel);
            db.Database.SetCommandTimeout(usual);
        }
        return pending;
    }

    /// <summary>A database that a newer program has changed is not touched by an older one.</summary>
    public static void RefuseNewer(ZoneNewsDb db, IEnumerable<string> applied)
    {
        if (applied.Except(db.Database.GetMigrations()).LastOrDefault() is { } unknown)
            throw new DatabaseException($"The database was written by a newer zonenews (migration {unknown} is not known here): update the program.");
    }
}
