using DocumentFormat.OpenXml.Wordprocessing;
using ZoneNews.Extraction.Documents;
using static ZoneNews.Extraction.Tests.Documents.WordDocuments;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ZoneNews.Extraction.Tests.Documents;

public class WordReaderTests
{
    [Fact]
    public void A_bulletin_without_styles_is_read_by_its_sizes() => Bulletin.IsRead(Bulletin.Input(BulletinAsTyped()));

    [Fact]
    public void A_bulletin_with_styles_and_a_red_head_is_read() => Bulletin.IsRead(Bulletin.Input(BulletinWithStyles()));

    [Fact]
    public void Merged_cells_stand_once_with_their_spans()
    {
        var bytes = Of([Line("主要指标表", style: "a3"), Table(
            new W.TableRow(Cell("指标", down: MergedCellValues.Restart), Cell("2023年", across: 2)),
            new W.TableRow(Cell("", down: MergedCellValues.Continue), Cell("总量（亿元）"), Cell("增速（%）")),
            Row("地区生产总值", "1523.4", "6.8"))]);

        var table = Assert.IsType<TableBlock>(Assert.Single(Bulletin.Read(bytes).Article!.Blocks));

        Assert.Equal(new Extraction.TableCell("指标", 2, 1, true), table.Rows[0].Cells[0]);
        Assert.Equal(new Extraction.TableCell("2023年", 1, 2, true), table.Rows[0].Cells[1]);
        Assert.Equal(["总量（亿元）", "增速（%）"], table.Rows[1].Cells.Select(c => c.Text));
        Assert.Equal([false, false, false], table.Rows[2].Cells.Select(c => c.Header));
    }

    [Fact]
    public void Reads_what_is_shown_insertions_links_and_breaks_but_no_deletions_fields_or_hidden_text()
    {
        var bytes = Of([new Paragraph(
            new Run(new W.Text("全区有企业")), new InsertedRun(new Run(new W.Text("1200家，"))), new DeletedRun(new Run(new DeletedText("999家，"))),
            new Run(new RunProperties(new Vanish()), new W.Text("隐藏的字")), new Run(new FieldCode(" PAGE ")),
            new Hyperlink(new Run(new W.Text("其中规模以上"))), new Run(new W.Text("工业企业200家。"), new Break(), new W.Text("第二行，经济运行保持平稳。"), new Break { Type = BreakValues.Page }))]);

        Assert.Equal("全区有企业1200家，其中规模以上工业企业200家。\n第二行，经济运行保持平稳。", Bulletin.Read(bytes).Article!.Body);
    }

    [Fact]
    public void The_page_that_links_to_it_tells_what_the_text_leaves_open()
    {
        var bytes = Of([Line(Bulletin.First), Line(Bulletin.Second)], "Microsoft Word - 文档1", new DateTime(2020, 1, 1));
        var link = new DocumentLink("附件1：2023年统计公报.docx", new DateOnly(2024, 3, 20), "某日报");

        var read = ZoneNews.Extraction.Html.PageReader.Read(Bulletin.Input(bytes) with { Link = link }).Article!;

        Assert.Equal("2023年统计公报", read.Title);
        Assert.Equal(new DateOnly(2024, 3, 20), read.Published);
        Assert.Equal("某日报", read.Source);
    }

    [Fact]
    public void Lists_are_lists_and_frames_of_one_cell_are_no_tables()
    {
        var item = new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 }));
        var bytes = Of([Line("工作要点如下，请各单位认真落实。"), new Paragraph((ParagraphProperties)item.Clone(), new Run(new W.Text("第一项工作"))), new Paragraph((ParagraphProperties)item.Clone(), new Run(new W.Text("第二项工作"))),
            Table(Row("框中的一段文字，只是排版用的，不是表格。"))]);

        var blocks = Bulletin.Read(bytes).Article!.Blocks;

        Assert.Equal(["第一项工作", "第二项工作"], Assert.IsType<ListBlock>(blocks[1]).Items);
        Assert.Equal(new ParagraphBlock("框中的一段文字，只是排版用的，不是表格。"), blocks[2]);
    }

    [Fact]
    public void What_is_no_document_is_rejected_with_its_reason()
    {
        Assert.Equal(DocumentReasons.Broken, Bulletin.Read(BulletinAsTyped().AsMemory(0, 600)).Rejected);
        Assert.Equal(DocumentReasons.OtherFile, Bulletin.Read("PK\u0003\u0004 nothing"u8.ToArray()).Rejected);
        Assert.Equal("no-text", Bulletin.Read(Of([Line("")])).Rejected);
    }
}
