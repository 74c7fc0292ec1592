using System.Globalization;
using Microsoft.Data.Sqlite;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Sqlite;

namespace ZoneNews.Benchmarks.Archive;

/// <summary>One transaction a batch, prepared statements, no journal: what is broken off is thrown away.</summary>
internal sealed class SqliteBulk : IBulkWriter
{
    private static readonly string[] Tables = ["Articles", "Revisions", "ArticleZones", "Observations"];
    private const int HashSize = 256 << 20;
    private const int DefaultHashSize = 1 << 20;

    private readonly SqliteConnection _connection;
    private readonly Insert<Article> _articles;
    private readonly Insert<Revision> _revisions;
    private readonly Insert<ArticleZone> _zones;
    private readonly Insert<Observation> _figures;
    private readonly SqliteCommand _index;
    private readonly List<string> _indexes = [];

    public SqliteBulk(ZoneNewsDb db, string file)
    {
        // Another connection, even an idle one of the pool, would keep the journal as it is.
        SqliteConnection.ClearAllPools();
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        _connection.Open();
        Run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; PRAGMA temp_store = MEMORY; PRAGMA locking_mode = EXCLUSIVE");
        // One segment a batch, where the megabyte that is kept in hand by default would make dozens that are merged again and again.
        Configure("hashsize", HashSize);
        DropIndexes();
        (_articles, _revisions, _zones, _figures) = (new(db, _connection), new(db, _connection), new(db, _connection), new(db, _connection));
        _index = _connection.CreateCommand();
        _index.CommandText = """INSERT INTO "ArticleSearch" (rowid, "Grams") VALUES (@place, @tokens)""";
        _index.Parameters.Add("@place", SqliteType.Integer);
        _index.Parameters.Add("@tokens", SqliteType.Text);
    }

    public Task WriteAsync(IReadOnlyList<ArticleRows> batch)
    {
        using var transaction = _connection.BeginTransaction();
        _index.Transaction = transaction;
        foreach (var rows in batch)
        {
            _articles.Add(rows.Article, transaction);
            _revisions.Add(rows.Revision, transaction);
            foreach (var zone in rows.Zones)
                _zones.Add(zone, transaction);
            foreach (var figure in rows.Figures)
                _figures.Add(figure, transaction);
        }
        // Together, last and in order: FTS5 writes out what it has in hand before each statement that has triggers, and before each row whose place is earlier.
        foreach (var rows in batch.OrderBy(r => r.Article.Position))
        {
            (_index.Parameters[0].Value, _index.Parameters[1].Value) = (rows.Article.Position, SqliteArticleSearch.TokensOf(rows.Article));
            _index.ExecuteNonQuery();
        }
        transaction.Commit();
        return Task.CompletedTask;
    }

    public Task CompleteAsync()
    {
        foreach (var index in _indexes)
            Run(index);
        Configure("hashsize", DefaultHashSize);
        Run("PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL");
        return Task.CompletedTask;
    }

    // The product asks without statistics on SQLite.
    public Task LearnAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private void Configure(string option, int value) =>
        Run(string.Create(CultureInfo.InvariantCulture, $"""INSERT INTO "ArticleSearch" ("ArticleSearch", rank) VALUES ('{option}', {value})"""));

    private void DropIndexes()
    {
        var names = new List<string>();
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({string.Join(", ", Tables.Select(t => $"'{t}'"))})";
        using (var found = command.ExecuteReader())
            while (found.Read())
            {
                names.Add(found.GetString(0));
                _indexes.Add(found.GetString(1));
            }
        foreach (var name in names)
            Run($"DROP INDEX \"{name}\"");
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private sealed class Insert<T>
    {
        private readonly RowColumns<T> _columns;
        private readonly SqliteCommand _command;

        public Insert(ZoneNewsDb db, SqliteConnection connection)
        {
            _columns = new RowColumns<T>(db);
            _command = connection.CreateCommand();
            var names = _columns.Names;
            _command.CommandText = $"INSERT INTO \"{_columns.Table}\" ({string.Join(", ", names.Select(n => $"\"{n}\""))}) VALUES ({string.Join(", ", names.Select((_, i) => $"@p{i}"))})";
            foreach (var i in Enumerable.Range(0, names.Count))
                _command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" });
        }

        public void Add(T row, SqliteTransaction transaction)
        {
            _command.Transaction = transaction;
            var i = 0;
            foreach (var value in _columns.Values(row))
                _command.Parameters[i++].Value = value ?? DBNull.Value;
            _command.ExecuteNonQuery();
        }
    }
}
