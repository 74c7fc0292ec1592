using System.Collections.Frozen;
using ZoneNews.Extraction.Lexicon;

namespace ZoneNews.Extraction.Text;

/// <summary>The readings (pinyin) that Han characters have.</summary>
internal static class Readings
{
    private const string Toned = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê";
    private const string Plain = "aaaaeeeeiiiioooouuuuvvvvvnnnme";

    private static readonly FrozenDictionary<string, string> Characters =
        LexiconFile.Rows("Page/readings.tsv").ToFrozenDictionary(row => row[0], row => row[1]);

    /// <summary>Whether <paramref name="reading"/>, with or without its tone, is a reading of <paramref name="han"/>.</summary>
    public static bool Has(char han, ReadOnlySpan<char> reading)
    {
        Span<char> plain = stackalloc char[8];
        var length = 0;
        foreach (var c in reading.Trim(' '))
        {
            if (c is >= '\u0300' and <= '\u036F')
                continue;
            var letter = c is >= 'a' and <= 'z' ? c : Toned.IndexOf(c) is >= 0 and var at ? Plain[at] : '\0';
            if (letter == '\0' || length == plain.Length)
                return false;
            plain[length++] = letter;
        }
        return Characters.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(plain[..length], out var characters)
            && characters.Contains(han);
    }
}
