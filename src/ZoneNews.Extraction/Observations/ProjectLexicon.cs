using ZoneNews.Extraction.Lexicon;

namespace ZoneNews.Extraction.Observations;

/// <summary>The words that projects' and companies' amounts are read by: Lexicon/Figures/project-mentions.json.</summary>
internal sealed class ProjectLexicon
{
    private readonly Dictionary<string, string> _items;
    private readonly string[] _words;

    private ProjectLexicon(ProjectWords file)
    {
        File = file;
        _items = file.Items.SelectMany(i => i.Value.Select(w => (Word: w, Item: i.Key))).ToDictionary(p => p.Word, p => p.Item, StringComparer.Ordinal);
        _words = [.. _items.Keys.OrderByDescending(w => w.Length)];
    }

    public static ProjectLexicon Default { get; } = new(LexiconFile.Read<ProjectWords>("Figures/project-mentions.json"));

    public ProjectWords File { get; }

    /// <summary>The item whose word ends at the end of <paramref name="text"/>, and the word's length; the longest.</summary>
    public (string? Item, int Length) ItemAtEnd(ReadOnlySpan<char> text)
    {
        foreach (var word in _words)
            if (text.EndsWith(word))
                return (_items[word], word.Length);
        return default;
    }

    /// <summary>How much of the end of <paramref name="text"/> may stand between a word and its amount.</summary>
    public int FillerAtEnd(ReadOnlySpan<char> text)
    {
        var end = text.Length;
        while (LongestAtEnd(text[..end], File.Between) is > 0 and var length && ItemAtEnd(text[..end]).Item is null)
            end -= length;
        return text.Length - end;
    }

    /// <summary>Length of the longest of <paramref name="words"/> that ends <paramref name="text"/>.</summary>
    public static int LongestAtEnd(ReadOnlySpan<char> text, string[] words)
    {
        var longest = 0;
        foreach (var word in words)
            if (word.Length > longest && text.EndsWith(word))
                longest = word.Length;
        return longest;
    }

    /// <summary>Length of the longest of <paramref name="words"/> that <paramref name="text"/> begins with.</summary>
    public static int LongestAtStart(ReadOnlySpan<char> text, string[] words)
    {
        var longest = 0;
        foreach (var word in words)
            if (word.Length > longest && text.StartsWith(word))
                longest = word.Length;
        return longest;
    }
}

/// <summary>The file's lists.</summary>
internal sealed record ProjectWords(
    Dictionary<string, string[]> Items, string[] Between, string[] Behind, string[] ProjectTails, string[] CompanyTails, string[] Openings, string[] Again, string[] Never, string[] Ahead);
