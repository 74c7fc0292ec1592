namespace ZoneNews.Extraction.Documents.Pdf;

/// <summary>What is printed on every page and is no text: heads, feet, page numbers, and the dotted lines of a table of contents.</summary>
internal static class PdfFurniture
{
    private const double Margin = 0.12;
    private const double SamePlace = 4;

    public static List<PdfLine> Without(IReadOnlyList<PdfPage> pages, List<PdfLine> lines)
    {
        var repeated = lines.Where(l => Edge(l, pages) != 0).GroupBy(l => (Edge(l, pages), Masked(l.Text))).Where(g => IsRepeated([.. g], pages.Count)).SelectMany(g => g).ToHashSet();
        var printed = lines.Where(l => Edge(l, pages) > 0 && DocumentCues.BrowserFoot.Fits(l.Text)).Select(l => l.Page).ToHashSet();
        return [.. lines.Where(l => !repeated.Contains(l) && !IsNumber(l, pages) && !IsBrowsers(l, pages, printed) && !DocumentCues.Contents.Fits(l.Text))];
    }

    /// <summary>−1 in the page's upper margin, 1 in its lower one, 0 between.</summary>
    private static int Edge(PdfLine line, IReadOnlyList<PdfPage> pages)
    {
        var height = pages[line.Page].Height;
        return line.Middle < height * Margin ? -1 : line.Middle > height * (1 - Margin) ? 1 : 0;
    }

    // The same words at the same height of two pages; a row of a table, which has many cells, is repeated for another reason.
    private static bool IsRepeated(List<PdfLine> lines, int pages) =>
        pages > 1 && lines.Select(l => l.Page).Distinct().Count() >= Math.Max(2, pages / 3) && lines.TrueForAll(l => l.Pieces.Count < 3 && Math.Abs(l.Middle - lines[0].Middle) < SamePlace);

    private static bool IsNumber(PdfLine line, IReadOnlyList<PdfPage> pages) =>
        Edge(line, pages) != 0 && line.Pieces.Count == 1 && DocumentCues.PageNumber.Fits(line.Text);

    // A browser prints the address below and the title above.
    private static bool IsBrowsers(PdfLine line, IReadOnlyList<PdfPage> pages, HashSet<int> printed) =>
        printed.Contains(line.Page) && Math.Abs(line.Middle - (pages[line.Page].Height / 2)) > pages[line.Page].Height * 0.46;

    private static string Masked(string text) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? '#' : c));
}
