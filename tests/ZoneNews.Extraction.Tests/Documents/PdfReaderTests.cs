using System.Globalization;
using System.Text;
using ZoneNews.Extraction.Documents;
using ZoneNews.Extraction.Html;
using ZoneNews.Testing;

namespace ZoneNews.Extraction.Tests.Documents;

public class PdfReaderTests
{
    [Fact]
    public async Task A_bulletin_is_read_over_its_pages() => Bulletin.IsRead(await Poppler.WithLayoutAsync(Bulletin.Input(PdfDocuments.TheBulletin())));

    /// <summary>The file is <see cref="PdfDocuments.TheBulletin"/> as it was once written, so that writer and reader cannot go wrong together.</summary>
    [Fact]
    public async Task A_bulletin_from_a_file_is_read()
    {
        var path = Path.Combine(Repository.Root, "tests", "ZoneNews.Extraction.Tests", "Documents", "bulletin.pdf");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            await File.WriteAllBytesAsync(path, PdfDocuments.TheBulletin(), TestContext.Current.CancellationToken);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Bulletin.IsRead(await Poppler.WithLayoutAsync(Bulletin.Input(bytes)));
    }

    [Fact]
    public async Task A_bulletin_that_a_browser_printed_is_read() => Bulletin.IsRead(await Poppler.WithLayoutAsync(Bulletin.Input(await PrintedPages.PrintAsync(PrintedPages.Bulletin))));

    [Fact]
    public async Task Heads_feet_and_numbers_of_pages_are_left_out()
    {
        var body = (await ReadAsync(PdfDocuments.TheBulletin())).Article!.Body;
        Assert.DoesNotContain("珠海经济技术开发区统计公报", body, StringComparison.Ordinal);
        Assert.DoesNotContain("—", body, StringComparison.Ordinal);
        Assert.DoesNotContain("续表", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_over_two_columns_and_a_name_of_two_lines_find_their_places()
    {
        double[] columns = [72, 250, 350, 450, 523];
        var pdf = new PdfDocuments();
        pdf.Centred(100, 22, "主要经济指标");
        pdf.Text(400, 150, 12, "2023年一季度").Row(172, 12, ["指标", "单位", "绝对额", "增速"], columns);
        pdf.Row(200, 12, ["地区生产总值", "亿元", "152.3", "6.8"], columns);
        // The name's second line stands below, the figures beside its first.
        pdf.Row(230, 12, ["规模以上工业", "亿元", "70.1", "8.1"], columns).Text(72, 246, 12, "增加值");
        pdf.Row(280, 12, ["固定资产投资", "亿元", "30.5", "-4.2"], columns);

        var table = Assert.Single((await ReadAsync(pdf.Write())).Article!.Blocks.OfType<TableBlock>());

        Assert.Equal(new TableCell("2023年一季度", 1, 2, true), table.Rows[0].Cells[^1]);
        Assert.Equal(["规模以上工业增加值", "亿元", "70.1", "8.1"], table.Rows[3].Cells.Select(c => c.Text));
        Assert.Equal(5, table.Rows.Count);
    }

    [Fact]
    public void Latin_lines_join_with_a_space_and_numbers_without()
    {
        var boxes = Page(("The zone attracted one hundred and twenty new", 72, 100), ("projects in the first half of the year.", 72, 118));
        var article = PageReader.Read(Bulletin.Input("%PDF-1.4"u8.ToArray()) with { Pdf = new PdfLayout(boxes, null) }).Article!;
        Assert.Equal("The zone attracted one hundred and twenty new projects in the first half of the year.", article.Body);
    }

    [Theory]
    [InlineData(null, null, DocumentReasons.NoPdfProgram)]
    [InlineData(null, DocumentReasons.Locked, DocumentReasons.Locked)]
    [InlineData("", null, DocumentReasons.Broken)]
    [InlineData("<page width=\"595.0\" height=\"842.0\"></page>", null, DocumentReasons.Scanned)]
    public void What_the_program_could_not_read_is_rejected_with_its_reason(string? boxes, string? problem, string reason)
    {
        var read = PageReader.Read(Bulletin.Input("%PDF-1.4"u8.ToArray()) with { Pdf = new PdfLayout(boxes, problem) });
        Assert.Equal(reason, read.Rejected);
        Assert.NotNull(DocumentReasons.Describe(read.Rejected));
    }

    private static async Task<PageReading> ReadAsync(byte[] pdf) => PageReader.Read(await Poppler.WithLayoutAsync(Bulletin.Input(pdf)));

    /// <summary>What the program writes for lines at those places, a word a blank.</summary>
    private static string Page(params (string Text, double Left, double Top)[] lines)
    {
        var boxes = new StringBuilder("<page width=\"595.0\" height=\"842.0\">\n");
        foreach (var (text, left, top) in lines)
        {
            var at = left;
            foreach (var word in text.Split(' '))
            {
                boxes.Append(CultureInfo.InvariantCulture, $"<word xMin=\"{at}\" yMin=\"{top}\" xMax=\"{at + (word.Length * 6)}\" yMax=\"{top + 12}\">{word}</word>\n");
                at += (word.Length * 6) + 3;
            }
        }
        return boxes.Append("</page>").ToString();
    }
}
