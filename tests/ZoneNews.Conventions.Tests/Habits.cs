using System.Text.RegularExpressions;

namespace ZoneNews.Conventions.Tests;

/// <summary>The house's habits that a compiler does not watch.</summary>
public sealed partial class Habits
{
    private const int LongestFile = 300;

    // Today's exceptions. This list only shrinks.
    private static readonly string[] LongFiles = [];

    [Fact]
    public void No_source_file_is_longer_than_three_hundred_lines()
    {
        var long_ = SourceFiles.Under("src").Concat(SourceFiles.Under("src", "*.cshtml"))
            .Where(f => SourceFiles.Text(f).Split('\n').Length > LongestFile);
        Assert.Equal(LongFiles, long_.ToArray());
    }

    [Fact]
    public void No_type_is_called_a_manager_or_a_helper()
    {
        var vague = SourceFiles.Under("src").SelectMany(f => VagueName().Matches(SourceFiles.Code(f)).Select(m => $"{f}: {m.Value}"));
        Assert.Empty(vague);
    }

    [Fact]
    public void Nothing_is_left_for_later_in_the_source()
    {
        var left = SourceFiles.Under("src").Concat(SourceFiles.Under("src", "*.cshtml"))
            .SelectMany(f => LeftWork().Matches(SourceFiles.Text(f)).Select(m => $"{f}: {m.Value}"));
        Assert.Empty(left);
    }

    [Fact]
    public void Pages_encode_and_have_no_inline_script_or_style()
    {
        var inline = SourceFiles.Under("src", "*.cshtml")
            .SelectMany(f => Inline().Matches(SourceFiles.Text(f)).Select(m => $"{f}: {m.Value}"));
        Assert.Empty(inline);
    }

    [Fact]
    public void Program_stays_a_composition_root() =>
        Assert.InRange(SourceFiles.Text("src/ZoneNews.App/Program.cs").Split('\n').Length, 1, 60);

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+\w*(Manager|Helper|Utils|Utility|Common|Impl)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VagueName();

    [GeneratedRegex(@"NotImplementedException|NotSupportedException\(\)|\bTODO\b|\bFIXME\b|\bHACK\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeftWork();

    [GeneratedRegex(@"Html\.Raw|<script(?![^>]*(src=|type=""application/(ld\+)?json""))[^>]*>|\sstyle=""|\son(click|load|change|submit)=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inline();
}
