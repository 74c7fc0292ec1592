using System.Globalization;
using System.Text.Json;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ZoneNews.Web.Exports;

namespace ZoneNews.Web.Tests.Exports;

public sealed class FileTests
{
    private static readonly ExportTable<Line> Table = new(
        "lines",
        "行",
        [
            new("name", "名称", "文字", r => r.Name),
            new("amount", "数额", "元", r => r.Amount),
            new("day", "日期", "YYYY-MM-DD", r => r.Day),
            new("read_at", "抓取", "UTC", r => r.ReadAt),
        ],
        [new("a", "甲站", "media")]);

    private static readonly Line[] Lines =
    [
        new("花桥, \"引号\"\n换行", 38300000000m, new DateOnly(2022, 1, 18), new DateTime(2022, 1, 19, 6, 30, 0, DateTimeKind.Utc)),
        new("=HYPERLINK(\"http://x\")", -3.2m, null, new DateTime(2022, 1, 19, 0, 0, 0, DateTimeKind.Utc)),
        new("＝1+1", 0m, null, new DateTime(2022, 1, 19, 0, 0, 0, DateTimeKind.Utc)),
        new("𠮷\uD800\u0001", 1.5m, null, new DateTime(2022, 1, 19, 0, 0, 0, DateTimeKind.Utc)),
    ];

    [Fact]
    public async Task A_csv_begins_with_its_byte_order_mark_and_reads_back()
    {
        using var file = await WriteAsync(ExportFormat.Csv, Lines[..1]);
        Assert.Equal([0xEF, 0xBB, 0xBF], file.ToArray()[..3]);
        using var csv = CsvReader.Create(file);
        Assert.True(csv.Read());
        Assert.Equal("花桥, \"引号\"\n换行", csv.GetString("name"));
        Assert.Equal(38300000000m, csv.Parse<decimal>("amount"));
        Assert.Equal("2022-01-18", csv.GetString("day"));
        Assert.Equal("2022-01-19T06:30:00Z", csv.GetString("read_at"));
        Assert.False(csv.Read());
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("花桥=昆山", "花桥=昆山")]
    [InlineData("", "")]
    public void A_text_that_a_spreadsheet_would_run_is_made_inert(string text, string expected) => Assert.Equal(expected, CsvFile.Inert(text));

    [Fact]
    public async Task A_negative_number_stays_a_number_in_csv()
    {
        using var file = await WriteAsync(ExportFormat.Csv, Lines[1..2]);
        using var csv = CsvReader.Create(file);
        Assert.True(csv.Read());
        Assert.Equal("'=HYPERLINK(\"http://x\")", csv.GetString("name"));
        Assert.Equal("-3.2", csv.GetString("amount"));
    }

    [Fact]
    public async Task A_workbook_has_typed_cells_and_a_header_that_stays()
    {
        using var file = await WriteAsync(ExportFormat.Xlsx, Lines);
        using var book = SpreadsheetDocument.Open(file, isEditable: false);
        var sheet = Sheet(book, 0);
        var pane = Assert.Single(sheet.Descendants<Pane>());
        Assert.Equal(PaneStateValues.Frozen, pane.State!.Value);
        var rows = sheet.Descendants<Row>().ToList();
        Assert.Equal(["名称", "数额", "日期", "抓取"], rows[0].Elements<Cell>().Select(c => c.InnerText));
        var cells = rows[1].Elements<Cell>().ToList();
        Assert.Equal(CellValues.InlineString, cells[0].DataType!.Value);
        Assert.Equal(Lines[0].Name, cells[0].InnerText);
        Assert.Null(cells[1].DataType);
        Assert.Equal("38300000000", cells[1].CellValue!.Text);
        Assert.Equal(new DateTime(2022, 1, 18, 0, 0, 0, DateTimeKind.Utc), DateTime.FromOADate(Double(cells[2])));
        Assert.Equal(Lines[0].ReadAt, DateTime.FromOADate(Double(cells[3])), TimeSpan.FromSeconds(1));
        Assert.Equal("-3.2", rows[2].Elements<Cell>().ElementAt(1).CellValue!.Text);
        Assert.Empty(rows[2].Elements<Cell>().ElementAt(2).InnerText);
        Assert.Empty(sheet.Descendants<CellFormula>());
    }

