using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ZoneNews.Data.Postgres;
using ZoneNews.Data.Sqlite;

namespace ZoneNews.Benchmarks.Archive;

/// <summary>The database that a run names: <c>sqlite:FILE</c> or <c>postgres:CONNECTION</c>.</summary>
internal sealed record ArchiveDatabase(bool IsSqlite, string Place)
{
    public static ArchiveDatabase Parse(string target) => target.Split(':', 2) switch
    {
        ["sqlite", { Length: > 0 } file] => new ArchiveDatabase(true, file),
        ["postgres", { Length: > 0 } connection] => new ArchiveDatabase(false, connection),
        _ => throw new ArgumentException($"'{target}' is neither sqlite:FILE nor postgres:CONNECTION.", nameof(target)),
    };

    public void Add(IServiceCollection services)
    {
        if (IsSqlite)
            services.AddSqlite(Place);
        else
            services.AddPostgres(Place);
    }

    public ServiceProvider Services()
    {
        var services = new ServiceCollection().AddLogging(l => l.SetMinimumLevel(LogLevel.Error));
        Add(services);
        return services.BuildServiceProvider();
    }
}
