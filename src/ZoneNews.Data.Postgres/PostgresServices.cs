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
    /// What the connection says; and where it says nothing of options, no compiling of statements and no second process for a short one:
    /// wherever the server expects many rows it would compile for 300 ms what takes 10, and start a process for 25 ms to save one.
    /// </summary>
    private static string Connection(string said)
    {
        var connection = new NpgsqlConnectionStringBuilder(said);
        connection.Options ??= "-c jit=off -c parallel_setup_cost=50000";
        return connection.ToString();
    }
}
