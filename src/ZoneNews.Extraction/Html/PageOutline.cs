using AngleSharp.Dom;

namespace ZoneNews.Extraction.Html;

/// <summary>An address that a line links to, with the linked words.</summary>
internal readonly record struct LineLink(string Address, string Text)
{
    /// <summary>Whether it leads to a file that hangs on the page: by its address, or by the name that it bears: 附件【公报.docx】.</summary>
    public bool IsAttachment => PageCues.IsAttachment(Address) || PageCues.IsAttachment(Text.AsSpan().TrimEnd("】]）)》”\" "));
}

/// <summary>A line of a page as a reader sees it: what stands between two breaks.</summary>
/// <param name="Printed">White space folded, nothing repaired.</param>
/// <param name="Text">Repaired, for all that looks for words in it.</param>
/// <param name="Node">The block that holds it: an index into <see cref="PageOutline.Nodes"/>.</param>
/// <param name="LinkLength">Characters of it that are linked.</param>
/// <param name="Bold">Characters of it that are bold.</param>
/// <param name="Heading">1 to 6 inside h1 to h6, else 0.</param>
/// <param name="NoiseNode">The outermost element around it that mark-up calls navigation, footer, share bar or the like; −1 without.</param>
/// <param name="Image">The picture that stands here; the line then has no text.</param>
internal sealed record PageLine(
    string Printed, string Text, int Node, int LinkLength, int Bold, int Heading, int NoiseNode, IReadOnlyList<LineLink> Links, IElement? Image)
{
    /// <summary>Characters without white space.</summary>
    public int Length { get; } = Printed.Length - Printed.Count(' ');

    public bool IsLinked => LinkLength * 2 > Length;

    /// <summary>Whether all that it links to are files that hang on the article: they make no list of a page.</summary>
    public bool IsAttachment => Links.Count > 0 && Links.All(l => l.IsAttachment);
}

/// <summary>An element of the page, in document order.</summary>
/// <param name="Parent">Index of its parent, −1 for the first.</param>
/// <param name="Table">Index of the table that it stands in (for a table the one around it), −1 without.</param>
/// <param name="End">Index behind its last descendant.</param>
/// <param name="FirstLine">Its first line; <paramref name="EndLine"/> is the one behind its last.</param>
internal readonly record struct PageNode(IElement? Element, int Parent, int Table, int End, int FirstLine, int EndLine)
{
    public string Tag => Element?.LocalName ?? "text";
}

/// <summary>A page as flat lists of its elements and lines: what follows reads these and leaves the document alone.</summary>
/// <param name="Told">Tags about the page that stand in its body: meta, link, script.</param>
internal sealed record PageOutline(IReadOnlyList<PageNode> Nodes, IReadOnlyList<PageLine> Lines, bool Traditional, IReadOnlyList<IElement> Told)
{
    /// <summary>Whether this is a text without mark-up.</summary>
    public bool IsText => Nodes is [{ Element: null }];

    /// <summary>Index of the node of an element, −1 where it is not shown.</summary>
    public int NodeOf(IElement element)
    {
        for (var i = 0; i < Nodes.Count; i++)
            if (ReferenceEquals(Nodes[i].Element, element))
                return i;
        return -1;
    }

    public bool IsInside(int node, int ancestor) => node >= ancestor && node < Nodes[ancestor].End;
}
