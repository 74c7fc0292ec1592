using System.CommandLine;
using System.CommandLine.Parsing;

namespace ZoneNews.App.Commands;

/// <summary>The verbs of <c>zonenews</c>. Exit codes: 0 done, 1 some item failed and is named on stderr, 2 usage.</summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;

    public static RootCommand Root()
    {
        var root = new RootCommand("ZoneNews: news and figures of China's development zones. Without a verb it serves the portal.")
        {
            Settings.DatabaseOption,
            Settings.DataOption,
        };
        var serve = ServeCommand.Create();
        root.Add(serve);
        root.Add(CrawlCommand.Create());
        root.Add(RereadCommand.Create());
        root.Add(ExtractCommand.Create());
        root.Add(ExportCommand.Create());
        root.Add(ImportCommand.Create());
        root.Add(DbCommand.Create());
        root.Add(RobotsCommand.Create());
        root.Add(UserCommand.Create());
        root.SetAction((parsed, cancel) => ServeCommand.RunAsync(Settings.From(parsed), new ServeOptions(), cancel));
        return root;
    }

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync("zonenews: " + error.Message);
            await Console.Error.WriteLineAsync($"See: zonenews {Verb(parsed)}--help");
            return Usage;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            return Failed;
        }
        catch (Exception e) when (Problem.Describe(e) is { } sentence)
        {
            await Console.Error.WriteLineAsync("zonenews: " + sentence);
            return Failed;
        }
    }

    private static string Verb(ParseResult parsed) =>
        string.Concat(Path(parsed.CommandResult).Reverse().Select(name => name + " "));

    private static IEnumerable<string> Path(CommandResult? result)
    {
        for (var at = result; at?.Parent is CommandResult parent; at = parent)
            yield return at.Command.Name;
    }
}
