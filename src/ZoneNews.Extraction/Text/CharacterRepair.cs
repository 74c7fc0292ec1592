using System.Buffers;

namespace ZoneNews.Extraction.Text;

/// <summary>The first stage of repair, character by character: width, invisible characters, readings in brackets.</summary>
internal static class CharacterRepair
{
    private const int LongestBracket = 12;

    private static readonly string[] NarrowForms =
        [.. Enumerable.Range('０', 'ｚ' - '０' + 1).Select(c => ((char)(c - 0xFEE0)).ToString())];

    /// <summary>Characters that a rule of this stage looks at: most texts hold none.</summary>
    private static readonly SearchValues<char> Touched = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(c => (char)c)
            .Where(c => c is '(' or '（' or '\u00A0' || Narrow(c) is not null || Han.IsInvisible(c))]);

    public static SourceText Repair(string printed)
    {
        if (!printed.AsSpan().ContainsAny(Touched))
            return new SourceText(printed, []);
        var writer = new RepairWriter(printed);
        for (var i = 0; i < printed.Length; i++)
        {
            var c = printed[i];
            if (c is '(' or '（' && BracketedReading(printed, i, writer.Last) is > 0 and var length)
            {
                writer.Replace(RepairKind.Pinyin, printed.Substring(i, length), "");
                i += length - 1;
            }
            else if (Narrow(c) is { } narrow)
                writer.Replace(RepairKind.Width, printed.Substring(i, 1), narrow);
            else if (Han.IsInvisible(c) || c == '\u00A0')
                writer.Replace(RepairKind.Split, printed.Substring(i, 1), "");
            else
                writer.Keep(c);
        }
        return writer.Done();
    }

    private static string? Narrow(char c) => c switch
    {
        >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' => NarrowForms[c - '０'],
        '％' => "%",
        '．' => ".",
        '\u3000' => " ",
        _ => null,
    };

    /// <summary>Length of the bracket at <paramref name="open"/> where it holds a reading of <paramref name="before"/>, else 0.</summary>
    private static int BracketedReading(string text, int open, char before)
    {
        if (!Han.IsHan(before))
            return 0;
        var end = Math.Min(text.Length, open + LongestBracket);
        for (var i = open + 1; i < end; i++)
            if (text[i] is ')' or '）')
                return i > open + 1 && Readings.Has(before, text.AsSpan(open + 1, i - open - 1)) ? i - open + 1 : 0;
        return 0;
    }
}
