namespace ZoneNews.Extraction.Documents.Pdf;

/// <summary>Reads PDF from its words and their places (poppler's <c>pdftotext -bbox</c>): lines, then tables and paragraphs.</summary>
internal static class PdfReader
{
    private const int MostPages = 500;

    public static DocumentReading Read(PdfLayout? layout)
    {
        if (layout?.Boxes is not { } boxes)
            return DocumentReading.Reject(layout?.Rejected ?? DocumentReasons.NoPdfProgram);
        var words = PdfWords.Read(boxes);
        var pages = words.Pages.Take(MostPages).ToList();
        if (pages.Count == 0)
            return DocumentReading.Reject(DocumentReasons.Broken);
        var lines = PdfFurniture.Without(pages, [.. pages.SelectMany((p, i) => PdfLine.Of(p, i))]);
        return lines.Count == 0
            ? DocumentReading.Reject(DocumentReasons.Scanned)
            : DocumentReading.Of(new DocumentText(FlowOf(lines, pages), words.Title, words.Written));
    }

    private static List<FlowItem> FlowOf(List<PdfLine> lines, List<PdfPage> pages)
    {
        var runs = PdfTables.Split(lines, pages).SelectMany(Straightened).ToList();
        var paragraphs = new PdfParagraphs([.. runs.Where(r => r.Kind == PdfTables.Kind.Lines).SelectMany(r => r.Lines)], pages);
        var flow = new List<FlowItem>();
        foreach (var run in runs)
            if (run.Kind == PdfTables.Kind.Table)
                flow.Add(new FlowBlock(PdfGrid.Read(run.Lines)));
            else
                flow.AddRange((run.Kind == PdfTables.Kind.Columns ? new PdfParagraphs(run.Lines, pages) : paragraphs).Of(run.Lines).Where(p => p.Text.Length > 0));
        return flow;
    }

    // Text in two columns is read down the left one first, page by page.
    private static IEnumerable<PdfTables.Run> Straightened(PdfTables.Run run)
    {
        if (run.Kind != PdfTables.Kind.Columns)
            return [run];
        return run.Lines.GroupBy(l => l.Page).SelectMany(page => new[] { Column(page, left: true), Column(page, left: false) });
    }

    private static PdfTables.Run Column(IEnumerable<PdfLine> lines, bool left)
    {
        var all = lines.ToList();
        var border = all.Where(PdfTables.IsRow).Select(l => l.Pieces[1].Left).DefaultIfEmpty(double.PositiveInfinity).Min();
        return new PdfTables.Run(PdfTables.Kind.Columns, [.. all
            .Select(l => l with { Pieces = [.. l.Pieces.Where(p => p.Left < border == left)] })
            .Where(l => l.Pieces.Count > 0)]);
    }
}
