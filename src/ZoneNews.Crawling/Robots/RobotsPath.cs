using System.Globalization;
using System.Text;

namespace ZoneNews.Crawling.Robots;

/// <summary>Paths and patterns of robots.txt in one spelling: octets outside ASCII escaped, escapes in upper case, plain characters unescaped.</summary>
public static class RobotsPath
{
    /// <summary>Path and query of an address; <c>/</c> where it has none.</summary>
    public static string Of(string url)
    {
        var slashes = url.IndexOf("//", StringComparison.Ordinal);
        var start = slashes < 0 || url.AsSpan(0, slashes).IndexOfAny('/', '?', ';') >= 0 ? 0 : slashes + 2;
        var at = url.AsSpan(start).IndexOfAny('/', '?', ';');
        if (at < 0)
            return "/";
        var path = url[(start + at)..];
        var fragment = path.IndexOf('#', StringComparison.Ordinal);
        if (fragment >= 0)
            path = path[..fragment];
        return Spell(path[0] == '/' ? path : "/" + path);
    }

    /// <summary>One spelling for paths and patterns (RFC 9309, 2.2.2).</summary>
    public static string Spell(string path)
    {
        var result = new StringBuilder(path.Length);
        Span<byte> octets = stackalloc byte[4];
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '%' && i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]))
            {
                var octet = byte.Parse(path.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                Append(result, octet, escaped: true);
                i += 2;
            }
            else if (Rune.TryGetRuneAt(path, i, out var rune))
            {
                foreach (var octet in octets[..rune.EncodeToUtf8(octets)])
                    Append(result, octet, escaped: false);
                i += rune.Utf16SequenceLength - 1;
            }
        }
        return result.ToString();
    }

    /// <summary><c>*</c> stands for anything, a last <c>$</c> for the end. Linear in the length of both, whatever the pattern.</summary>
    public static bool Matches(string pattern, string path)
    {
        var (p, t, star, mark) = (0, 0, -1, 0);
        var anchored = pattern.EndsWith('$');
        var end = anchored ? pattern.Length - 1 : pattern.Length;
        while (t < path.Length)
        {
            if (p == end && !anchored)
                return true;
            if (p < end && pattern[p] == '*')
                (star, mark) = (p++, t);
            else if (p < end && pattern[p] == path[t])
                (p, t) = (p + 1, t + 1);
            else if (star >= 0)
                (p, t) = (star + 1, ++mark);
            else
                return false;
        }
        while (p < end && pattern[p] == '*')
            p++;
        return p == end;
    }

    private static void Append(StringBuilder result, byte octet, bool escaped)
    {
        var plain = octet < 0x80 && (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~');
        if (plain || (!escaped && octet is > 0x20 and < 0x7f))
            result.Append((char)octet);
        else
            result.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
    }
}
