using AngleSharp.Dom;

namespace ZoneNews.Extraction.Html;

/// <summary>Turns the lines of an article into blocks; their text is as printed.</summary>
internal static class BlockReader
{
    private const int LongestHeading = 40;
    private const int LongestCaption = 90;

    public static IReadOnlyList<Block> Read(PageSurvey page, IReadOnlyList<int> lines)
    {
        var blocks = new List<Block>();
        for (var at = 0; at < lines.Count;)
            at = ReadNext(page, lines, at, blocks);
        return blocks;
    }

    private static int ReadNext(PageSurvey page, IReadOnlyList<int> lines, int at, List<Block> blocks)
    {
        var line = page.Lines[lines[at]];
        if (page.Tables.TableOf(lines[at]) is >= 0 and var table)
        {
            blocks.Add(TableReader.Read(page.Outline, table));
            while (at < lines.Count && page.Tables.TableOf(lines[at]) == table)
                at++;
            return at;
        }
        if (line.Image is { } image)
            return ReadPicture(page, lines, at, blocks, image);
        if (ListOf(page.Outline, line) is >= 0 and var list)
            return ReadList(page, lines, at, blocks, list);
        ReadLine(page, line, blocks);
        return at + 1;
    }

    private static void ReadLine(PageSurvey page, PageLine line, List<Block> blocks)
    {
        var attachments = line.Links.Where(l => l.IsAttachment).ToList();
        if (attachments.Count == 0 || line.LinkLength < line.Length * 0.6)
            blocks.Add(
                line.Heading > 0 ? new HeadingBlock(line.Heading, line.Printed)
                : IsBoldHeading(line) ? new HeadingBlock(3, line.Printed)
                : new ParagraphBlock(line.Printed));
        foreach (var link in attachments)
            if (page.Resolve(link.Address) is { } address)
                blocks.Add(new AttachmentBlock(address, link.Text));
    }

    private static bool IsBoldHeading(PageLine line) =>
        line.Length <= LongestHeading && line.Bold == line.Length && line.Text[^1] is not ('。' or '！' or '；' or '，' or ',' or '：' or '”');

    private static int ReadPicture(PageSurvey page, IReadOnlyList<int> lines, int at, List<Block> blocks, IElement image)
    {
        var caption = at + 1 < lines.Count && !page.Tables.IsCell(lines[at + 1]) && IsCaption(page.Outline, page.Lines[lines[at + 1]])
            ? page.Lines[lines[at + 1]].Printed : null;
        if (AddressOf(image) is { } source && page.Resolve(source) is { } address)
            blocks.Add(new ImageBlock(address, caption));
        else if (caption is not null)
            blocks.Add(new ParagraphBlock(caption));
        return at + (caption is null ? 1 : 2);
    }

    private static string? AddressOf(IElement image)
    {
        foreach (var name in (ReadOnlySpan<string>)["data-src", "data-original", "src"])
            if (image.GetAttribute(name) is { Length: > 0 } address && !address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
                return address;
        return null;
    }

    private static bool IsCaption(PageOutline page, PageLine line)
    {
        if (line.Image is not null || line.Length > LongestCaption || line.Heading > 0)
            return false;
        var node = page.Nodes[line.Node];
        return node.Tag == "figcaption" || line.Text.EndsWith("摄）", StringComparison.Ordinal) || line.Text.EndsWith("图）", StringComparison.Ordinal) || line.Text.EndsWith('摄')
            || line.Text[0] is '▲' or '△' || IsCentred(node.Element);
    }

    private static bool IsCentred(IElement? element) =>
        element?.LocalName == "center"
        || string.Equals(element?.GetAttribute("align"), "center", StringComparison.OrdinalIgnoreCase)
        || element?.GetAttribute("style")?.Contains("center", StringComparison.OrdinalIgnoreCase) == true;

    private static int ListOf(PageOutline page, PageLine line)
    {
        var item = line.Node;
        return page.Nodes[item] is { Tag: "li", Parent: >= 0 and var list } && page.Nodes[list].Tag is "ul" or "ol" && line.Heading == 0
            && page.Nodes[item].EndLine - page.Nodes[item].FirstLine == 1 ? list : -1;
    }

    private static int ReadList(PageSurvey page, IReadOnlyList<int> lines, int at, List<Block> blocks, int list)
    {
        var items = new List<string>();
        for (; at < lines.Count && page.Lines[lines[at]] is { Image: null } line && !page.Tables.IsCell(lines[at]) && ListOf(page.Outline, line) == list; at++)
            items.Add(line.Printed);
        blocks.Add(new ListBlock(page.Outline.Nodes[list].Tag == "ol", items));
        return at;
    }
}
