using System.CommandLine;
using ZoneNews.Crawling;

namespace ZoneNews.App.Commands;

/// <summary><c>reread</c>: reads the kept bytes again; fetches nothing, erases nothing.</summary>
public static class RereadCommand
{
    public static Command Create()
    {
        var source = new Option<string[]>("--source") { Description = "A source's id; may be given several times (default: all).", HelpName = "ID", DefaultValueFactory = _ => [] };
        var command = new Command("reread", "Reads all kept pages again: what is read otherwise becomes a new revision; people's corrections stay.") { source };
        command.SetAction((parsed, cancel) => RunAsync(Settings.From(parsed), parsed.GetValue(source)!, cancel));
        return command;
    }

    private static async Task<int> RunAsync(Settings settings, string[] sources, CancellationToken cancel)
    {
        using var crawlerLock = CrawlerLock.Take(settings);
        await using var services = Tool.Services(settings, s => s.AddCrawling(CrawlSettings.Read(Environment.GetEnvironmentVariable)));
        await Preparation.MigrateAsync(services, cancel);
        var problems = new Problems();
        var revised = await services.GetRequiredService<Rereader>().RereadAsync(sources.Length == 0 ? null : sources, problems, cancel);
        await Console.Out.WriteLineAsync($"{problems.Read} pages read again, {revised} with a new reading, {problems.Failed} failed.");
        return problems.Failed == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    private sealed class Problems : IProgress<RereadProgress>
    {
        public int Read { get; private set; }

        public int Failed { get; private set; }

        public void Report(RereadProgress value)
        {
            Read++;
            if (value.Problem is not { } problem)
                return;
            Failed++;
            Console.Error.WriteLine($"zonenews: {value.Url}: {problem}");
        }
    }
}
