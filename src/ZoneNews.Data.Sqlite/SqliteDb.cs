using Microsoft.EntityFrameworkCore;

namespace ZoneNews.Data.Sqlite;

public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : ZoneNewsDb(options)
{
    public override bool HasOneWriter => true;

    public override async Task OpenToWriteAsync()
    {
        await base.OpenToWriteAsync();
        // A page of news touches leaves of two dozen indexes: with the cache of a reader, a quarter of a crawl's time went into reading the file again.
        await Database.ExecuteSqlRawAsync("PRAGMA cache_size = -65536");
    }
}
