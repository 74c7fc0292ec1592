using AngleSharp.Dom;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Html;

/// <summary>Walks a document once, without recursion, into a <see cref="PageOutline"/>.</summary>
internal sealed class OutlineReader
{
    private sealed record Frame(INode Node, int Index, string Tag, bool Inline, Style Style)
    {
        public int Child { get; set; }
    }

    /// <summary>What text inherits from the elements around it.</summary>
    private readonly record struct Style(int Block, int Table, int Heading, bool Linked, bool Bold, bool Pre, int NoiseNode, string? Address);

    private sealed record Draft(IElement? Element, int Parent, int Table, int FirstLine)
    {
        public int End { get; set; }

        public int EndLine { get; set; }
    }

    private readonly List<Draft> _nodes = [];
    private readonly List<LineDraft> _lines = [];
    private readonly List<IElement> _told = [];
    private readonly HidingStyles _styles = new();
    private readonly bool _believing;
    private LineDraft _line = new();
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
                reader._styles.Add(element.TextContent);
        reader.Walk(root);
        return reader;
    }

    /// <summary>A plain text has one line a line, all in one node.</summary>
    public static PageOutline Read(string text)
    {
        var reader = new OutlineReader();
        reader._nodes.Add(new Draft(null, -1, -1, 0));
        var style = new Style(0, -1, 0, false, false, false, -1, null);
        foreach (var line in text.Split('\n'))
        {
            reader._line.Append(line, style.Block, linked: false, bold: false);
            reader.Break(style);
        }
        reader._nodes[0].End = 1;
        reader._nodes[0].EndLine = reader._lines.Count;
        return reader.Finish();
    }

    private void Walk(IElement root)
    {
        var stack = new Stack<Frame>();
        stack.Push(Enter(root, -1, new Style(0, -1, 0, false, false, false, -1, null)));
        while (stack.TryPeek(out var frame))
        {
            if (frame.Child == frame.Node.ChildNodes.Length)
            {
                Leave(stack.Pop());
                continue;
            }
            var child = frame.Node.ChildNodes[frame.Child++];
            if (child is IText text)
                Read(text.Data, frame.Style);
            else if (child is IElement element)
                Visit(element, frame, stack);
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

    private void Visit(IElement element, Frame parent, Stack<Frame> stack)
    {
        var tag = element.LocalName;
        if (tag == "br")
            Break(parent.Style);
        else if (tag == "img")
            Picture(element, parent.Style);
        else if (tag is "meta" or "link" or "script")
            _told.Add(element);
        else if (tag == "style")
            _styles.Add(element.TextContent);
        else if (!HtmlTags.Unread.Contains(tag) && !IsHidden(element))
            stack.Push(Enter(element, parent.Index, parent.Style));
    }

    private Frame Enter(IElement element, int parent, Style outer)
    {
        var tag = element.LocalName;
        var inline = HtmlTags.Inline.Contains(tag);
        if (!inline)
            Break(outer);
        var index = _nodes.Count;
        _nodes.Add(new Draft(element, parent, outer.Table, _lines.Count));
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
        return new Frame(element, index, tag, inline, style);
    }

    private void Leave(Frame frame)
    {
        var node = _nodes[frame.Index];
        if (frame.Tag == "a" && frame.Style.Address is { } address)
            _line.CloseLink(address);
        if (!frame.Inline)
            Break(frame.Style);
        node.End = _nodes.Count;
        node.EndLine = _lines.Count + (_line.IsEmpty ? 0 : 1);
    }

    private void Break(Style style)
    {
        if (_line.IsEmpty)
            return;
        _line.Close(style.Heading, style.NoiseNode);
        _lines.Add(_line);
        _line = new LineDraft();
        if (style.Linked)
            _line.OpenLink();
    }

    private void Picture(IElement image, Style style)
    {
        Break(style);
        _lines.Add(LineDraft.Picture(image, style.Block, style.NoiseNode));
    }

    private bool IsHidden(IElement element)
    {
        if (element.Attributes.Length == 0)
            return false;
        if (element.HasAttribute("hidden"))
            return true;
        var own = element.GetAttribute("style") is { Length: > 0 } style ? HidingStyles.Of(style) : Hiding.Nothing;
        if (Hides(own, element))
            return true;
        if (_believing && Hides(_styles.Of(element), element))
        {
            _hidden += element.TextContent.Length;
            return true;
        }
        return false;
    }

    private static bool Hides(Hiding hiding, IElement element) =>
        hiding == Hiding.Element || hiding == Hiding.Letters && element.FirstElementChild is null;

    private PageOutline Finish()
    {
        var traditional = TraditionalText.IsTraditional(_lines.Select(l => l.Printed));
        return new PageOutline(
            [.. _nodes.Select(n => new PageNode(n.Element, n.Parent, n.Table, n.End, n.FirstLine, n.EndLine))],
            [.. _lines.Select(l => l.Done(traditional))],
            traditional,
            _told);
    }
}
