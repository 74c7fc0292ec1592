using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Data.Sqlite;

namespace ZoneNews.Testing.Databases;

/// <summary>SQLite in a folder of its own.</summary>
public sealed class SqliteDatabase : TestDatabase
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("zonenews-test-").FullName;

    public string File => Path.Combine(Folder, "test.db");

    protected override string? Absent => null;

    protected override Task AddAsync(IServiceCollection services)
    {
        services.AddSqlite(File);
        return Task.CompletedTask;
    }

    protected override Task DropAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }
}
