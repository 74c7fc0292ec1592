using System.Text.RegularExpressions;

namespace ZoneNews.Extraction.Documents.Pdf;

/// <summary>Finds the lines that are rows of a table. A PDF has no tables, only words: rows are lines that gaps part at the same places.</summary>
internal static partial class PdfTables
{
    /// <summary>Lines of one piece that may stand in a row between rows: heads of sections, second lines of a name.</summary>
    private const int MostSingles = 2;
    private const double WidestSingle = 0.5;
    private const double LongestCell = 14;
    private const int MostColumns = 60;

    /// <summary>A run of lines: a table, columns of prose, or plain lines.</summary>
    internal enum Kind
    {
        Lines,
        Table,
        Columns,
    }

    internal sealed record Run(Kind Kind, IReadOnlyList<PdfLine> Lines);

    /// <summary>Parts the lines of a document into runs; a table may go on over a page's end.</summary>
    public static IEnumerable<Run> Split(IReadOnlyList<PdfLine> lines, IReadOnlyList<PdfPage> pages)
    {
        var plain = new List<PdfLine>();
        for (var at = 0; at < lines.Count;)
        {
            var end = IsRow(lines[at]) ? EndOf(lines, at, pages) : at;
            var rows = Enumerable.Range(at, Math.Max(0, end - at)).Count(i => IsRow(lines[i]));
            if (rows < 2 || lines[at].Pieces.Count > MostColumns)
            {
                plain.Add(lines[at++]);
                continue;
            }
            var run = lines.Skip(at).Take(end - at).ToList();
            // A head that stands alone in its line, over several columns, is the table's first row.
            while (plain.Count > 0 && PdfGrid.IsHeadOver(plain[^1], run))
            {
                run.Insert(0, plain[^1]);
                plain.RemoveAt(plain.Count - 1);
            }
            if (plain.Count > 0)
                yield return new Run(Kind.Lines, plain);
            plain = [];
            yield return new Run(IsProse(run) ? Kind.Columns : Kind.Table, run);
            at = end;
        }
        if (plain.Count > 0)
            yield return new Run(Kind.Lines, plain);
    }

    public static bool IsRow(PdfLine line) => line.Pieces.Count > 1;

    /// <summary>A figure, or the stroke that stands for none.</summary>
    public static bool IsFigure(string text) => Figure().IsMatch(text);

    private static int EndOf(IReadOnlyList<PdfLine> lines, int first, IReadOnlyList<PdfPage> pages)
    {
        var (end, singles) = (first + 1, 0);
        var pitch = double.NaN;
        for (var i = first + 1; i < lines.Count; i++)
        {
            var (above, line) = (lines[i - 1], lines[i]);
            var gap = line.Middle - above.Middle;
            if (line.Page == above.Page && gap > Math.Max(3.2 * line.Size, double.IsNaN(pitch) ? 0 : 2.2 * pitch))
                break;
            if (line.Pieces.Count > MostColumns)
                break;
            if (IsRow(line))
            {
                if (line.Page == above.Page && singles == 0)
                    pitch = double.IsNaN(pitch) ? gap : Math.Max(pitch, gap);
                (end, singles) = (i + 1, 0);
            }
            else if (++singles > MostSingles || !MayStandBetween(line, pages[line.Page]))
            {
                break;
            }
        }
        return end;
    }

    private static bool MayStandBetween(PdfLine line, PdfPage page) =>
        DocumentCues.Continued.Fits(line.Text) || line.Right - line.Left < page.Width * WidestSingle && !Caption().IsMatch(line.Text);

    // Text set in two columns has long pieces, and no figures in them.
    private static bool IsProse(List<PdfLine> run)
    {
        var pieces = run.Where(IsRow).SelectMany(l => l.Pieces).ToList();
        return run.Max(l => l.Pieces.Count) == 2 && pieces.Average(p => p.Text.Length) > LongestCell && !pieces.Exists(p => IsFigure(p.Text));
    }

    [GeneratedRegex(@"^(?:[-+−–—－±≈约]?\s*\d[\d,，. ]*(?:[%％‰]|个百分点)?|[-−–—－/…]+|[↑↓▲▼△]\s*\d[\d.]*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex Figure();

    [GeneratedRegex(@"^附?[表图]\s*[\d一二三四五六七八九十]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex Caption();
}
