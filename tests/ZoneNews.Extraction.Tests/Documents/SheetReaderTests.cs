using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ZoneNews.Extraction.Documents;
using ZoneNews.Extraction.Documents.Sheets;
using ZoneNews.Extraction.Tests.Observations;
using ZoneNews.Testing;

namespace ZoneNews.Extraction.Tests.Documents;

public class SheetReaderTests
{
    /// <summary>The XLS file was written for this project with npm xlsx 0.18.5.</summary>
    [Theory]
    [InlineData("xlsx")]
    [InlineData("xls")]
    public void A_workbook_gives_its_title_table_and_figures(string kind)
    {
        var bytes = kind == "xlsx" ? TheWorkbook() : File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "ZoneNews.Extraction.Tests", "Documents", "indicators.xls"));

        var reading = Reader.Read(Bulletin.Input(bytes, "http://tj.example.test/2024/0315/1." + kind), Bodies.Catalogue);

        Assert.Equal("2023年珠海经济技术开发区主要经济指标", reading.Article!.Title);
        var table = Assert.Single(reading.Article.Blocks.OfType<TableBlock>());
        Assert.Equal(new TableCell("指标", 2, 1, true), table.Rows[0].Cells[0]);
        Assert.Equal(new TableCell("2023年", 1, 2, true), table.Rows[0].Cells[1]);
        Assert.Equal(["绝对额（亿元）", "增速（%）"], table.Rows[1].Cells.Select(c => c.Text));
        Assert.Equal(["固定资产投资", "300.5", "-4.2"], table.Rows[3].Cells.Select(c => c.Text));
        Assert.Contains(new ParagraphBlock("注：增速按可比价格计算。"), reading.Article.Blocks);
        var read = reading.Observations.Select(o => FormattableString.Invariant($"{o.Indicator} {o.Measure} {o.Value:0.####} {o.Unit} {o.Period}"));
        Assert.Equal(
            ["fixed_asset_investment growth -4.2 PCT 2023", "fixed_asset_investment value 30050000000 CNY 2023", "industrial_value_added growth 8.1 PCT 2023", "industrial_value_added value 70120000000 CNY 2023"],
            read.Order());
        Assert.All(reading.Observations, o => Assert.Equal(o.Quote, reading.Article.Body[o.Evidence.Start..o.Evidence.End]));
    }

    [Theory]
    [InlineData(0.083, "0.0%", "8.3%")]
    [InlineData(6.7999999999999998, null, "6.8")]
    [InlineData(1523.4, "#,##0.00_ ", "1,523.40")]
    [InlineData(-4.2, "0.0_);[Red]\\(0.0\\)", "(-4.2)")]
    [InlineData(12, "0\"家\"", "12家")]
    [InlineData(0.1234567891234, "General", "0.12345678912")]
    [InlineData(123456789012345.0, "General", "123456789012345")]
    public void Numbers_are_shown_as_their_format_says(double number, string? format, string shown) =>
        Assert.Equal(shown, SheetFormat.Show(number, format));

    [Fact]
    public void Days_are_shown_as_days_and_months_as_months()
    {
        Assert.Equal("2024-03-15", SheetFormat.Show(new DateTime(2024, 3, 15), "yyyy/m/d"));
        Assert.Equal("2024年3月", SheetFormat.Show(new DateTime(2024, 3, 1), "yyyy\"年\"m\"月\""));
    }

    [Fact]
    public void A_broken_workbook_is_rejected() => Assert.Equal(DocumentReasons.Broken, Bulletin.Read(TheWorkbook().AsMemory(0, 900)).Rejected);

    internal static byte[] TheWorkbook()
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            object?[][] rows =
            [
                ["2023年珠海经济技术开发区主要经济指标"], [], ["指标", "2023年"], [null, "绝对额（亿元）", "增速（%）"],
                ["规模以上工业增加值", 701.2, 8.1], ["固定资产投资", 300.5, -4.2], ["注：增速按可比价格计算。"],
            ];
            sheet.Worksheet = new Worksheet(
                new SheetData(rows.Select((r, y) => new Row(r.Select((c, x) => Cell(c, x, y)).OfType<OpenXmlElement>()) { RowIndex = (uint)y + 1 })),
                new MergeCells(new MergeCell { Reference = "A1:C1" }, new MergeCell { Reference = "A3:A4" }, new MergeCell { Reference = "B3:C3" }));
            book.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets(new Sheet { Name = "Sheet1", SheetId = 1, Id = book.GetIdOfPart(sheet) }));
        }
        return file.ToArray();
    }

    private static Cell? Cell(object? value, int column, int row)
    {
        var place = FormattableString.Invariant($"{(char)('A' + column)}{row + 1}");
        return value switch
        {
            null => null,
            string text => new Cell(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text))) { CellReference = place, DataType = CellValues.InlineString },
            double number => new Cell(new CellValue(number)) { CellReference = place },
            _ => null,
        };
    }
}
