using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace ZoneNews.Extraction.Documents.Sheets;

/// <summary>Reads workbooks (XLSX and XLS): each visible sheet is a table, with the lines above and below it as text.</summary>
internal static class SheetReader
{
    private const int MostSheets = 100;
    private const int MostRows = 20_000;
    private const int MostEmpty = 500;
    private const int MostColumns = 200;
    private const int MostCells = 200_000;
    private const int MostMerged = 5000;

    private sealed record Sheet(string Name, List<string[]> Rows, CellRange[] Merged);

    public static DocumentReading Read(ReadOnlyMemory<byte> bytes)
    {
        // XLS of the time before Unicode names a code page.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var parts = DocumentKinds.Of(bytes.Span) == DocumentKind.Xlsx ? BoundedZip.Unpack(bytes, _ => true) : null;
        if (parts?.Rejected is { } reason)
            return DocumentReading.Reject(reason);
        try
        {
            using var reader = ExcelReaderFactory.CreateReader(BoundedZip.StreamOf(bytes));
            var sheets = Sheets(reader);
            return sheets is null ? DocumentReading.Reject(DocumentReasons.TooLarge) : DocumentReading.Of(parts is null
                ? new DocumentText(FlowOf(sheets), null, null)
                : CoreProperties.Add(parts, FlowOf(sheets)));
        }
        catch (InvalidPasswordException)
        {
            return DocumentReading.Reject(DocumentReasons.Locked);
        }
#pragma warning disable CA1031 // The library says of broken files whatever it stumbles over: index, cast, format, null.
        catch (Exception problem) when (problem is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return DocumentReading.Reject(DocumentReasons.Broken);
        }
    }

    // Null for more cells than any table that a person reads.
    private static List<Sheet>? Sheets(IExcelDataReader reader)
    {
        var sheets = new List<Sheet>();
        var cells = 0;
        do
        {
            if (reader.VisibleState != "visible")
                continue;
            var rows = new List<string[]>();
            var empty = 0;
            while (rows.Count < MostRows && empty < MostEmpty && reader.Read())
            {
                var row = new string[Math.Min(reader.FieldCount, MostColumns)];
                for (var i = 0; i < row.Length; i++)
                    row[i] = SheetFormat.Show(reader.GetValue(i), reader.GetNumberFormatString(i));
                rows.Add(row);
                var filled = row.Count(c => c.Length > 0);
                empty = filled == 0 ? empty + 1 : 0;
                if ((cells += filled) > MostCells)
                    return null;
            }
            sheets.Add(new Sheet(reader.Name, rows, [.. (reader.MergeCells ?? []).Take(MostMerged)]));
        }
        while (sheets.Count < MostSheets && reader.NextResult());
        return sheets;
    }

    private static List<FlowItem> FlowOf(List<Sheet> sheets)
    {
        var flow = new List<FlowItem>();
        var filled = sheets.Where(s => s.Rows.Exists(r => r.Any(c => c.Length > 0))).ToList();
        for (var i = 0; i < filled.Count; i++)
            Add(flow, filled[i], first: i == 0, alone: filled.Count == 1);
        return flow;
    }

    private static void Add(List<FlowItem> flow, Sheet sheet, bool first, bool alone)
    {
        var rows = Enumerable.Range(0, sheet.Rows.Count).Where(r => sheet.Rows[r].Any(c => c.Length > 0)).ToList();
        var widest = rows.Max(r => Filled(sheet, r));
        // Title, unit and the like stand above in rows of their own, notes below.
        var top = rows.FindIndex(r => Filled(sheet, r) >= Math.Max(2, (widest + 1) / 2));
        var (head, rest) = top < 0 ? (rows, []) : (rows[..top], rows[top..]);
        var bottom = rest.FindLastIndex(r => Filled(sheet, r) > 1) + 1;
        if (!alone && head.Count == 0)
            flow.Add(new FlowParagraph(sheet.Name, 0, Level: 2));
        for (var i = 0; i < head.Count; i++)
            flow.Add(Line(sheet, head[i], i > 0 ? 0 : first ? FlowParagraph.TitleLevel : 2));
        if (rest.Count > 0)
            flow.Add(new FlowBlock(TableOf(sheet, rest[..bottom])));
        flow.AddRange(rest.Skip(bottom).Select(r => Line(sheet, r, 0)));
    }

    private static int Filled(Sheet sheet, int row) => sheet.Rows[row].Count(c => c.Length > 0);

    private static FlowParagraph Line(Sheet sheet, int row, int level) =>
        new(string.Join(' ', sheet.Rows[row].Where(c => c.Length > 0)), 0, Level: level);

    private static TableBlock TableOf(Sheet sheet, List<int> rows)
    {
        var columns = Enumerable.Range(0, rows.Max(r => sheet.Rows[r].Length)).Where(c => rows.Exists(r => Cell(sheet, r, c).Length > 0)).ToList();
        var merged = Merged(sheet, rows, columns);
        return new TableBlock(null, [.. rows.Select(r => new TableRow([.. columns.Select(c => CellOf(sheet, merged, r, c)).OfType<TableCell>()]))]);
    }

    private sealed record MergedCell(int Row, int Column, TableCell Cell);

    // Ranges may lie over each other as often as a file says: what they cover is counted.
    private static Dictionary<(int Row, int Column), MergedCell> Merged(Sheet sheet, List<int> rows, List<int> columns)
    {
        var merged = new Dictionary<(int Row, int Column), MergedCell>();
        var covered = 0;
        foreach (var range in sheet.Merged.TakeWhile(_ => covered < MostCells))
        {
            var down = rows.Where(r => r >= range.FromRow && r <= range.ToRow).ToList();
            var across = columns.Where(c => c >= range.FromColumn && c <= range.ToColumn).ToList();
            if (down.Count == 0 || across.Count == 0 || (covered += down.Count * across.Count) > MostCells)
                continue;
            var cell = new MergedCell(down[0], across[0], new TableCell(Cell(sheet, range.FromRow, range.FromColumn), down.Count, across.Count));
            foreach (var row in down)
                foreach (var column in across)
                    merged.TryAdd((row, column), cell);
        }
        return merged;
    }

    // Null where another cell covers the place.
    private static TableCell? CellOf(Sheet sheet, Dictionary<(int Row, int Column), MergedCell> merged, int row, int column) =>
        !merged.TryGetValue((row, column), out var cell) ? new TableCell(Cell(sheet, row, column))
        : cell.Row == row && cell.Column == column ? cell.Cell : null;

    private static string Cell(Sheet sheet, int row, int column) =>
        row >= 0 && row < sheet.Rows.Count && column < sheet.Rows[row].Length ? sheet.Rows[row][column] : "";
}
