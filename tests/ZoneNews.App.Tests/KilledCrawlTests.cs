using System.Text.Json;
using ZoneNews.Testing;
using ZoneNews.Testing.Sites;

namespace ZoneNews.App.Tests;

/// <summary>kill -9 in the middle of a crawl, again and again: nothing is lost, nothing is there twice, nothing stays locked.</summary>
public sealed class KilledCrawlTests
{
    private const int Articles = 150;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_crawl_killed_at_any_moment_goes_on_where_it_stopped()
    {
        using var folder = new TemporaryFolder();
        await using var server = await SiteServer.ServeAsync([SmallSite.Of(Articles)]);
        await File.WriteAllTextAsync(
            folder.File("small.json"), $$"""{"id":"small","start":[{"url":"{{server.Sites["small"].Origin}}/news/list_1.html","as":"list"}]}""", Cancel);
        string[] crawl = ["crawl", "--source", "small.json", "--until-idle", "--allow-private-network", "--delay", "0"];
        var chance = new Random(20221120);
        for (var kill = 0; kill < 5; kill++)
        {
            var seen = server.Log.Count;
            using var process = ZoneNewsProcess.Start(crawl, folder.Path);
            // Killed at a random moment after its first request of the run.
            while (server.Log.Count == seen && !process.HasExited)
                await Task.Delay(20, Cancel);
            await Task.Delay(chance.Next(50, 900), Cancel);
            process.Kill();
            await process.WaitForExitAsync(Cancel);
        }

        var end = await ZoneNewsProcess.RunAsync(crawl, folder.Path, cancel: Cancel);
        Assert.True(end.ExitCode == 0, end.Error);
        var status = await ZoneNewsProcess.RunAsync(["db", "status"], folder.Path, cancel: Cancel);
        Assert.Matches("check +ok", status.Output);
        var export = await ZoneNewsProcess.RunAsync(["export", "articles", "--format", "jsonl", "--source", "small"], folder.Path, cancel: Cancel);
        var urls = export.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("url").GetString()).ToList();
        Assert.Equal(Articles, urls.Count);
        Assert.Equal(Articles, urls.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_second_crawler_on_SQLite_is_refused_with_a_sentence()
    {
        using var folder = new TemporaryFolder();
        await using var held = new FileStream(folder.File("z.db.crawler"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var answer = await ZoneNewsProcess.RunAsync(["crawl", "--until-idle", "--database", "sqlite:z.db"], folder.Path, cancel: Cancel);
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("SQLite serves one", answer.Error, StringComparison.Ordinal);
    }
}
