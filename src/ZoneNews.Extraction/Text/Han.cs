using System.Buffers;

namespace ZoneNews.Extraction.Text;

/// <summary>Classes of characters of Chinese text.</summary>
internal static class Han
{
    /// <summary>A character of the basic planes of Han; a low surrogate stands for the rare ones above.</summary>
    public static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' || char.IsLowSurrogate(c);

    /// <summary>Han and its punctuation: between two of these a line break of the page's source means nothing.</summary>
    public static bool IsWide(char c) => IsHan(c) || c is >= '\u3001' and <= '\u303F' or >= '\uFF00' and <= '\uFFEF' or '“' or '”' or '—' || char.IsHighSurrogate(c);

    /// <summary>A character that is never seen: zero-width, direction and soft hyphen marks.</summary>
    public static bool IsInvisible(char c) => c is '\u00AD' or >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u2064' or '\uFEFF';

    /// <summary>White space and <see cref="IsInvisible"/>: all that stands between words and is no sign.</summary>
    public static SearchValues<char> SpaceOrInvisible { get; } = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(c => char.IsWhiteSpace(c) || IsInvisible(c))]);
}
