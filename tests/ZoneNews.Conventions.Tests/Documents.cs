using System.CommandLine;
using System.Text.RegularExpressions;
using ZoneNews.App.Commands;

namespace ZoneNews.Conventions.Tests;

/// <summary>The documents keep up with the program.</summary>
public sealed partial class Documents
{
    private static readonly string Readme = SourceFiles.Text("README.md");

    public static TheoryData<string> Verbs() => new(Leaves(CommandLine.Root(), "").Select(v => v.Path));

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_verb_is_in_the_README(string verb)
    {
        // 'db backup' may stand as `db backup` or, after its first mention, by its own name in the same row.
        var words = verb.Split(' ');
        Assert.Contains(words[0], Readme, StringComparison.Ordinal);
        Assert.Contains(words[^1], Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_variable_of_the_environment_is_in_the_README_or_the_operators_guide()
    {
        var read = SourceFiles.Under("src").Concat(SourceFiles.Under("tests"))
            .SelectMany(f => Variable().Matches(SourceFiles.Code(f)).Select(m => m.Groups["name"].Value)).Distinct(StringComparer.Ordinal);
        var told = Readme + SourceFiles.Text("docs/operations.md");
        Assert.All(read, name => Assert.Contains(name, told, StringComparison.Ordinal));
    }

    [Fact]
    public void Pictures_and_documents_that_the_README_names_exist()
    {
        var links = Link().Matches(Readme).Select(m => m.Groups["to"].Value).Where(to => !to.StartsWith("http", StringComparison.Ordinal));
        Assert.All(links, to => Assert.True(Path.Exists(Path.Combine(Testing.Repository.Root, to)), to));
    }

    [Fact]
    public void Documents_name_no_registry_and_no_path_of_a_machine()
    {
        var named = new[] { "README.md", "CHANGELOG.md", "NOTICE.md" }.Concat(SourceFiles.Under("docs", "*.md"))
            .Where(f => Private().IsMatch(SourceFiles.Text(f)));
        Assert.Empty(named);
    }

    private static IEnumerable<(string Path, Command Command)> Leaves(Command command, string path) =>
        command.Subcommands.Count == 0
            ? [(path.Trim(), command)]
            : command.Subcommands.SelectMany(c => Leaves(c, path + " " + c.Name));

    [GeneratedRegex(@"""(?<name>ZONENEWS_[A-Z_]*[A-Z])""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\]\((?<to>[^)#]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"(^|[\s`(])/(root|home|Users)/|\b(registry|api)\.\w+\.(org|com|net)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Private();
}
