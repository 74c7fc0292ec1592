using System.Text;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Documents.Pdf;

/// <summary>Words that stand side by side without a wider gap: a line of prose, or a cell of a table.</summary>
internal sealed record PdfPiece(string Text, double Left, double Right);

/// <summary>A line of a page.</summary>
/// <param name="Middle">Its height on the page.</param>
/// <param name="Pieces">From left to right; more than one where gaps part it.</param>
internal sealed record PdfLine(int Page, double Middle, double Size, IReadOnlyList<PdfPiece> Pieces)
{
    /// <summary>A gap of this many sizes parts a line; between words of prose it is a third of one.</summary>
    private const double Gap = 0.9;

    private const double SameLine = 0.45;

    public double Left => Pieces[0].Left;

    public double Right => Pieces[^1].Right;

    public string Text => string.Join(' ', Pieces.Select(p => p.Text));

    /// <summary>The lines of a page from top to bottom.</summary>
    public static IEnumerable<PdfLine> Of(PdfPage page, int number)
    {
        var size = Typical(page.Words);
        var line = new List<PdfWord>();
        foreach (var word in page.Words.OrderBy(w => w.Middle))
        {
            // Measured from the line's first word, so that lines cannot creep into each other.
            if (line.Count > 0 && word.Middle - line[0].Middle > SameLine * Math.Min(size, Math.Min(word.Size, line[0].Size)))
            {
                yield return Of(line, number, size);
                line = [];
            }
            line.Add(word);
        }
        if (line.Count > 0)
            yield return Of(line, number, size);
    }

    /// <summary>The size of most characters; a page without Han has only its boxes to tell.</summary>
    private static double Typical(IReadOnlyList<PdfWord> words)
    {
        var wide = words.Where(w => Han.IsWide(w.Text[0])).ToList();
        return (wide.Count > 0 ? wide : words).GroupBy(w => Math.Round(w.Size * 2) / 2).OrderByDescending(g => g.Sum(w => w.Text.Length)).Select(g => g.Key).FirstOrDefault(10);
    }

    private static double SizeOf(List<PdfWord> words, double otherwise)
    {
        var wide = words.Where(w => w.Text.Count(Han.IsWide) * 2 >= w.Text.Length).ToList();
        return wide.Count == 0 ? otherwise : wide.MaxBy(w => w.Text.Length)!.Size;
    }

    private static PdfLine Of(List<PdfWord> words, int page, double typical)
    {
        var size = words.Exists(w => w.Text.Any(Han.IsWide)) ? SizeOf(words, typical) : words.Max(w => w.Size);
        var unit = Math.Min(size, SizeOf(words, typical));
        var pieces = new List<PdfPiece>();
        var text = new StringBuilder();
        PdfWord? last = null;
        var left = 0.0;
        foreach (var word in words.OrderBy(w => w.Left))
        {
            var gap = last is null ? 0 : word.Left - last.Right;
            if (last is not null && gap > Gap * unit)
            {
                pieces.Add(new PdfPiece(text.ToString(), left, last.Right));
                text.Clear();
            }
            else if (last is not null && gap > 0.1 * unit && DocumentLines.NeedsSpace(text[^1], word.Text[0]))
            {
                text.Append(' ');
            }
            if (text.Length == 0)
                left = word.Left;
            text.Append(word.Text);
            last = last is null || word.Right > last.Right ? word : last with { Text = word.Text };
        }
        pieces.Add(new PdfPiece(text.ToString(), left, last!.Right));
        return new PdfLine(page, words.Average(w => w.Middle), size, pieces);
    }
}
