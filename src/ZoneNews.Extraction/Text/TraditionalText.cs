using System.Collections.Frozen;
using ZoneNews.Extraction.Lexicon;

namespace ZoneNews.Extraction.Text;

/// <summary>Traditional to simplified Chinese, by phrase and character. Word forms of Taiwan (專案, 品質) stay words: 专案, 品质.</summary>
public static class TraditionalText
{
    private readonly record struct Entry(string Traditional, string Simplified);

    // By first code unit, longest first: the first that fits is the longest match.
    private static readonly FrozenDictionary<char, Entry[]> Entries = LexiconFile.Rows("Page/traditional.tsv")
        .GroupBy(row => row[0][0])
        .ToFrozenDictionary(
            group => group.Key,
            group => group.Select(row => new Entry(row[0], row[1])).OrderByDescending(e => e.Traditional.Length).ToArray());

    // 1 for characters that only traditional texts have, −1 for those of simplified ones.
    private static readonly sbyte[] Script = Scripts();

    /// <summary>Whether the text as a whole is traditional: a stray 著 or 乾 in a simplified page is no reason to convert it.</summary>
    public static bool IsTraditional(IEnumerable<string> texts)
    {
        var balance = 0;
        foreach (var text in texts)
            foreach (var c in text)
                balance += Script[c];
        return balance > 0;
    }

    /// <summary>The text in simplified characters, with each change as a repair.</summary>
    public static SourceText Simplify(string text)
    {
        var writer = new RepairWriter(text);
        for (var i = 0; i < text.Length;)
        {
            if (Match(text, i) is not { } entry)
            {
                writer.Keep(text[i++]);
                continue;
            }
            Write(writer, entry);
            i += entry.Traditional.Length;
        }
        return writer.Done();
    }

    private static Entry? Match(string text, int at)
    {
        if (text[at] < '\u2E80' || !Entries.TryGetValue(text[at], out var entries))
            return null;
        foreach (var entry in entries)
            if (string.CompareOrdinal(text, at, entry.Traditional, 0, entry.Traditional.Length) == 0)
                return entry;
        return null;
    }

    // Character by character where the lengths agree, so that a repair covers only what changed.
    private static void Write(RepairWriter writer, Entry entry)
    {
        if (entry.Traditional.Length != entry.Simplified.Length || entry.Traditional.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            if (entry.Traditional == entry.Simplified)
                writer.Keep(entry.Simplified);
            else
                writer.Replace(RepairKind.Traditional, entry.Traditional, entry.Simplified);
            return;
        }
        for (var i = 0; i < entry.Traditional.Length; i++)
            if (entry.Traditional[i] == entry.Simplified[i])
                writer.Keep(entry.Simplified[i]);
            else
                writer.Replace(RepairKind.Traditional, entry.Traditional.Substring(i, 1), entry.Simplified.Substring(i, 1));
    }

    private static sbyte[] Scripts()
    {
        var scripts = new sbyte[0x10000];
        var characters = Entries.Values.SelectMany(e => e).Where(e => e is { Traditional.Length: 1, Simplified.Length: 1 }).ToList();
        foreach (var entry in characters)
            scripts[entry.Simplified[0]] = -1;
        foreach (var entry in characters)
            scripts[entry.Traditional[0]] = 1;
        return scripts;
    }
}
