using System.Globalization;
using System.Xml.Linq;

namespace ZoneNews.Extraction.Documents.Word;

/// <summary>Reads a table (ISO/IEC 29500-1, 17.4): cells that go on below (vMerge) become one cell with its rows.</summary>
internal static class WordTable
{
    private const int MostRows = 5000;
    private const int MostColumns = 200;

    private sealed record Draft(string Text, int Column, int Width, bool Header)
    {
        public int Height { get; set; } = 1;
    }

    /// <param name="textOf">The text of a cell.</param>
    public static TableBlock Read(XElement table, Func<XElement, string> textOf)
    {
        var rows = new List<List<Draft>>();
        var open = new Dictionary<int, Draft>();
        foreach (var row in Rows(table).Take(MostRows))
            rows.Add(ReadRow(row, open, textOf));
        return new TableBlock(null, [.. rows.Where(r => r.Count > 0).Select(r => new TableRow([.. r.Select(c => new TableCell(c.Text, c.Height, c.Width, c.Header))]))]);
    }

    // A row may stand in a control or an insertion.
    private static IEnumerable<XElement> Rows(XElement table) => table.Elements().SelectMany(e => e.Name.LocalName switch
    {
        "tr" => [e],
        "sdt" => e.Child("sdtContent")?.Elements().Where(r => r.Name.LocalName == "tr") ?? [],
        "ins" or "customXml" => e.Elements().Where(r => r.Name.LocalName == "tr"),
        _ => (IEnumerable<XElement>)[],
    });

    private static List<Draft> ReadRow(XElement row, Dictionary<int, Draft> open, Func<XElement, string> textOf)
    {
        var properties = row.Child("trPr");
        var header = properties.Child("tblHeader").IsOn();
        var column = Number(properties.Child("gridBefore").Said("val"), 0);
        var cells = new List<Draft>();
        foreach (var cell in row.Elements().SelectMany(e => e.Name.LocalName == "sdt" ? e.Child("sdtContent")?.Elements() ?? [] : [e]).Where(e => e.Name.LocalName == "tc").Take(MostColumns))
        {
            var look = cell.Child("tcPr");
            var width = Number(look.Child("gridSpan").Said("val"), 1);
            var merge = look.Child("vMerge");
            if (merge is not null && merge.Said("val") != "restart" && open.TryGetValue(column, out var above))
            {
                above.Height++;
            }
            else
            {
                var draft = new Draft(textOf(cell), column, width, header);
                cells.Add(draft);
                open.Remove(column);
                if (merge is not null)
                    open[column] = draft;
            }
            column += width;
        }
        return cells;
    }

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, otherwise, MostColumns) : otherwise;
}
