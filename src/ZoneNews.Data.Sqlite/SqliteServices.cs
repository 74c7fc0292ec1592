using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;
using ZoneNews.Data.Admin;
using ZoneNews.Data.Search;

namespace ZoneNews.Data.Sqlite;

public static class SqliteServices
{
    /// <summary>The embedded engine. <paramref name="path"/>: the database file; its folder is created.</summary>
    public static IServiceCollection AddSqlite(this IServiceCollection services, string path)
    {
        CountNoMemory();
        var file = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var connection = new SqliteConnectionStringBuilder { DataSource = file }.ToString();
        services.AddPooledDbContextFactory<SqliteDb>(o => o.UseSqlite(connection).AddInterceptors(new SqlitePragmas()));
        services.AddScoped<ZoneNewsDb>(s => s.GetRequiredService<IDbContextFactory<SqliteDb>>().CreateDbContext());
        services.AddSingleton<IDbContextFactory<ZoneNewsDb>>(s => new DbFactory<SqliteDb>(s.GetRequiredService<IDbContextFactory<SqliteDb>>()));
        services.AddSingleton<IArticleSearch, SqliteArticleSearch>();
        services.AddSingleton<IDatabaseAdmin>(s => new SqliteAdmin(s.GetRequiredService<IDbContextFactory<SqliteDb>>(), file));
        return services.AddKeeping();
    }

    /// <summary>Nobody asks the engine how much memory it uses; it would take a lock for each piece to know. Once it runs, it refuses.</summary>
    private static void CountNoMemory()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }
}
