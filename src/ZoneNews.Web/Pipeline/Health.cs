using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ZoneNews.Data;

namespace ZoneNews.Web.Pipeline;

/// <summary>The database answers and has the schema that this program speaks.</summary>
public sealed class DatabaseReady(IDbContextFactory<ZoneNewsDb> databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await db.Database.CanConnectAsync(cancellationToken))
            return HealthCheckResult.Unhealthy("The database does not answer.");
        await db.Sources.AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

/// <summary>What a container's supervisor asks.</summary>
public static class Health
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseReady>("database");
        return services;
    }

    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: so does its database (503 where it does not).</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready");
    }
}
