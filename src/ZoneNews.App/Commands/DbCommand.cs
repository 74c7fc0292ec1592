using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Admin;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Facts;

namespace ZoneNews.App.Commands;

/// <summary><c>db</c>: the database as a whole.</summary>
public static class DbCommand
{
    public static Command Create()
    {
        var backupFile = new Argument<string>("FILE") { Description = "The backup to write; it must not exist yet." };
        var restoreFile = new Argument<string>("FILE") { Description = "A backup of the same engine; it replaces all that the database holds." };
        return new Command("db", "Looks after the database.")
        {
            Verb("status", "Tells the engine, its place, size, migrations and the result of its own check.", StatusAsync),
            Verb("migrate", "Creates the database, or brings it up to date.", MigrateAsync),
            Trim(),
            Recount(),
            Verb("backup", "Writes the whole database to a file, while it is in use.", backupFile, (admin, file, cancel) => admin.BackupAsync(file, cancel)),
            Verb("restore", "Puts a backup in the place of the database. Stop the site and the crawler first.", restoreFile, (admin, file, cancel) => admin.RestoreAsync(file, cancel)),
        };
    }

    private static Command Trim()
    {
        var tryOnly = new Option<bool>("--dry-run") { Description = "Only tells what would be dropped." };
        var command = new Command("trim", "Drops the bytes of old versions by ZONENEWS_KEEP_VERSIONS and ZONENEWS_KEEP_DAYS, never those of the last; the crawler does so once a day.") { tryOnly };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var services = Tool.Services(Settings.From(parsed));
            await Preparation.MigrateAsync(services, cancel);
            var trimmed = await services.GetRequiredService<Retention>().TrimAsync(parsed.GetValue(tryOnly), cancel);
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{trimmed.Snapshots} old versions, {trimmed.Bytes / 1024.0 / 1024.0:0.0} MB{(parsed.GetValue(tryOnly) ? " would be" : "")} dropped."));
            return CommandLine.Done;
        });
        return command;
    }

    private static Command Recount()
    {
        var command = new Command("recount", "Makes the facts and counts that pages show again from all figures; needed only where they are doubted.");
        command.SetAction(async (parsed, cancel) =>
        {
            await using var services = Tool.Services(Settings.From(parsed));
            await Preparation.MigrateAsync(services, cancel);
            await using var db = await services.GetRequiredService<IDbContextFactory<ZoneNewsDb>>().CreateDbContextAsync(cancel);
            await FactBook.RebuildAsync(db, cancel);
            var made = await db.Facts.CountAsync(cancel);
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{made} facts made."));
            return CommandLine.Done;
        });
        return command;
    }

    private static Command Verb(string name, string description, Func<IDatabaseAdmin, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var services = Tool.Services(Settings.From(parsed));
            return await run(services.GetRequiredService<IDatabaseAdmin>(), cancel);
        });
        return command;
    }

    private static Command Verb(string name, string description, Argument<string> file, Func<IDatabaseAdmin, string, CancellationToken, Task> run)
    {
        var command = new Command(name, description) { file };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetValue(file)!;
            await using var services = Tool.Services(Settings.From(parsed));
            await run(services.GetRequiredService<IDatabaseAdmin>(), path, cancel);
            await Console.Out.WriteLineAsync($"{name}: {path}: done.".AsMemory(), cancel);
            return CommandLine.Done;
        });
        return command;
    }

    private static async Task<int> StatusAsync(IDatabaseAdmin admin, CancellationToken cancel)
    {
        var status = await admin.StatusAsync(cancel);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
            engine      {status.Engine}
            place       {status.Place}
            size        {status.Size / 1024.0 / 1024.0:0.0} MB
            migrations  {status.Applied.Count} applied{(status.Pending.Count == 0 ? "" : $", {status.Pending.Count} pending: zonenews db migrate")}
            check       {status.Problem ?? "ok"}
            """));
        return status.Problem is null ? CommandLine.Done : CommandLine.Failed;
    }

    private static async Task<int> MigrateAsync(IDatabaseAdmin admin, CancellationToken cancel)
    {
        var applied = await admin.MigrateAsync(cancel);
        await Console.Out.WriteLineAsync(applied.Count == 0 ? "The database is up to date." : $"Applied {string.Join(", ", applied)}.");
        return CommandLine.Done;
    }
}
