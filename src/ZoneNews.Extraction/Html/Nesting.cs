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

    /// <summary>What an element adds to the depth of those inside it.</summary>
    private enum Kind
    {
        Block,
        Format,

        /// <summary>Without content, or closed by what follows.</summary>
        Uncounted,

        /// <summary>What stands inside is no mark-up: nothing lies deeper for it.</summary>
        Raw,
    }

    // All others are blocks.
    private static readonly FrozenDictionary<string, Kind> Kinds = FrozenDictionary.ToFrozenDictionary(
        [
            .. Are(Kind.Format, "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"),
            .. Are(
                Kind.Uncounted, "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "html", "head", "body",
                "p", "li", "dd", "dt", "td", "th", "tr", "tbody", "thead", "tfoot", "colgroup", "option", "optgroup", "a", "nobr"),
            .. Are(Kind.Raw, "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"),
        ], StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<KeyValuePair<string, Kind>> Are(Kind kind, params string[] names) => names.Select(n => KeyValuePair.Create(n, kind));

    /// <summary>The page itself where it is not nested too deep.</summary>
    public static string Limited(string html)
    {
        StringBuilder? kept = null;
        var kinds = Kinds.GetAlternateLookup<ReadOnlySpan<char>>();
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
            var kind = kinds.TryGetValue(name, out var known) ? known : Kind.Block;
            if (kind is Kind.Block or Kind.Format && !(html[end - 1] == '>' && html[end - 2] == '/'))
            {
                if (kind == Kind.Format ? Drops(closes, DeepestFormat, ref formats, ref droppedFormats) : Drops(closes, Deepest, ref open, ref dropped))
                {
                    (kept ??= new StringBuilder(html.Length)).Append(html, at, start - at);
                    at = end;
                }
            }
            start = !closes && kind == Kind.Raw ? RawEnd(html, name, end) : end;
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

    private static int RawEnd(string html, ReadOnlySpan<char> name, int from)
    {
        for (var at = html.IndexOf("</", from, StringComparison.Ordinal); at >= 0; at = html.IndexOf("</", at + 2, StringComparison.Ordinal))
            if (html.AsSpan(at + 2).StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return at;
        return html.Length;
    }

    private static int Behind(string html, string mark, int from) =>
        html.AsSpan(from).IndexOf(mark) is >= 0 and var at ? from + at + mark.Length : html.Length;
}
