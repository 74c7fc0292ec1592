using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Data.Admin;
using ZoneNews.Data.Queries;
using ZoneNews.Data.Sqlite;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Data.Tests;

public sealed class SqliteAdminTests(SqliteDatabase database) : DatabaseAdminContract(database), IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task A_start_goes_on_where_another_was_killed_in_its_first_migration()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "killed.db");
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00')
                """;
            await command.ExecuteNonQueryAsync(Cancel);
        }
        await using var services = new ServiceCollection().AddSqlite(file).BuildServiceProvider();
        var applied = await services.GetRequiredService<IDatabaseAdmin>().MigrateAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        Assert.NotEmpty(applied);
        SqliteConnection.ClearAllPools();
    }
}

public sealed class PostgresAdminTests(PostgresDatabase database) : DatabaseAdminContract(database), IClassFixture<PostgresDatabase>;

public abstract class DatabaseAdminContract(TestDatabase database) : DatabaseContract(database)
{
    private IDatabaseAdmin Admin => Database.Services.GetRequiredService<IDatabaseAdmin>();

    [Fact]
    public async Task The_status_of_a_sound_database_has_nothing_pending_and_no_problem()
    {
        var status = await Admin.StatusAsync(Cancel);
        Assert.NotEmpty(status.Applied);
        Assert.Empty(status.Pending);
        Assert.Null(status.Problem);
        Assert.InRange(status.Size, 10_000, long.MaxValue);
        Assert.Empty(await Admin.MigrateAsync(Cancel));
    }

    [Fact]
    public async Task A_backup_brings_back_what_was_there_search_included()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "backups", "one.backup");
        var kept = await SaveAsync(Drafts.Article("http://backup/kept", "备份之前的标题"));
        await Admin.BackupAsync(file, Cancel);
        await SaveAsync(Drafts.Article("http://backup/later", "备份之后的标题"));
        await Admin.RestoreAsync(file, Cancel);

        await using var db = Database.NewDb();
        Assert.Equal([kept.ArticleId], await db.Articles.Where(a => a.Url.StartsWith("http://backup/")).Select(a => a.Id).ToListAsync(Cancel));
        Assert.Equal(1, (await ArticleQueries.PageAsync(db, Database.Search, new ArticleQuery { Q = "备份之前" }, Cancel)).Total);
        Assert.Equal(0, (await ArticleQueries.PageAsync(db, Database.Search, new ArticleQuery { Q = "备份之后" }, Cancel)).Total);
        await SaveAsync(Drafts.Article("http://backup/more"));
    }

    [Fact]
    public async Task A_backup_overwrites_nothing_and_a_restore_takes_no_other_file()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "notes.txt");
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("This is no database. ", 100)), Cancel);
        await Assert.ThrowsAsync<DatabaseException>(() => Admin.BackupAsync(file, Cancel));
        await Assert.ThrowsAsync<DatabaseException>(() => Admin.RestoreAsync(file, Cancel));
        await Assert.ThrowsAsync<DatabaseException>(() => Admin.RestoreAsync(file + ".absent", Cancel));
        Assert.Null((await Admin.StatusAsync(Cancel)).Problem);
    }

    protected sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("zonenews-backup-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
