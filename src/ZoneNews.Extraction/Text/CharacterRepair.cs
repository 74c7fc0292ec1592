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
        RepairWriter? writer = null;
        var kept = 0;
        for (var i = NextTouched(printed, 0); i >= 0; i = NextTouched(printed, Math.Max(kept, i + 1)))
        {
            if (Replacement(printed, i, i > kept ? printed[i - 1] : writer?.Last ?? '\0') is not (var kind, var length, var read))
                continue;
            writer ??= new RepairWriter(printed);
            writer.Keep(printed.AsSpan(kept, i - kept));
            writer.Replace(kind, printed.Substring(i, length), read);
            kept = i + length;
        }
        if (writer is null)
            return new SourceText(printed, []);
        writer.Keep(printed.AsSpan(kept));
        return writer.Done();
    }

    private static int NextTouched(string text, int from) => text.AsSpan(from).IndexOfAny(Touched) is >= 0 and var next ? from + next : -1;

    /// <summary>What the characters at <paramref name="at"/> are to be read as, null for what they are.</summary>
    private static (RepairKind Kind, int Length, string Read)? Replacement(string text, int at, char before)
    {
        var c = text[at];
        if (c is '(' or '（' && BracketedReading(text, at, before) is > 0 and var length)
            return (RepairKind.Pinyin, length, "");
        if (Narrow(c) is { } narrow)
            return (RepairKind.Width, 1, narrow);
        return Han.IsInvisible(c) || c == '\u00A0' ? (RepairKind.Split, 1, "") : null;
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
