using System.Runtime.InteropServices;
using AngleSharp.Dom;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Html;

/// <summary>Walks a document once, without recursion, into a <see cref="PageOutline"/>.</summary>
internal sealed class OutlineReader
{
    /// <summary>An element whose children are being read.</summary>
    private struct Frame
    {
        public required INodeList Children;
        public required int Index;
        public required string Tag;
        public required bool Inline;
        public required Style Style;
        public int Child;
    }

    /// <summary>What text inherits from the elements around it.</summary>
    private readonly record struct Style(int Block, int Table, int Heading, bool Linked, bool Bold, bool Pre, int NoiseNode, string? Address);

    private readonly List<PageNode> _nodes = [];
    private readonly List<PageLine> _lines = [];
    private readonly List<IElement> _told = [];
    private readonly HidingStyles _styles = new();
    private readonly bool _believing;
    private readonly LineDraft _line = new();
    private int _hidden;

    private OutlineReader(bool believing = true) => _believing = believing;

    /// <summary>Reads what the page shows. Sheets that hide more than they leave are not believed: a script shows it then.</summary>
    public static PageOutline Read(IElement root)
    {
        var reader = Walked(root, believing: true);
        return (reader._hidden > reader._lines.Sum(l => l.Length) ? Walked(root, believing: false) : reader).Finish();
    }

    private static OutlineReader Walked(IElement root, bool believing)
    {
        var reader = new OutlineReader(believing);
        foreach (var element in root.Owner?.Head?.Children ?? Enumerable.Empty<IElement>())
            if (element.LocalName == "style")
                reader._styles.Add(TextOf(element));
        reader.Walk(root);
        return reader;
    }

    /// <summary>A plain text has one line a line, all in one node.</summary>
    public static PageOutline Read(string text)
    {
        var reader = new OutlineReader();
        var style = new Style(0, -1, 0, false, false, false, -1, null);
        foreach (var line in text.Split('\n'))
        {
            reader._line.Append(line, style.Block, linked: false, bold: false);
            reader.Break(style);
        }
        reader._nodes.Add(new PageNode(null, -1, -1, 1, 0, reader._lines.Count));
        return reader.Finish();
    }

    private void Walk(IElement root)
    {
        var open = new List<Frame> { Enter(root, -1, new Style(0, -1, 0, false, false, false, -1, null)) };
        while (open.Count > 0)
        {
            ref var frame = ref CollectionsMarshal.AsSpan(open)[^1];
            if (frame.Child == frame.Children.Length)
            {
                Leave(in frame);
                open.RemoveAt(open.Count - 1);
                continue;
            }
            // Asking for a class costs less than asking for an interface, and most children are one or the other.
            var child = frame.Children[frame.Child++];
            if (child is Element element)
            {
                if (Visit(element, in frame))
                    open.Add(Enter(element, frame.Index, frame.Style));
            }
            else if (child is IText text)
                Read(text.Data, frame.Style);
        }
    }

    private void Read(string text, Style style)
    {
        if (!style.Pre)
        {
            _line.Append(text, style.Block, style.Linked, style.Bold);
            return;
        }
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                Break(style);
            _line.Append(lines[i], style.Block, style.Linked, style.Bold);
        }
    }

    /// <summary>Whether what is in the element is to be read.</summary>
    private bool Visit(Element element, in Frame parent)
    {
        var tag = element.LocalName;
        if (tag == "br")
            Break(parent.Style);
        else if (tag == "img")
            Picture(element, parent.Style);
        else if (tag is "meta" or "link" or "script")
            _told.Add(element);
        else if (tag == "style")
            _styles.Add(TextOf(element));
        else
            return !HtmlTags.Unread.Contains(tag) && !IsHidden(element);
        return false;
    }

    private Frame Enter(IElement element, int parent, Style outer)
    {
        var tag = element.LocalName;
        var inline = HtmlTags.Inline.Contains(tag);
        if (!inline)
            Break(outer);
        var index = _nodes.Count;
        _nodes.Add(new PageNode(element, parent, outer.Table, 0, _lines.Count, 0));
        var style = outer with
        {
            Block = inline ? outer.Block : index,
            Table = tag == "table" ? index : outer.Table,
            Heading = HtmlTags.HeadingLevel(tag) is > 0 and var level ? level : outer.Heading,
            Bold = outer.Bold || tag is "b" or "strong",
            Pre = outer.Pre || tag == "pre",
            NoiseNode = outer.NoiseNode < 0 && PageCues.IsNoise(element, tag) ? index : outer.NoiseNode,
        };
        if (tag == "a" && element.GetAttribute("href") is { } address)
        {
            style = style with { Linked = true, Address = address };
            _line.OpenLink();
        }
        return new Frame { Children = element.ChildNodes, Index = index, Tag = tag, Inline = inline, Style = style };
    }

    private void Leave(in Frame frame)
    {
        if (frame.Tag == "a" && frame.Style.Address is { } address)
            _line.CloseLink(address);
        if (!frame.Inline)
            Break(frame.Style);
        _nodes[frame.Index] = _nodes[frame.Index] with { End = _nodes.Count, EndLine = _lines.Count + (_line.IsEmpty ? 0 : 1) };
    }

    private void Break(Style style)
    {
        if (_line.IsEmpty)
            return;
        _lines.Add(_line.Take(style.Heading, style.NoiseNode));
        if (style.Linked)
            _line.OpenLink();
    }

    private void Picture(IElement image, Style style)
    {
        Break(style);
        _lines.Add(new PageLine("", "", style.Block, 0, 0, 0, style.NoiseNode, [], image));
    }

    private bool IsHidden(IElement element)
    {
        if (element.Attributes.Length == 0)
            return false;
        if (element.HasAttribute("hidden"))
            return true;
        var own = element.GetAttribute("style") is { Length: > 0 } style ? _styles.OfInline(style) : Hiding.Nothing;
        if (Hides(own, element))
            return true;
        if (_believing && Hides(_styles.Of(element), element))
        {
            _hidden += element.TextContent.Length;
            return true;
        }
        return false;
    }

    // A sheet is one text as a rule, and may be long.
    private static string TextOf(IElement element) => element.ChildNodes is [IText only] ? only.Data : element.TextContent;

    private static bool Hides(Hiding hiding, IElement element) =>
        hiding == Hiding.Element || hiding == Hiding.Letters && element.FirstElementChild is null;

    private PageOutline Finish()
    {
        var traditional = TraditionalText.IsTraditional(_lines.Select(l => l.Printed));
        for (var i = 0; i < _lines.Count; i++)
            if (TextRepair.Repair(_lines[i].Printed, traditional).Text is var read && !ReferenceEquals(read, _lines[i].Printed))
                _lines[i] = _lines[i] with { Text = read };
        return new PageOutline(_nodes, _lines, traditional, _told);
    }
}
