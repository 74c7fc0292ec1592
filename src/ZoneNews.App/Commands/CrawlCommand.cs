using System.CommandLine;
using ZoneNews.Crawling;
using ZoneNews.Extraction.Sources;

namespace ZoneNews.App.Commands;

/// <summary><c>crawl</c>: visits sources now, once or for ever.</summary>
public static class CrawlCommand
{
    private sealed record Request(string[] Sources, bool UntilIdle, CrawlOptions Options);

    public static Command Create()
    {
        var source = new Option<string[]>("--source") { Description = "A source's id, or a source file FILE.json to add and crawl; may be given several times (default: all that are not paused).", HelpName = "ID|FILE.json", DefaultValueFactory = _ => [] };
        var untilIdle = new Option<bool>("--until-idle") { Description = "Visits the start addresses now and ends when nothing is due." };
        var privateNetwork = new Option<bool>("--allow-private-network") { Description = "Lets loopback and private addresses be visited: for tests and one's own machines." };
        var delay = new Option<double?>("--delay") { Description = "Seconds between two requests to a host (default: 2; less only with --allow-private-network).", HelpName = "SECONDS" };
        var workers = new Option<int?>("--workers") { Description = "Pages in hand at a time, over all hosts (default: 4)." };
        var command = new Command("crawl", "Crawls sources: fetches, reads and keeps what is new.") { source, untilIdle, privateNetwork, delay, workers };
        command.Validators.Add(result =>
        {
            if (result.GetValue(delay) is { } seconds && seconds < CrawlOptions.DefaultDelay.TotalSeconds && (seconds < 0 || !result.GetValue(privateNetwork)))
                result.AddError("--delay takes seconds from 0 up; less than 2 only together with --allow-private-network.");
            if (result.GetValue(workers) is < 1 or > 256)
                result.AddError("--workers takes a number from 1 to 256.");
        });
        command.SetAction((parsed, cancel) => RunAsync(
            Settings.From(parsed), new Request(parsed.GetValue(source)!, parsed.GetValue(untilIdle), Options(parsed.GetValue(privateNetwork), parsed.GetValue(delay), parsed.GetValue(workers))), cancel));
        return command;
    }

    // The command line before the environment, the environment before the default.
    private static CrawlOptions Options(bool privateNetwork, double? delay, int? workers)
    {
        var set = CrawlSettings.Read(Environment.GetEnvironmentVariable);
        return set with
        {
            AllowPrivateNetwork = privateNetwork || set.AllowPrivateNetwork,
            Delay = delay is { } seconds ? TimeSpan.FromSeconds(seconds) : set.Delay,
            Workers = workers ?? set.Workers,
        };
    }

    private static async Task<int> RunAsync(Settings settings, Request request, CancellationToken cancel)
    {
        using var crawlerLock = CrawlerLock.Take(settings);
        await using var services = Tool.Services(settings, s => s.AddCrawling(request.Options));
        await Preparation.RunAsync(services, cancel);
        var sources = request.Sources.Length == 0 ? null : await SourcesAsync(services.GetRequiredService<CrawlSources>(), request.Sources, cancel);
        var crawler = services.GetRequiredService<Crawler>();
        using var display = new ProgressDisplay();
        if (!request.UntilIdle)
        {
            await crawler.RunAsync(sources, display, cancel);
            return CommandLine.Done;
        }
        var summary = await crawler.RunUntilIdleAsync(sources, display, cancel);
        display.End(summary);
        foreach (var problem in summary.Problems)
            await Console.Error.WriteLineAsync("zonenews: " + problem);
        return summary.Problems.Count == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    private static async Task<IReadOnlyList<string>> SourcesAsync(CrawlSources sources, string[] given, CancellationToken cancel)
    {
        var ids = new List<string>();
        foreach (var one in given)
        {
            if (!one.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                ids.Add(one);
                continue;
            }
            var (file, problem) = SourceFileFormat.Read(await File.ReadAllTextAsync(one, cancel));
            if (file is null)
                throw new SettingsException($"{one}: {problem}");
            if (await sources.SaveAsync(file, "file", cancel) is { } remark)
                await Console.Error.WriteLineAsync($"zonenews: {one}: {remark}");
            ids.Add(file.Id);
        }
        return ids;
    }
}
