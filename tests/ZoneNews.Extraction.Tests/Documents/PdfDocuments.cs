using System.Globalization;
using System.Text;

namespace ZoneNews.Extraction.Tests.Documents;

/// <summary>Writes small PDF files (ISO 32000-1) with text at given places: one font without a file, whose characters are told by their codes (ToUnicode).</summary>
internal sealed class PdfDocuments
{
    public const double Width = 595;
    public const double Height = 842;

    private readonly List<StringBuilder> _pages = [new()];

    /// <summary>Text whose lower left corner is at that place, from the upper left corner of the page.</summary>
    public PdfDocuments Text(double left, double top, double size, string text)
    {
        _pages[^1].Append(CultureInfo.InvariantCulture, $"BT /F1 {size} Tf 1 0 0 1 {left} {Height - top} Tm <{string.Concat(text.Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)))}> Tj ET\n");
        return this;
    }

    public PdfDocuments Centred(double top, double size, string text) => Text((Width - WidthOf(text, size)) / 2, top, size, text);

    /// <summary>The lines of a paragraph set as offices do: an indent of two characters, lines as wide as fit, none that begins with a stop.</summary>
    public static List<string> Lines(string text, double size, double width = 451)
    {
        var lines = new List<string> { "" };
        foreach (var c in text)
            if (WidthOf(lines[^1] + c, size) + (lines.Count == 1 ? 2 * size : 0) > width && c is not ('，' or '。' or '%'))
                lines.Add(c.ToString());
            else
                lines[^1] += c;
        return lines;
    }

    public PdfDocuments Paragraph(double top, double size, IReadOnlyList<string> lines, bool begins = true)
    {
        for (var i = 0; i < lines.Count; i++)
            Text(begins && i == 0 ? 72 + (2 * size) : 72, top + (i * size * 1.6), size, lines[i]);
        return this;
    }

    /// <summary>A row of a table: its first cell at its column's left, the others in the middle of theirs.</summary>
    public PdfDocuments Row(double top, double size, IReadOnlyList<string> cells, IReadOnlyList<double> columns)
    {
        for (var i = 0; i < cells.Count; i++)
            Text(i == 0 ? columns[0] : ((columns[i] + columns[i + 1]) / 2) - (WidthOf(cells[i], size) / 2), top, size, cells[i]);
        return this;
    }

    public PdfDocuments NextPage()
    {
        _pages.Add(new StringBuilder());
        return this;
    }

    public byte[] Write(string? title = null)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {_pages.Count} /Kids [{string.Join(' ', _pages.Select((_, i) => $"{8 + (2 * i)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /ZoneNewsTest /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ZoneNewsTest /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 /W [32 126 500] >>",
            "<< /Type /FontDescriptor /FontName /ZoneNewsTest /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 >>",
            Stream("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
                + string.Concat(Codes().Chunk(100).Select(chunk => $"{chunk.Length} beginbfrange\n{string.Concat(chunk)}endbfrange\n")) + "endcmap end end"),
            $"<< /Title <FEFF{string.Concat((title ?? "").Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)))}> >>",
        };
        foreach (var page in _pages)
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Width} {Height}] /Resources << /Font << /F1 3 0 R >> >> /Contents {objects.Count + 2} 0 R >>");
            objects.Add(Stream(page.ToString()));
        }
        return File(objects);
    }

    // A range may not go over a change of the higher byte (9.10.3).
    private static IEnumerable<string> Codes() => Enumerable.Range(0, 256).Select(high => $"<{high:X2}00> <{high:X2}FF> <{high:X2}00>\n");

    private static string Stream(string text) => $"<< /Length {Encoding.ASCII.GetByteCount(text)} >>\nstream\n{text}\nendstream";

    private static byte[] File(List<string> objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var xref = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R /Info 7 0 R >>\nstartxref\n{xref}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    private static double WidthOf(string text, double size) => text.Sum(c => c is >= ' ' and <= '~' ? 0.5 : 1) * size;

    /// <summary>The bulletin over two pages with heads, feet and numbers; a paragraph and the table go on over the page's end.</summary>
    public static byte[] TheBulletin()
    {
        double[] columns = [72, 250, 320, 420, 523];
        var pdf = new PdfDocuments();
        pdf.Text(72, 50, 9, "珠海经济技术开发区统计公报").Centred(120, 22, Bulletin.Title[..18]).Centred(155, 22, Bulletin.Title[18..]).Centred(190, 14, Bulletin.Office).Centred(215, 14, Bulletin.Day);
        pdf.Text(104, 250, 16, "一、综合");
        pdf.Paragraph(280, 16, Lines(Bulletin.First, 16));
        var second = Lines(Bulletin.Second, 16);
        pdf.Paragraph(730, 16, second[..1]).Centred(805, 10, "— 1 —");
        pdf.NextPage().Text(72, 50, 9, "珠海经济技术开发区统计公报").Paragraph(100, 16, second[1..], begins: false);
        pdf.Row(200, 12, Bulletin.Head, columns).Row(222, 12, Bulletin.Rows[0], columns).Row(244, 12, Bulletin.Rows[1], columns).Centred(805, 10, "— 2 —");
        pdf.NextPage().Text(72, 50, 9, "珠海经济技术开发区统计公报").Text(72, 90, 12, "续表").Row(110, 12, Bulletin.Head, columns).Row(132, 12, Bulletin.Rows[2], columns).Centred(805, 10, "— 3 —");
        return pdf.Write("文档1");
    }
}
