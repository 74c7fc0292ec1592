using System.Collections.Frozen;
using AngleSharp.Dom;

namespace ZoneNews.Extraction.Html;

/// <summary>What elements are to a reader: facts of HTML, not of any site.</summary>
internal static class HtmlTags
{
    /// <summary>Never shown as text: code, frames, controls, pictures' inner parts, ruby readings.</summary>
    public static readonly FrozenSet<string> Unread = FrozenSet.ToFrozenSet(
    [
        "script", "style", "noscript", "template", "head", "title", "meta", "link", "iframe", "frame", "frameset", "noframes", "object", "embed", "applet",
        "svg", "math", "canvas", "audio", "video", "select", "option", "button", "textarea", "input", "datalist", "map", "area", "rt", "rp", "dialog",
    ]);

    /// <summary>Flow inside a line; everything else begins a new one.</summary>
    public static readonly FrozenSet<string> Inline = FrozenSet.ToFrozenSet(
    [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q",
        "ruby", "rb", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "o:p", "st1:chsdate", "img", "br",
    ]);

    /// <summary>Parts of a block that never hold an article alone.</summary>
    public static readonly FrozenSet<string> Pieces = FrozenSet.ToFrozenSet(
        ["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "th", "figure", "figcaption", "a", "html", "pre", "caption", "colgroup"]);

    /// <summary>An element as a person finds it again: <c>div#zoom.content.art</c>.</summary>
    public static string Describe(IElement element)
    {
        var id = element.GetAttribute("id") is { Length: > 0 } name ? "#" + name : "";
        return element.LocalName + id + string.Concat(element.ClassList.Select(c => "." + c));
    }

    public static int HeadingLevel(string tag) => tag is ['h', >= '1' and <= '6'] ? tag[1] - '0' : 0;
}
