using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZoneNews.Crawling;
using ZoneNews.Crawling.Robots;

namespace ZoneNews.App.Commands;

/// <summary><c>robots</c>: what a robots.txt says of addresses (RFC 9309).</summary>
public static class RobotsCommand
{
    public static Command Create()
    {
        var file = new Option<string?>("--file") { Description = "A robots.txt." };
        var agent = new Option<string>("--agent") { Description = "The user agent that asks (default: the crawler's own).", DefaultValueFactory = _ => new CrawlOptions().Agent };
        var manifest = new Option<string?>("--manifest") { Description = "JSON lines {\"id\",\"robots\",\"agents\",\"url\"}; {\"id\",\"allowed\"} is printed a line.", HelpName = "M.jsonl" };
        var urls = new Argument<string[]>("URL") { Description = "Addresses or paths.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("robots", "Says whether a robots.txt allows addresses, and which line decides.") { file, agent, manifest, urls };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(file) is null) == (result.GetValue(manifest) is null))
                result.AddError("robots takes either --file F with one or more URL, or --manifest M.jsonl.");
            else if (result.GetValue(file) is not null && result.GetValue(urls) is not { Length: > 0 })
                result.AddError("robots --file takes at least one URL.");
        });
        command.SetAction((parsed, cancel) => parsed.GetValue(manifest) is { } m
            ? ManifestAsync(m, cancel)
            : FileAsync(parsed.GetValue(file)!, parsed.GetValue(agent)!, parsed.GetValue(urls)!, cancel));
        return command;
    }

    private static async Task<int> FileAsync(string file, string agent, string[] urls, CancellationToken cancel)
    {
        var robots = RobotsTxt.Parse(await File.ReadAllTextAsync(file, cancel));
        foreach (var url in urls)
        {
            var verdict = robots.Evaluate(agent, url);
            await Console.Out.WriteLineAsync($"{(verdict.Allowed ? "allow" : "deny")}\t{url}\t{(verdict.Rule is { } rule ? $"line {rule.Line}: {rule.Text.Trim()}" : "no rule")}");
        }
        return CommandLine.Done;
    }

    private static async Task<int> ManifestAsync(string manifest, CancellationToken cancel)
    {
        var number = 0;
        var failed = 0;
        await foreach (var text in File.ReadLinesAsync(manifest, cancel))
        {
            number++;
            if (string.IsNullOrWhiteSpace(text))
                continue;
            try
            {
                await Console.Out.WriteLineAsync(Answer(JsonSerializer.Deserialize<Line>(text, ReadingJson.Options)!).ToJsonString(ReadingJson.Options));
            }
            catch (JsonException e)
            {
                failed++;
                await Console.Error.WriteLineAsync($"zonenews: {manifest}:{number}: not an object with id, robots, agents and url: {e.Message}");
            }
        }
        return failed == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    // Several agents stand for one crawler with several names: the first that a group names counts.
    private static JsonObject Answer(Line line)
    {
        var robots = RobotsTxt.Parse(line.Robots);
        var agent = line.Agents.FirstOrDefault(a => robots.Groups.Any(g => g.Agents.Contains(a.ToLowerInvariant()))) ?? line.Agents.FirstOrDefault() ?? "*";
        return new JsonObject { ["id"] = line.Id, ["allowed"] = robots.Evaluate(agent, line.Url).Allowed };
    }

    private sealed record Line(string Id, string Robots, string[] Agents, string Url);
}
