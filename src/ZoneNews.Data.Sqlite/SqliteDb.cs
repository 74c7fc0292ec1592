using Microsoft.EntityFrameworkCore;

namespace ZoneNews.Data.Sqlite;

public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : ZoneNewsDb(options)
{
    public override bool HasOneWriter => true;
}
