namespace ZoneNews.Data.Search;

/// <summary>
/// Text as the search compares it: lower case, half width, one kind of blank. One character stays one character,
/// so that a place in folded text is a place in the text.
/// </summary>
public static class FoldedText
{
    public static string Fold(string text) => string.Create(text.Length, text, static (folded, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            folded[i] = Fold(source[i]);
    });

    public static char Fold(char c) => c switch
    {
        >= 'a' and <= 'z' => c,
        >= 'A' and <= 'Z' => (char)(c | 0x20),
        < '\u0080' => c == '\t' ? ' ' : c,
        >= '\u4e00' and <= '\u9fff' => c,
        '\u00a0' or '\u3000' => ' ',
        >= '\uff01' and <= '\uff5e' => Fold((char)(c - 0xfee0)),
        _ => char.ToLowerInvariant(c),
    };
}
