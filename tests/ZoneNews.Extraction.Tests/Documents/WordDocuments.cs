using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ZoneNews.Extraction.Tests.Documents;

/// <summary>Makes Word documents.</summary>
internal static class WordDocuments
{
    public static byte[] Of(IEnumerable<OpenXmlElement> body, string? title = null, DateTime? modified = null)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(body));
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(new FontSize { Val = "21" }))),
                new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "a", Default = true },
                new Style(new StyleName { Val = "heading 2" }, new BasedOn { Val = "a" }) { Type = StyleValues.Paragraph, StyleId = "2" },
                new Style(new StyleName { Val = "Title" }, new BasedOn { Val = "a" }, new StyleRunProperties(new FontSize { Val = "44" })) { Type = StyleValues.Paragraph, StyleId = "a3" },
                new Style(new StyleName { Val = "toc 1" }, new BasedOn { Val = "a" }) { Type = StyleValues.Paragraph, StyleId = "TOC1" });
            main.AddNewPart<HeaderPart>().Header = new Header(Line("每页的页眉，不是正文的一部分，不应读出。"));
            document.PackageProperties.Title = title;
            document.PackageProperties.Modified = modified;
        }
        return file.ToArray();
    }

    public static Paragraph Line(string text, string? style = null, bool centred = false, double? size = null, bool bold = false)
    {
        var run = new Run(new RunProperties());
        if (bold)
            run.RunProperties!.Append(new Bold());
        if (size is { } points)
            run.RunProperties!.Append(new FontSize { Val = ((int)(points * 2)).ToString(System.Globalization.CultureInfo.InvariantCulture) });
        run.Append(new W.Text(text) { Space = SpaceProcessingModeValues.Preserve });
        var properties = new ParagraphProperties();
        if (style is not null)
            properties.Append(new ParagraphStyleId { Val = style });
        if (centred)
            properties.Append(new Justification { Val = JustificationValues.Center });
        return new Paragraph(properties, run);
    }

    public static Table Table(params IEnumerable<W.TableRow> rows) => new(rows);

    public static W.TableRow Row(params IEnumerable<string> cells) => new(cells.Select(c => Cell(c)));

    public static W.TableCell Cell(string text, int across = 1, MergedCellValues? down = null)
    {
        var look = new TableCellProperties();
        if (across > 1)
            look.Append(new GridSpan { Val = across });
        if (down is { } merge)
            look.Append(new VerticalMerge { Val = merge });
        return new W.TableCell(look, Line(text));
    }

    /// <summary>The bulletin as offices set it: everything in the standard style, told apart by size and place.</summary>
    public static byte[] BulletinAsTyped() => Of(
        [
            Line(Bulletin.Title[..15], centred: true, size: 22), Line(Bulletin.Title[15..], centred: true, size: 22),
            Line(Bulletin.Office, centred: true, size: 14), Line(Bulletin.Day, centred: true, size: 14),
            Line("　　一、综合", bold: true), Line("　　" + Bulletin.First), Line("　　" + Bulletin.Second),
            Table([Row(Bulletin.Head), .. Bulletin.Rows.Select(r => Row(r))]),
        ],
        "文档1");

    /// <summary>The same with styles, a red head and a signature.</summary>
    public static byte[] BulletinWithStyles() => Of(
        [
            Line("珠海经济技术开发区统计局文件", centred: true, size: 36), Line("珠经统〔2024〕3号", centred: true),
            Line(Bulletin.Title, style: "a3"), Line("一、综合\t1", style: "TOC1"), Line("一、综合", style: "2"), Line(Bulletin.First), Line(Bulletin.Second),
            Table([Row(Bulletin.Head), .. Bulletin.Rows.Select(r => Row(r))]),
            Line(Bulletin.Office), Line(Bulletin.Day),
        ]);
}
