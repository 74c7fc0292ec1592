using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ZoneNews.Data.Admin;
using ZoneNews.Data.Search;

namespace ZoneNews.Data.Postgres;

public static class PostgresServices
{
    /// <summary>The engine for several machines. <paramref name="connectionString"/>: Npgsql form.</summary>
    public static IServiceCollection AddPostgres(this IServiceCollection services, string connectionString)
    {
        services.AddPooledDbContextFactory<PostgresDb>(o => o.UseNpgsql(Connection(connectionString)));
        services.AddScoped<ZoneNewsDb>(s => s.GetRequiredService<IDbContextFactory<PostgresDb>>().CreateDbContext());
        services.AddSingleton<IDbContextFactory<ZoneNewsDb>>(s => new DbFactory<PostgresDb>(s.GetRequiredService<IDbContextFactory<PostgresDb>>()));
        services.AddSingleton<IArticleSearch, PostgresArticleSearch>();
        services.AddSingleton<IDatabaseAdmin>(s => new PostgresAdmin(s.GetRequiredService<IDbContextFactory<PostgresDb>>(), connectionString));
        return services.AddKeeping();
    }

    /// <summary>
    /// What the connection says, and no compiling of statements where it says nothing of options: the server would compile for
    /// 300 ms what takes 10, wherever it expects many rows.
    /// </summary>
    private static string Connection(string said)
    {
        var connection = new NpgsqlConnectionStringBuilder(said);
        connection.Options ??= "-c jit=off";
        return connection.ToString();
    }
}
