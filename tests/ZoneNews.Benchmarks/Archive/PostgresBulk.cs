using Npgsql;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Postgres;

namespace ZoneNews.Benchmarks.Archive;

/// <summary>Binary COPY; foreign keys are not checked, for which the role must be a superuser.</summary>
internal sealed class PostgresBulk : IBulkWriter
{
    private readonly NpgsqlConnection _connection;
    private readonly RowColumns<Article> _articles;
    private readonly RowColumns<Revision> _revisions;
    private readonly RowColumns<ArticleZone> _zones;
    private readonly RowColumns<Observation> _figures;
    private readonly RowColumns<SearchRow> _search;
    private readonly List<string> _indexes = [];

    private PostgresBulk(ZoneNewsDb db, NpgsqlConnection connection)
    {
        _connection = connection;
        (_articles, _revisions, _zones, _figures, _search) = (new(db), new(db), new(db), new(db), new(db));
    }

    public static async Task<PostgresBulk> OpenAsync(ZoneNewsDb db, string place)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(place) { CommandTimeout = 0 }.ToString());
        await connection.OpenAsync();
        var bulk = new PostgresBulk(db, connection);
        await bulk.RunAsync("SET session_replication_role = replica; SET maintenance_work_mem = '1GB'");
        await bulk.DropIndexesAsync();
        return bulk;
    }

    public async Task WriteAsync(IReadOnlyList<ArticleRows> batch)
    {
        await CopyAsync(_articles, batch.Select(r => r.Article));
        await CopyAsync(_revisions, batch.Select(r => r.Revision));
        await CopyAsync(_zones, batch.SelectMany(r => r.Zones));
        await CopyAsync(_figures, batch.SelectMany(r => r.Figures));
        await CopyAsync(_search, batch.Select(r => PostgresArticleSearch.RowOf(r.Article)));
    }

    public async Task CompleteAsync()
    {
        foreach (var index in _indexes)
            await RunAsync(index);
        foreach (var table in new[] { _articles.Table, _revisions.Table, _figures.Table })
            await RunAsync($"""SELECT setval(pg_get_serial_sequence('"{table}"', 'Id'), (SELECT max("Id") FROM "{table}"))""");
        await LearnAsync();
    }

    public Task LearnAsync() => RunAsync("VACUUM ANALYZE");

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task CopyAsync<T>(RowColumns<T> columns, IEnumerable<T> rows)
    {
        var names = string.Join(", ", columns.Names.Select(n => $"\"{n}\""));
        await using var copy = await _connection.BeginBinaryImportAsync($"COPY \"{columns.Table}\" ({names}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            foreach (var value in columns.Values(row))
                if (value is null)
                    await copy.WriteNullAsync();
                else
                    await copy.WriteAsync(value);
        }
        await copy.CompleteAsync();
    }

    private async Task DropIndexesAsync()
    {
        var tables = new[] { _articles.Table, _revisions.Table, _zones.Table, _figures.Table, _search.Table };
        var names = new List<string>();
        await using (var command = new NpgsqlCommand(
            """SELECT i.indexname, i.indexdef FROM pg_indexes i WHERE i.tablename = ANY($1) AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)""", _connection))
        {
            command.Parameters.AddWithValue(tables);
            await using var found = await command.ExecuteReaderAsync();
            while (await found.ReadAsync())
            {
                names.Add(found.GetString(0));
                _indexes.Add(found.GetString(1));
            }
        }
        foreach (var name in names)
            await RunAsync($"DROP INDEX \"{name}\"");
    }

    private async Task RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync();
    }
}
