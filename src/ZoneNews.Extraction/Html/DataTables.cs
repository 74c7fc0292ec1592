namespace ZoneNews.Extraction.Html;

/// <summary>Tells tables that hold data from tables that only lay out the page.</summary>
internal sealed class DataTables
{
    private const int LongestCell = 160;
    private const double LongestMeanCell = 40;

    private readonly PageOutline _page;
    private readonly int[] _tableOfLine;

    private DataTables(PageOutline page, int[] tableOfLine) => (_page, _tableOfLine) = (page, tableOfLine);

    public bool IsCell(int line) => _tableOfLine[line] >= 0;

    /// <summary>The outermost data table that a line stands in, −1 outside of one.</summary>
    public int TableOf(int line) => _tableOfLine[line];

    public static DataTables Of(PageOutline page)
    {
        var tableOfLine = new int[page.Lines.Count];
        Array.Fill(tableOfLine, -1);
        for (var n = 0; n < page.Nodes.Count; n++)
        {
            var node = page.Nodes[n];
            if (node.Tag != "table" || node.EndLine == node.FirstLine || tableOfLine[node.FirstLine] >= 0 || !IsData(page, n))
                continue;
            for (var i = node.FirstLine; i < node.EndLine; i++)
                tableOfLine[i] = n;
        }
        return new DataTables(page, tableOfLine);
    }

    /// <summary>The grid above an official document: 索引号, 发文机关, 成文日期 and their values.</summary>
    private static bool IsGrid(PageOutline page, PageNode table)
    {
        var labels = 0;
        for (var i = table.FirstLine; i < table.EndLine; i++)
            labels += PageFields.IsLabel(page.Lines[i].Text) ? 1 : 0;
        return labels >= 3;
    }

    private static bool IsData(PageOutline page, int table)
    {
        if (IsGrid(page, page.Nodes[table]))
            return false;
        int rows = 0, wide = 0, cells = 0, width = 0, chars = 0, linked = 0;
        for (var n = table + 1; n < page.Nodes[table].End; n++)
        {
            var node = page.Nodes[n];
            if (node.Table != table || node.Tag is not ("tr" or "td" or "th"))
                continue;
            if (node.Tag == "tr")
            {
                rows++;
                width = 0;
                continue;
            }
            cells++;
            if (++width == 2)
                wide++;
            var length = 0;
            for (var i = node.FirstLine; i < node.EndLine; i++)
                (length, linked) = (length + page.Lines[i].Length, linked + page.Lines[i].LinkLength);
            if (length > LongestCell)
                return false;
            chars += length;
        }
        return rows >= 2 && wide * 2 >= rows && wide >= 2 && chars > 0 && linked * 3 < chars && chars < cells * LongestMeanCell;
    }
}
