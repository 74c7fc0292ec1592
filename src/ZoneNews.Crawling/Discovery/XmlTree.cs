using System.Net;
using System.Text;

namespace ZoneNews.Crawling.Discovery;

/// <summary>An element of a feed or sitemap. Names are local, in lower case; <see cref="Text"/> is its text and that of all inside it.</summary>
public sealed class XmlNode(string name, IReadOnlyDictionary<string, string> attributes)
{
    private readonly StringBuilder _text = new();

    public string Name { get; } = name;

    public IReadOnlyDictionary<string, string> Attributes { get; } = attributes;

    public List<XmlNode> Children { get; } = [];

    public string Text => _text.ToString().Trim();

    public XmlNode? Child(string name) => Children.Find(c => c.Name == name);

    public IEnumerable<XmlNode> Named(string name) => Children.Where(c => c.Name == name);

    internal void Append(string text) => _text.Append(text);
}

/// <summary>Reads XML as it is met: named entities of HTML, stray ampersands, unclosed elements. Nothing outside the text is ever loaded.</summary>
public static class XmlTree
{
    private const int MaxDepth = 64;
    private const int MaxNodes = 500_000;

    /// <summary>The document element; null where there is none.</summary>
    public static XmlNode? Parse(string text)
    {
        var top = new XmlNode("", new Dictionary<string, string>(StringComparer.Ordinal));
        var open = new List<XmlNode> { top };
        var (at, nodes) = (0, 0);
        while (at < text.Length && nodes < MaxNodes)
        {
            var tag = text.IndexOf('<', at);
            AddText(open, WebUtility.HtmlDecode(text[at..(tag < 0 ? text.Length : tag)]));
            if (tag < 0)
                break;
            at = Markup(text, tag, open);
            nodes++;
        }
        return top.Children.FirstOrDefault();
    }

    /// <summary>Reads what begins with the &lt; at <paramref name="tag"/>; answers the place behind it.</summary>
    private static int Markup(string text, int tag, List<XmlNode> open)
    {
        var rest = text.AsSpan(tag);
        if (rest.StartsWith("<![CDATA["))
        {
            var end = Behind(text, "]]>", tag);
            AddText(open, text[(tag + 9)..Math.Max(tag + 9, end - 3)]);
            return end;
        }
        if (rest.StartsWith("<!--"))
            return Behind(text, "-->", tag);
        if (rest.StartsWith("<?"))
            return Behind(text, "?>", tag);
        if (rest.StartsWith("<!"))
            return Doctype(text, tag);
        var close = TagEnd(text, tag);
        if (rest.StartsWith("</"))
            Close(open, LocalName(text[(tag + 2)..close]));
        else if (tag + 1 < text.Length && (char.IsLetter(text[tag + 1]) || text[tag + 1] == '_'))
            Open(open, text[(tag + 1)..close]);
        else
        {
            AddText(open, "<");
            return tag + 1;
        }
        return Math.Min(close + 1, text.Length);
    }

    private static void Open(List<XmlNode> open, string tag)
    {
        var empty = tag.EndsWith('/');
        var content = empty ? tag[..^1] : tag;
        var end = content.AsSpan().IndexOfAny(" \t\r\n");
        var node = new XmlNode(LocalName(end < 0 ? content : content[..end]), end < 0 ? new Dictionary<string, string>(StringComparer.Ordinal) : ReadAttributes(content, end));
        open[^1].Children.Add(node);
        if (!empty && open.Count < MaxDepth)
            open.Add(node);
    }

    private static void Close(List<XmlNode> open, string name)
    {
        var at = open.FindLastIndex(n => n.Name == name);
        if (at > 0)
            open.RemoveRange(at, open.Count - at);
    }

    private static void AddText(List<XmlNode> open, string text)
    {
        if (text.Length == 0)
            return;
        // An element's text is that of all inside it: XHTML in an Atom title reads as its words.
        for (var i = Math.Max(1, open.Count - 8); i < open.Count; i++)
            open[i].Append(text);
    }

    private static Dictionary<string, string> ReadAttributes(string tag, int at)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        while (at < tag.Length)
        {
            var equals = tag.IndexOf('=', at);
            if (equals < 0)
                break;
            var start = equals + 1;
            while (start < tag.Length && char.IsWhiteSpace(tag[start]))
                start++;
            if (start >= tag.Length)
                break;
            var quoted = tag[start] is '"' or '\'';
            var end = quoted ? tag.IndexOf(tag[start], start + 1) : tag.AsSpan(start).IndexOfAny(" \t\r\n") is var space and >= 0 ? start + space : tag.Length;
            if (end < 0)
                break;
            result.TryAdd(LocalName(tag[at..equals]), WebUtility.HtmlDecode(tag[(quoted ? start + 1 : start)..end]));
            at = end + 1;
        }
        return result;
    }

    private static string LocalName(string name)
    {
        var trimmed = name.Trim();
        var colon = trimmed.LastIndexOf(':');
        return (colon < 0 ? trimmed : trimmed[(colon + 1)..]).ToLowerInvariant();
    }

    private static int Behind(string text, string mark, int from)
    {
        var at = text.IndexOf(mark, from, StringComparison.Ordinal);
        return at < 0 ? text.Length : at + mark.Length;
    }

    private static int Doctype(string text, int from)
    {
        var (bracket, end) = (text.IndexOf('[', from), text.IndexOf('>', from));
        if (bracket >= 0 && bracket < end)
            end = text.IndexOf(']', bracket) is var close and >= 0 ? text.IndexOf('>', close) : -1;
        return end < 0 ? text.Length : end + 1;
    }

    // A > inside a quoted value ends no tag.
    private static int TagEnd(string text, int from)
    {
        var quote = '\0';
        for (var i = from + 1; i < text.Length; i++)
        {
            if (quote != '\0')
                quote = text[i] == quote ? '\0' : quote;
            else if (text[i] is '"' or '\'' && text[i - 1] == '=')
                quote = text[i];
            else if (text[i] == '>')
                return i;
        }
        return text.Length;
    }
}
