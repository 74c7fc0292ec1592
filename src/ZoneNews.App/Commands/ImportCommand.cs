using System.CommandLine;
using ZoneNews.Data;
using ZoneNews.Data.Import;

namespace ZoneNews.App.Commands;

/// <summary><c>import</c>: takes a data file over; what is equal is left alone.</summary>
public static class ImportCommand
{
    public static Command Create()
    {
        var command = new Command("import", "Takes a data file over. A bad line fails alone, is named, and the rest goes on.");
        foreach (var kind in Enum.GetValues<ImportKind>())
            command.Add(Kind(kind));
        return command;
    }

    private static Command Kind(ImportKind kind)
    {
        var file = new Argument<string>("FILE") { Description = kind == ImportKind.Starter ? "Digests as JSON lines." : "CSV in UTF-8 with a header line." };
        var name = kind.ToString().ToLowerInvariant();
        var command = new Command(name, $"Imports {name}.") { file };
        command.SetAction((parsed, cancel) => RunAsync(Settings.From(parsed), kind, parsed.GetValue(file)!, cancel));
        return command;
    }

    private static async Task<int> RunAsync(Settings settings, ImportKind kind, string file, CancellationToken cancel)
    {
        await using var services = Tool.Services(settings);
        await Preparation.MigrateAsync(services, cancel);
        await using var scope = services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<Importer>()
            .ImportAsync(scope.ServiceProvider.GetRequiredService<ZoneNewsDb>(), kind, file, again: true, cancel);
        foreach (var problem in report.Problems)
            await Console.Error.WriteLineAsync("zonenews: " + problem);
        await Console.Out.WriteLineAsync($"{file}: {report.Added} added, {report.Changed} changed, {report.Unchanged} unchanged, {report.Problems.Count} failed.");
        return report.Problems.Count == 0 ? CommandLine.Done : CommandLine.Failed;
    }
}
