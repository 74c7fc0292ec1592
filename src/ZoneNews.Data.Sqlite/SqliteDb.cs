using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ZoneNews.Data.Sqlite;

public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : ZoneNewsDb(options)
{
    // By place. FTS5 writes out what it has in hand before each statement of the transaction that has triggers, and before a row of an earlier place.
    private SortedDictionary<long, string>? _unindexed;

    // Of a writer: by their text, for as long as its connection is open.
    private Dictionary<string, NumberedStatement>? _inserts;

    public override bool HasOneWriter => true;

    public override async Task OpenToWriteAsync()
    {
        await base.OpenToWriteAsync();
        (_unindexed, _inserts) = ([], []);
        // A page of news touches leaves of two dozen indexes: with the cache of a reader, a quarter of a crawl's time went into reading the file again.
        await Database.ExecuteSqlRawAsync("PRAGMA cache_size = -65536");
    }

    public override void EndWriting()
    {
        base.EndWriting();
        foreach (var insert in _inserts ?? [])
            insert.Value.Dispose();
        (_unindexed, _inserts) = (null, null);
    }

    public override async Task SettleAsync(CancellationToken cancel)
    {
        if (_unindexed is not { Count: > 0 } unindexed)
            return;
        foreach (var (place, tokens) in unindexed)
            await WriteIndexAsync(place, tokens, cancel);
        unindexed.Clear();
    }

    /// <summary>By a statement whose parameters go by their numbers: the provider's commands look up each by its name, for each row again.</summary>
    protected override Task InsertAsync(RowInsert insert, IReadOnlyCollection<object> rows, CancellationToken cancel)
    {
        var connection = ((SqliteConnection)Database.GetDbConnection()).Handle!;
        if (_inserts is null)
        {
            using var once = new NumberedStatement(connection, insert.Sql);
            once.Execute(rows.Select(insert.ValuesOf));
            return Task.CompletedTask;
        }
        if (!_inserts.TryGetValue(insert.Sql, out var kept))
            _inserts[insert.Sql] = kept = new NumberedStatement(connection, insert.Sql);
        kept.Execute(rows.Select(insert.ValuesOf));
        return Task.CompletedTask;
    }

    // Without knowing how values spread, it starts many a query at the wrong table. Looks at a sample, and only at tables that grew tenfold since.
    public override Task LearnAsync(CancellationToken cancel) => Database.ExecuteSqlRawAsync("PRAGMA analysis_limit = 1000; PRAGMA optimize = 0x10002", cancel);

    internal Task IndexAsync(long place, string tokens, CancellationToken cancel)
    {
        if (_unindexed is null)
            return WriteIndexAsync(place, tokens, cancel);
        _unindexed[place] = tokens;
        return Task.CompletedTask;
    }

    internal Task RemoveFromIndexAsync(long place, CancellationToken cancel)
    {
        _unindexed?.Remove(place);
        return Database.ExecuteSqlAsync($"""DELETE FROM "ArticleSearch" WHERE rowid = {place}""", cancel);
    }

    private Task<int> WriteIndexAsync(long place, string tokens, CancellationToken cancel) =>
        ExecuteAsync($"""INSERT OR REPLACE INTO "ArticleSearch" (rowid, "Grams") VALUES ({place}, {tokens})""", cancel);
}
