using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Postgres;
using ZoneNews.Data.Sqlite;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Data.Tests;

public sealed class MigrationTests
{
    [Fact]
    public void Migrations_of_both_engines_hold_the_whole_model()
    {
        using var sqlite = Sqlite();
        using var postgres = Postgres();
        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(postgres.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Both_engines_have_the_same_migrations()
    {
        using var sqlite = Sqlite();
        using var postgres = Postgres();
        Assert.NotEmpty(sqlite.Database.GetMigrations());
        Assert.Equal(sqlite.Database.GetMigrations(), postgres.Database.GetMigrations());
    }

    private static SqliteDb Sqlite() => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);

    private static PostgresDb Postgres() => new(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=unused").Options);
}

public sealed class SqliteMigrationTests(SqliteDatabase database) : MigrationContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresMigrationTests(PostgresDatabase database) : MigrationContract(database), IClassFixture<PostgresDatabase>;

public abstract class MigrationContract(TestDatabase database) : DatabaseContract(database)
{
    [Fact]
    public async Task An_empty_database_is_brought_up_to_date_and_stays_so()
    {
        await using var db = Database.NewDb();
        await db.Database.MigrateAsync(Cancel);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancel));
    }
}
