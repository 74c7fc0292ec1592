using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ZoneNews.Data.Sqlite;

/// <summary>What every connection needs: readers beside the one writer, waiting instead of failing, foreign keys held.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Sql = """
        PRAGMA busy_timeout = 10000;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA foreign_keys = ON;
        PRAGMA cache_size = -16000;
        PRAGMA temp_store = MEMORY;
        PRAGMA wal_autocheckpoint = 8000;
        """;

    // A pooled connection keeps them: they are said once to each handle of the engine, not at each opening.
    private static readonly ConditionalWeakTable<object, object?> Told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (!Told.TryAdd(((SqliteConnection)connection).Handle!, null))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!Told.TryAdd(((SqliteConnection)connection).Handle!, null))
            return;
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
