using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Documents.Pdf;

/// <summary>Joins lines to paragraphs, over the ends of pages too: an indent, a short line, a gap or another size begins a new one.</summary>
internal sealed class PdfParagraphs
{
    private const double Indent = 1.2;
    private const double ShortHan = 2.6;
    private const double ShortLatin = 7;
    private const double WidePitch = 1.6;

    private readonly IReadOnlyList<PdfPage> _pages;
    private readonly double _left;
    private readonly double _right;
    private readonly double _pitch;

    /// <param name="lines">All lines of prose of the document, or of one column: their margins and distances are measured.</param>
    public PdfParagraphs(IReadOnlyList<PdfLine> lines, IReadOnlyList<PdfPage> pages)
    {
        _pages = pages;
        var widest = lines.Select(l => l.Right - l.Left).DefaultIfEmpty().Max();
        var full = lines.Where(l => l.Right - l.Left > widest * 0.6).ToList();
        _left = full.Count == 0 ? 0 : full.GroupBy(l => Math.Round(l.Left / 3)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Average(l => l.Left);
        _right = full.Count == 0 ? double.PositiveInfinity : full.Select(l => l.Right).Order().ElementAt(full.Count * 3 / 4);
        var gaps = lines.Zip(lines.Skip(1)).Where(p => p.First.Page == p.Second.Page && p.Second.Middle > p.First.Middle && Same(p.First.Size, p.Second.Size)).Select(p => p.Second.Middle - p.First.Middle).Order().ToList();
        _pitch = gaps.Count == 0 ? double.PositiveInfinity : gaps[gaps.Count / 3];
    }

    public IEnumerable<FlowParagraph> Of(IReadOnlyList<PdfLine> lines)
    {
        var open = new List<PdfLine>();
        foreach (var line in lines)
        {
            if (open.Count > 0 && Begins(open[^1], line))
            {
                yield return Paragraph(open);
                open = [];
            }
            open.Add(line);
        }
        if (open.Count > 0)
            yield return Paragraph(open);
    }

    private FlowParagraph Paragraph(List<PdfLine> lines)
    {
        var first = lines[0];
        var centred = Math.Abs(first.Left + first.Right - _pages[first.Page].Width) < _pages[first.Page].Width * 0.04;
        return new FlowParagraph(DocumentLines.Join(lines.Select(l => l.Text)), lines.MaxBy(l => l.Text.Length)!.Size, Centred: centred);
    }

    private bool Begins(PdfLine above, PdfLine line)
    {
        if (!Same(above.Size, line.Size) || line.Page == above.Page && line.Middle - above.Middle > _pitch * WidePitch)
            return true;
        if (line.Left > _left + (Indent * line.Size) || DocumentLines.NumberedLevel(above.Text) > 0)
            return true;
        // A Latin word that does not fit leaves more room than a character of Han.
        var room = Han.IsWide(line.Text[0]) ? ShortHan : ShortLatin;
        return above.Right < _right - (room * line.Size);
    }

    private static bool Same(double a, double b) => Math.Max(a, b) < Math.Min(a, b) * 1.12;
}
