using ZoneNews.Extraction.Lexicon;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>The words that projects' and companies' amounts are read by: Lexicon/Figures/project-mentions.json.</summary>
internal sealed class ProjectLexicon
{
    private readonly PhraseTrie<string> _items;
    private readonly PhraseTrie<string> _between;

    private ProjectLexicon(ProjectWords file)
    {
        File = file;
        _items = PhraseTrie.Of(file.Items.SelectMany(i => i.Value.Select(w => (w, i.Key))), backwards: true);
        _between = PhraseTrie.Of(file.Between, backwards: true);
        (Behind, Openings) = (PhraseTrie.Of(file.Behind), PhraseTrie.Of(file.Openings));
        (ProjectTails, CompanyTails, Again) = (new Tails(file.ProjectTails), new Tails(file.CompanyTails), new Tails(file.Again));
    }

    public static ProjectLexicon Default { get; } = new(LexiconFile.Read<ProjectWords>("Figures/project-mentions.json"));

    public ProjectWords File { get; }

    public PhraseTrie<string> Behind { get; }

    public PhraseTrie<string> Openings { get; }

    public Tails ProjectTails { get; }

    public Tails CompanyTails { get; }

    public Tails Again { get; }

    /// <summary>The item whose word ends at the end of <paramref name="text"/>, and the word's length; the longest.</summary>
    public (string? Item, int Length) ItemAtEnd(ReadOnlySpan<char> text) => _items.LongestAt(text);

    /// <summary>How much of the end of <paramref name="text"/> may stand between a word and its amount.</summary>
    public int FillerAtEnd(ReadOnlySpan<char> text)
    {
        var end = text.Length;
        while (_between.LongestAt(text[..end]).Length is > 0 and var length && ItemAtEnd(text[..end]).Item is null)
            end -= length;
        return text.Length - end;
    }
}

/// <summary>Words that names end with, or that stand for them.</summary>
internal sealed class Tails(string[] words)
{
    private readonly PhraseTrie<string> _starts = PhraseTrie.Of(words);
    private readonly PhraseTrie<string> _ends = PhraseTrie.Of(words, backwards: true);

    /// <summary>Length of the longest that <paramref name="text"/> begins with.</summary>
    public int AtStart(ReadOnlySpan<char> text) => _starts.LongestAt(text).Length;

    /// <summary>Length of the longest that <paramref name="text"/> ends with.</summary>
    public int AtEnd(ReadOnlySpan<char> text) => _ends.LongestAt(text).Length;

    /// <summary>Where the first, or the last, ends in a text; two that touch (基地项目) are one.</summary>
    public int? EndIn(ReadOnlySpan<char> text, bool last)
    {
        for (var n = 1; n <= text.Length; n++)
        {
            var end = last ? text.Length + 1 - n : n;
            if (AtEnd(text[..end]) == 0)
                continue;
            while (AtStart(text[end..]) is > 0 and var more)
                end += more;
            return end;
        }
        return null;
    }
}

/// <summary>The file's lists.</summary>
internal sealed record ProjectWords(
    Dictionary<string, string[]> Items, string[] Between, string[] Behind, string[] ProjectTails, string[] CompanyTails, string[] Openings, string[] Again, string[] Never, string[] Ahead);
