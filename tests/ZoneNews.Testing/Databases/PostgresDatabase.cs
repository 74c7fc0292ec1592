using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ZoneNews.Data.Postgres;

namespace ZoneNews.Testing.Databases;

/// <summary>A database of its own on the server that <c>ZONENEWS_TEST_POSTGRES</c> names by a connection string.</summary>
public sealed class PostgresDatabase : TestDatabase
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("ZONENEWS_TEST_POSTGRES");
    private readonly string _name = $"zonenews_test_{Guid.NewGuid():n}";

    public string ConnectionString => new NpgsqlConnectionStringBuilder(Server) { Database = _name }.ToString();

    protected override string? Absent => string.IsNullOrEmpty(Server)
        ? "ZONENEWS_TEST_POSTGRES names no PostgreSQL server (tools/postgres-for-tests.sh start)."
        : null;

    protected override async Task AddAsync(IServiceCollection services)
    {
        await OnServerAsync($"CREATE DATABASE {_name} TEMPLATE template0 ENCODING 'UTF8'");
        services.AddPostgres(ConnectionString);
    }

    protected override async Task DropAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await OnServerAsync($"DROP DATABASE {_name} WITH (FORCE)");
    }

    private static async Task OnServerAsync(string sql)
    {
        await using var server = NpgsqlDataSource.Create(Server!);
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
