using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Data.Search;

namespace ZoneNews.Data.Sqlite;

public static class SqliteServices
{
    /// <summary>The embedded engine. <paramref name="path"/>: the database file.</summary>
    public static IServiceCollection AddSqlite(this IServiceCollection services, string path)
    {
        services.AddDbContextFactory<SqliteDb>(o => o.UseSqlite($"Data Source={path}"));
        services.AddScoped<ZoneNewsDb>(s => s.GetRequiredService<IDbContextFactory<SqliteDb>>().CreateDbContext());
        services.AddSingleton<IDbContextFactory<ZoneNewsDb>>(s => new DbFactory<SqliteDb>(s.GetRequiredService<IDbContextFactory<SqliteDb>>()));
        services.AddSingleton<IArticleSearch, SqliteArticleSearch>();
        return services;
    }
}
