using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using ZoneNews.Data.Admin;

namespace ZoneNews.Data.Postgres;

/// <summary>Backup and restore by PostgreSQL's own pg_dump and pg_restore, in their custom format.</summary>
internal sealed class PostgresAdmin(IDbContextFactory<PostgresDb> factory, string connectionString) : IDatabaseAdmin
{
    private readonly NpgsqlConnectionStringBuilder _connection = new(connectionString);

    private string Place => string.Create(CultureInfo.InvariantCulture, $"{_connection.Host}:{_connection.Port}/{_connection.Database}");

    public Task<DatabaseStatus> StatusAsync(CancellationToken cancel) => AnsweredAsync(async () =>
    {
        await using var db = factory.CreateDbContext();
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        var version = await db.Database.SqlQuery<string>($"""SELECT current_setting('server_version') AS "Value" """).SingleAsync(cancel);
        var size = await db.Database.SqlQuery<long>($"""SELECT pg_database_size(current_database()) AS "Value" """).SingleAsync(cancel);
        var broken = await db.Database.SqlQuery<string>(
            $"""SELECT indexrelid::regclass::text AS "Value" FROM pg_index WHERE NOT indisvalid""").ToListAsync(cancel);
        var problem = broken.Count == 0 ? null : $"Indexes that must be built again (REINDEX): {string.Join(", ", broken)}";
        return new DatabaseStatus($"PostgreSQL {version}", Place, size, applied, [.. known.Except(applied)], problem);
    });

    public Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancel) => AnsweredAsync(async () =>
    {
        await using var db = factory.CreateDbContext();
        // Else the first question to an empty database is answered by an error, and logged as one.
        if (await db.Database.CanConnectAsync(cancel))
            await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancel);
        return await Migrating.UpToDateAsync(db, cancel);
    });

    public async Task<IAsyncDisposable> AloneAsync(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 600 }.ToString());
        await connection.OpenAsync(cancel);
        // The lock is the session's: it goes with the connection.
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(hashtext('zonenews'))", connection);
        await command.ExecuteNonQueryAsync(cancel);
        return connection;
    }

    public async Task BackupAsync(string file, CancellationToken cancel)
    {
        if (File.Exists(file))
            throw new DatabaseException($"{file} exists already: choose another name, a backup overwrites nothing.");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var unfinished = file + ".unfinished";
        await PostgresProgram.RunAsync("pg_dump", _connection, ["--format=custom", "--no-owner", "--no-privileges", $"--file={unfinished}"], cancel);
        File.Move(unfinished, file);
    }

    public async Task RestoreAsync(string file, CancellationToken cancel)
    {
        if (!File.Exists(file))
            throw new DatabaseException($"There is no file {file}: name a backup made by `zonenews db backup`.");
        await PostgresProgram.RunAsync("pg_restore", _connection,
            ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", $"--dbname={_connection.Database}", file], cancel);
        // The types of the tables were made anew.
        NpgsqlConnection.ClearAllPools();
    }

    private async Task<T> AnsweredAsync<T>(Func<Task<T>> asked)
    {
        try
        {
            return await asked();
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            throw new DatabaseException($"PostgreSQL at {Place} does not answer as needed ({fault.Message}): start it, or correct --database.", fault);
        }
    }
}
