using System.Collections.Frozen;
using System.Text;

namespace ZoneNews.Extraction.Html;

/// <summary>
/// Takes tags out of a page that would open thousands of elements inside each other: a parser looks through all that are open at each tag, so that
/// such a page costs its square. Browsers stop at 512 as well. No text is lost, and pages as people make them are left as they are.
/// </summary>
internal static class Nesting
{
    private const int Deepest = 512;

    /// <summary>Elements that a parser opens anew in every block until they are closed.</summary>
    private const int DeepestFormat = 64;

    private static readonly FrozenSet<string> Format = FrozenSet.ToFrozenSet(
        ["b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"], StringComparer.OrdinalIgnoreCase);

    // Without content, or closed by what follows.
    private static readonly FrozenSet<string> Uncounted = FrozenSet.ToFrozenSet(
        [
            "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "html", "head", "body",
            "p", "li", "dd", "dt", "td", "th", "tr", "tbody", "thead", "tfoot", "colgroup", "option", "optgroup", "title", "a", "nobr",
        ], StringComparer.OrdinalIgnoreCase);

    // What stands inside is no mark-up.
    private static readonly string[] Raw = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

    /// <summary>The page itself where it is not nested too deep.</summary>
    public static string Limited(string html)
    {
        StringBuilder? kept = null;
        var (at, open, formats, dropped, droppedFormats) = (0, 0, 0, 0, 0);
        for (var start = html.IndexOf('<'); start >= 0 && start + 1 < html.Length; start = html.IndexOf('<', start))
        {
            if (html.AsSpan(start).StartsWith("<!--"))
            {
                start = Behind(html, "-->", start + 4);
                continue;
            }
            var closes = html[start + 1] == '/';
            var name = NameAt(html, closes ? start + 2 : start + 1);
            if (name.Length == 0)
            {
                start++;
                continue;
            }
            var end = Behind(html, ">", start);
            if (!Uncounted.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name) && !(html[end - 1] == '>' && html[end - 2] == '/'))
            {
                var isFormat = Format.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
                if (isFormat ? Drops(closes, DeepestFormat, ref formats, ref droppedFormats) : Drops(closes, Deepest, ref open, ref dropped))
                {
                    (kept ??= new StringBuilder(html.Length)).Append(html, at, start - at);
                    at = end;
                }
            }
            start = !closes && IsRaw(name) ? RawEnd(html, name, end) : end;
        }
        return kept is null ? html : kept.Append(html, at, html.Length - at).ToString();
    }

    // An end tag goes with the start tag that was dropped last.
    private static bool Drops(bool closes, int limit, ref int open, ref int dropped)
    {
        if (closes)
        {
            if (dropped > 0)
            {
                dropped--;
                return true;
            }
            open = Math.Max(0, open - 1);
            return false;
        }
        if (open >= limit)
        {
            dropped++;
            return true;
        }
        open++;
        return false;
    }

    private static ReadOnlySpan<char> NameAt(string html, int at)
    {
        var end = at;
        while (end < html.Length && (char.IsAsciiLetterOrDigit(html[end]) || end > at && html[end] is '-' or ':'))
            end++;
        return end > at && char.IsAsciiLetter(html[at]) ? html.AsSpan(at, end - at) : default;
    }

    private static bool IsRaw(ReadOnlySpan<char> name)
    {
        foreach (var raw in Raw)
            if (name.Equals(raw, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static int RawEnd(string html, ReadOnlySpan<char> name, int from)
    {
        for (var at = html.IndexOf("</", from, StringComparison.Ordinal); at >= 0; at = html.IndexOf("</", at + 2, StringComparison.Ordinal))
            if (html.AsSpan(at + 2).StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return at;
        return html.Length;
    }

    private static int Behind(string html, string mark, int from) =>
        html.IndexOf(mark, from, StringComparison.Ordinal) is >= 0 and var at ? at + mark.Length : html.Length;
}
