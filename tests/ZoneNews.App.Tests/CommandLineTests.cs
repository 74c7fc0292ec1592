using ZoneNews.App.Commands;
using ZoneNews.Testing;

namespace ZoneNews.App.Tests;

public sealed class CommandLineTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Verbs() => new(CommandLine.Root().Subcommands.Select(c => c.Name));

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_verb_explains_itself(string verb)
    {
        var answer = await ZoneNewsProcess.RunAsync([verb, "--help"], cancel: Cancel);
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("Description:", answer.Output, StringComparison.Ordinal);
        Assert.Contains(verb, answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("extract")]
    [InlineData("extract", "a.html", "--manifest", "m.jsonl")]
    [InlineData("user", "add", "li", "--role", "king")]
    [InlineData("export", "articles", "--format", "pdf")]
    [InlineData("serve", "--database", "mysql:x")]
    [InlineData("crawl", "--delay", "0")]
    [InlineData("robots", "--file", "robots.txt")]
    public async Task Wrong_usage_ends_with_2_and_says_where_help_is(params string[] arguments)
    {
        var answer = await ZoneNewsProcess.RunAsync(arguments, cancel: Cancel);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("zonenews: ", answer.Error, StringComparison.Ordinal);
        Assert.Contains("--help", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_named_and_ends_with_1()
    {
        var answer = await ZoneNewsProcess.RunAsync(["extract", "not-there.html"], cancel: Cancel);
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("not-there.html", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_down_is_named_and_ends_with_1()
    {
        using var folder = new TemporaryFolder();
        var answer = await ZoneNewsProcess.RunAsync(
            ["db", "status", "--database", "postgres:Host=127.0.0.1;Port=1;Username=x;Password=x;Timeout=2"], folder.Path, cancel: Cancel);
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("127.0.0.1:1", answer.Error, StringComparison.Ordinal);
        Assert.Contains("correct --database", answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