    [Fact]
    public async Task A_workbook_drops_what_xml_cannot_hold()
    {
        using var file = await WriteAsync(ExportFormat.Xlsx, Lines);
        using var book = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.Equal("𠮷\uFFFD", Sheet(book, 0).Descendants<Row>().Last().Elements<Cell>().First().InnerText);
    }

    [Fact]
    public async Task A_workbook_keeps_to_the_schema_and_explains_itself()
    {
        using var file = await WriteAsync(ExportFormat.Xlsx, Lines);
        using var book = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken).Select(e => e.Description + e.Path?.XPath));
        Assert.Contains(Sheet(book, 1).Descendants<Row>(), r => r.InnerText == "数额amount元");
        var notes = Sheet(book, 2).InnerText;
        Assert.Contains("甲站", notes, StringComparison.Ordinal);
        Assert.Contains("版权", notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_of_many_rows_leaves_in_small_pieces()
    {
        var stream = new NetworkStream();
        await ExportWriter.WriteAsync(Many(20_000), Table, ExportFormat.Xlsx, stream, TestContext.Current.CancellationToken);
        using var book = SpreadsheetDocument.Open(stream.Received(), isEditable: false);
        Assert.Equal(20_001, Sheet(book, 0).Descendants<Row>().Count());
        Assert.InRange(stream.LargestWrite, 1, 64 * 1024);
    }

    [Theory]
    [InlineData(3, 4, false)]
    [InlineData(4, 5, true)]
    [InlineData(9, 5, true)]
    public async Task A_sheet_that_is_full_says_that_rows_are_missing(int rows, int expected, bool cut)
    {
        var stream = new NetworkStream();
        await XlsxFile.WriteAsync(Many(rows), Table, mostRows: 5, stream, TestContext.Current.CancellationToken);
        using var book = SpreadsheetDocument.Open(stream.Received(), isEditable: false);
        var written = Sheet(book, 0).Descendants<Row>().ToList();
        Assert.Equal(expected, written.Count);
        Assert.Equal(cut, written[^1].InnerText.StartsWith("其余未写", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_says_what_it_is_and_lists_the_rows()
    {
        using var file = await WriteAsync(ExportFormat.Json, Lines[..2]);
        using var json = await JsonDocument.ParseAsync(file, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("行", json.RootElement.GetProperty("about").GetProperty("title").GetString());
        var items = json.RootElement.GetProperty("items");
        Assert.Equal(2, items.GetArrayLength());
        Assert.Equal("2022-01-18", items[0].GetProperty("day").GetString());
        Assert.Equal(JsonValueKind.Null, items[1].GetProperty("day").ValueKind);
    }

    [Fact]
    public async Task Json_lines_hold_a_row_each()
    {
        using var file = await WriteAsync(ExportFormat.Jsonl, Lines[..3]);
        using var reader = new StreamReader(file);
        var lines = (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).TrimEnd('\n').Split('\n');
        Assert.Equal(3, lines.Length);
        using var first = JsonDocument.Parse(lines[0]);
        Assert.Equal(38300000000m, first.RootElement.GetProperty("amount").GetDecimal());
    }

    [Fact]
    public void A_figure_loses_the_zeros_of_the_databases_scale() =>
        Assert.Equal("9.5", PlainFigures.Plain(9.500000m).ToString(CultureInfo.InvariantCulture));

    private static double Double(Cell cell) => double.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture);

    private static Worksheet Sheet(SpreadsheetDocument book, int place)
    {
        var sheet = book.WorkbookPart!.Workbook.Descendants<Sheet>().ElementAt(place);
        return ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!)).Worksheet;
    }

    private static async Task<MemoryStream> WriteAsync(ExportFormat format, Line[] lines)
    {
        var stream = new NetworkStream();
        await ExportWriter.WriteAsync(lines.ToAsyncEnumerable(), Table, format, stream, TestContext.Current.CancellationToken);
        return stream.Received();
    }

    private static async IAsyncEnumerable<Line> Many(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return Lines[0] with { Amount = i };
        }
    }

    private sealed record Line(string Name, decimal Amount, DateOnly? Day, DateTime ReadAt);
}
