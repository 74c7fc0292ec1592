using System.Globalization;
using AngleSharp.Dom;

namespace ZoneNews.Extraction.Html;

/// <summary>Reads a data table, row by row; a merged cell stands once.</summary>
internal static class TableReader
{
    public static TableBlock Read(PageOutline page, int table)
    {
        string? caption = null;
        var rows = new List<TableRow>();
        var cells = new List<TableCell>();
        for (var n = table + 1; n < page.Nodes[table].End; n++)
        {
            var node = page.Nodes[n];
            if (node.Table != table)
                continue;
            if (node.Tag == "caption")
                caption = TextOf(page, node) is { Length: > 0 } text ? text : null;
            else if (node.Tag == "tr")
                CloseRow(rows, ref cells);
            else if (node.Tag is "td" or "th")
                cells.Add(Cell(page, node));
        }
        CloseRow(rows, ref cells);
        return new TableBlock(caption, rows);
    }

    private static void CloseRow(List<TableRow> rows, ref List<TableCell> cells)
    {
        if (cells.Exists(c => c.Text.Length > 0))
            rows.Add(new TableRow(cells));
        cells = [];
    }

    private static TableCell Cell(PageOutline page, PageNode node) => new(
        TextOf(page, node), Span(node.Element!, "rowspan"), Span(node.Element!, "colspan"), node.Tag == "th");

    private static string TextOf(PageOutline page, PageNode node) =>
        string.Join(' ', Enumerable.Range(node.FirstLine, node.EndLine - node.FirstLine).Select(i => page.Lines[i].Printed).Where(t => t.Length > 0));

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, 100) : 1;
}
