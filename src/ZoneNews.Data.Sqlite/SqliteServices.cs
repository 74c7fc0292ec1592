using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Data.Admin;
using ZoneNews.Data.Search;

namespace ZoneNews.Data.Sqlite;

public static class SqliteServices
{
    /// <summary>The embedded engine. <paramref name="path"/>: the database file; its folder is created.</summary>
    public static IServiceCollection AddSqlite(this IServiceCollection services, string path)
    {
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
}
