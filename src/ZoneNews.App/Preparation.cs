using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Web.Areas.Admin;

namespace ZoneNews.App;

/// <summary>What stands ready before the first page is served: the schema and the starter content.</summary>
internal static class Preparation
{
    public static async Task RunAsync(IServiceProvider services, CancellationToken cancel)
    {
        await MigrateAsync(services, cancel);
    }

    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ZoneNewsDb>().Database.MigrateAsync(cancel);
    }

    public static async Task<bool> HasAdministratorAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ZoneNewsDb>();
        return await db.UserRoles
            .Join(db.Roles.Where(r => r.Name == Roles.Admin), u => u.RoleId, r => r.Id, (u, _) => u).AnyAsync(cancel);
    }
}
