using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Admin;
using ZoneNews.Data.Facts;
using ZoneNews.Data.Import;
using ZoneNews.Web.Areas.Admin;

namespace ZoneNews.App;

/// <summary>What stands ready before the first page is served: the schema, the starter content and the facts.</summary>
internal static class Preparation
{
    // In order: zones name divisions, sources and starter articles name zones.
    private static readonly (ImportKind Kind, string File)[] Starter =
    [
        (ImportKind.Divisions, "divisions.csv"),
        (ImportKind.Zones, "zones.csv"),
        (ImportKind.Rankings, "rankings.csv"),
        (ImportKind.Sources, "sources.csv"),
        (ImportKind.Starter, "starter.jsonl"),
    ];

    public static async Task RunAsync(IServiceProvider services, CancellationToken cancel)
    {
        await MigrateAsync(services, cancel);
        // Several processes may start on one empty database at the same moment.
        await using var alone = await services.GetRequiredService<IDatabaseAdmin>().AloneAsync(cancel);
        await using var scope = services.CreateAsyncScope();
        var importer = scope.ServiceProvider.GetRequiredService<Importer>();
        var db = scope.ServiceProvider.GetRequiredService<ZoneNewsDb>();
        foreach (var (kind, file) in Starter)
            foreach (var problem in (await importer.ImportAsync(db, kind, ShippedCatalogue.File(file), again: false, cancel)).Problems)
                await Console.Error.WriteLineAsync("zonenews: " + problem);
        await FactBook.BringUpToDateAsync(db, cancel);
    }

    public static Task MigrateAsync(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<IDatabaseAdmin>().MigrateAsync(cancel);

    public static async Task<bool> HasAdministratorAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ZoneNewsDb>();
        return await db.UserRoles
            .Join(db.Roles.Where(r => r.Name == Roles.Admin), u => u.RoleId, r => r.Id, (u, _) => u).AnyAsync(cancel);
    }
}
