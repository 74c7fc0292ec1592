using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Admin;

namespace ZoneNews.Data.Sqlite;

/// <summary>Backup and restore by SQLite's online backup, which needs no pause of readers or writer.</summary>
internal sealed class SqliteAdmin(IDbContextFactory<SqliteDb> factory, string database) : IDatabaseAdmin
{
    private static readonly string[] Parts = ["", "-wal", "-shm"];
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    public async Task<DatabaseStatus> StatusAsync(CancellationToken cancel)
    {
        await using var db = factory.CreateDbContext();
        var known = db.Database.GetMigrations().ToList();
        var engine = $"SQLite {new SqliteConnection().ServerVersion}";
        if (!File.Exists(database))
            return new DatabaseStatus(engine, database, 0, [], known, Problem: null);
        var size = Parts.Select(p => new FileInfo(database + p)).Where(f => f.Exists).Sum(f => f.Length);
        try
        {
            var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
            return new DatabaseStatus(engine, database, size, applied, [.. known.Except(applied)], Check(database));
        }
        catch (SqliteException fault)
        {
            return new DatabaseStatus(engine, database, size, [], known, fault.Message);
        }
    }

    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancel)
    {
        try
        {
            await using var db = factory.CreateDbContext();
            var applied = await UpToDateAsync(db, cancel);
            await db.LearnAsync(cancel);
            return applied;
        }
        catch (SqliteException fault)
        {
            throw new DatabaseException($"{database} cannot be opened as the database ({fault.Message}): choose another file, or restore a backup.", fault);
        }
    }

    public async Task<IAsyncDisposable> AloneAsync(CancellationToken cancel) => await TakeTurnAsync(cancel);

    public Task BackupAsync(string file, CancellationToken cancel)
    {
        if (!File.Exists(database))
            throw new DatabaseException($"There is no database at {database} yet: nothing to back up.");
        if (File.Exists(file))
            throw new DatabaseException($"{file} exists already: choose another name, a backup overwrites nothing.");
        // Under another name until it is whole: a backup that was cut short must not pass for one.
        var unfinished = file + ".unfinished";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            File.Delete(unfinished);
            Copy(database, unfinished);
            File.Move(unfinished, file);
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException($"The backup {file} could not be written ({fault.Message}): see that the folder is writable and has room.", fault);
        }
        return Task.CompletedTask;
    }

    public Task RestoreAsync(string file, CancellationToken cancel)
    {
        if (!File.Exists(file))
            throw new DatabaseException($"There is no file {file}: name a backup made by `zonenews db backup`.");
        try
        {
            if (Check(file) is { } problem)
                throw new DatabaseException($"{file} is damaged ({problem}): restore another backup.");
            using var db = factory.CreateDbContext();
            Migrating.RefuseNewer(db, Applied(file));
            Copy(file, database);
        }
        catch (SqliteException fault)
        {
            throw new DatabaseException($"{file} is no backup of a ZoneNews database ({fault.Message}): name a file made by `zonenews db backup`.", fault);
        }
        return Task.CompletedTask;
    }

    private async Task<IReadOnlyList<string>> UpToDateAsync(SqliteDb db, CancellationToken cancel)
    {
        if (!(await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            return await Migrating.UpToDateAsync(db, cancel);
        await using var turn = await TakeTurnAsync(cancel);
        ForgetBrokenOff();
        return await Migrating.UpToDateAsync(db, cancel);
    }

    // The system takes this lock back however a process ends, which a row in the database outlives.
    private async Task<FileStream> TakeTurnAsync(CancellationToken cancel)
    {
        for (var tries = 0; ; tries++)
            try
            {
                return new FileStream(database + ".migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < LongestTurn / Glance)
            {
                await Task.Delay(Glance, cancel);
            }
            catch (IOException)
            {
                throw new DatabaseException($"Another process has been bringing {database} up to date for {LongestTurn.TotalMinutes:0} minutes: wait for it, or end it and start again.");
            }
    }

    /// <summary>A process that was killed while it migrated left its row in EF's lock table, and everybody after it would wait for ever.</summary>
    private void ForgetBrokenOff()
    {
        if (!File.Exists(database))
            return;
        using var connection = Open(database, SqliteOpenMode.ReadWrite);
        if (Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'").Count == 0)
            return;
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM \"__EFMigrationsLock\"";
        command.ExecuteNonQuery();
    }

    private static void Copy(string from, string to)
    {
        using var source = Open(from, SqliteOpenMode.ReadOnly);
        using var target = Open(to, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(target);
    }

    private static List<string> Applied(string file)
    {
        using var connection = Open(file, SqliteOpenMode.ReadOnly);
        return Rows(connection, """SELECT "MigrationId" FROM "__EFMigrationsHistory" """);
    }

    private static string? Check(string file)
    {
        using var connection = Open(file, SqliteOpenMode.ReadOnly);
        var found = Rows(connection, "PRAGMA quick_check(5)");
        return found is ["ok"] ? null : string.Join("; ", found);
    }

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // All statements are constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 60 }.ToString());
        connection.Open();
        return connection;
    }
}
