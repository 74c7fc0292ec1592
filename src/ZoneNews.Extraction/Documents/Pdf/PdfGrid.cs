namespace ZoneNews.Extraction.Documents.Pdf;

/// <summary>Makes a table of lines: columns by the places where words stand, rows by their heights.</summary>
internal sealed class PdfGrid
{
    /// <summary>Two rows are never nearer than this many sizes: what is nearer is one row with cells of several lines.</summary>
    private const double NearestRows = 0.85;

    /// <summary>Lines of one cell stand this many sizes apart at most.</summary>
    private const double CellPitch = 1.45;

    private sealed record Column(double Left, double Right)
    {
        public double Middle => (Left + Right) / 2;
    }

    private sealed record Cell(string Text, int First, int Count);

    private readonly List<Column> _columns;

    private PdfGrid(List<Column> columns) => _columns = columns;

    public static TableBlock Read(IReadOnlyList<PdfLine> lines)
    {
        var kept = lines.Where(l => !DocumentCues.Continued.Fits(l.Text)).ToList();
        var grid = new PdfGrid(ColumnsOf(kept));
        var rows = Grouped(kept).Select(g => (Page: g[0].Page, Cells: grid.RowOf(g))).ToList();
        return new TableBlock(null, [.. WithoutRepeatedHeads(rows).Select(grid.Filled)]);
    }

    /// <summary>Whether a line of one piece right above stands in the middle of some columns, the first not among them, and not of all.</summary>
    public static bool IsHeadOver(PdfLine line, IReadOnlyList<PdfLine> table)
    {
        var first = table[0];
        if (line.Pieces.Count != 1 || line.Page != first.Page || first.Middle - line.Middle > 2.5 * line.Size || Math.Abs(line.Size - first.Size) > first.Size * 0.12 || line.Text.AsSpan().ContainsAny('：', ':'))
            return false;
        var columns = ColumnsOf([.. table]);
        var middle = (line.Left + line.Right) / 2;
        return Enumerable.Range(1, Math.Max(0, columns.Count - 1)).Any(from => Enumerable.Range(from + 1, columns.Count - from - 1)
            .Any(to => Math.Abs(((columns[from].Left + columns[to].Right) / 2) - middle) < line.Size && line.Left > columns[from - 1].Right));
    }

    // The places of the fullest rows, joined where they overlap; a row fuller than nearly all others is an accident.
    private static List<Column> ColumnsOf(List<PdfLine> lines)
    {
        var counts = lines.Where(PdfTables.IsRow).GroupBy(l => l.Pieces.Count).OrderByDescending(g => g.Key).ToList();
        var total = counts.Sum(g => g.Count());
        var seen = 0;
        var fullest = counts.First(g => (seen += g.Count()) * 5 >= total || seen > 2).Key;
        var columns = new List<Column>();
        foreach (var piece in lines.Where(l => l.Pieces.Count >= fullest).SelectMany(l => l.Pieces).OrderBy(p => p.Left))
            if (columns.Count > 0 && piece.Left < columns[^1].Right)
                columns[^1] = columns[^1] with { Right = Math.Max(columns[^1].Right, piece.Right) };
            else
                columns.Add(new Column(piece.Left, piece.Right));
        return columns;
    }

    /// <summary>Lines of one row together: names of two lines beside a figure in their middle, or below their first line.</summary>
    private static List<List<PdfLine>> Grouped(List<PdfLine> lines)
    {
        var rows = new List<List<PdfLine>>();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var above = i > 0 && lines[i - 1].Page == line.Page ? line.Middle - lines[i - 1].Middle : double.PositiveInfinity;
            var below = i + 1 < lines.Count && lines[i + 1].Page == line.Page ? lines[i + 1].Middle - line.Middle : double.PositiveInfinity;
            var near = above < NearestRows * line.Size;
            if (rows.Count > 0 && (near || line.Pieces.Count == 1 && above < CellPitch * line.Size && below > above * 1.15 && !PdfTables.IsFigure(line.Text) && HasFigure(rows[^1])))
                rows[^1].Add(line);
            else
                rows.Add([line]);
        }
        return rows;
    }

    private static bool HasFigure(List<PdfLine> row) => row.Exists(l => l.Pieces.Any(p => PdfTables.IsFigure(p.Text)));

    private List<Cell> RowOf(List<PdfLine> lines)
    {
        var cells = new SortedDictionary<int, (List<string> Texts, int Count)>();
        foreach (var line in lines)
            foreach (var (piece, first, count) in PlacesOf(line))
            {
                var cell = cells.TryGetValue(first, out var known) ? known : ([], 1);
                cell.Texts.Add(piece.Text);
                cells[first] = (cell.Texts, Math.Max(cell.Count, count));
            }
        return [.. cells.Select(c => new Cell(DocumentLines.Join(c.Value.Texts), c.Key, c.Value.Count))];
    }

    private List<(PdfPiece Piece, int First, int Count)> PlacesOf(PdfLine line)
    {
        var places = new List<(PdfPiece Piece, int First, int Count)>();
        foreach (var piece in line.Pieces)
        {
            var under = Enumerable.Range(0, _columns.Count).Where(c => piece.Left < _columns[c].Right && piece.Right > _columns[c].Left).ToList();
            var first = under.Count > 0 ? under[0] : Nearest(piece);
            places.Add((piece, first, Math.Max(1, under.Count)));
        }
        if (line.Pieces.Count >= _columns.Count || line.Pieces.Any(p => PdfTables.IsFigure(p.Text)))
            return places;
        for (var i = 0; i < places.Count; i++)
            places[i] = Widened(places[i], i == 0 ? 0 : places[i - 1].First + places[i - 1].Count, i + 1 == places.Count ? _columns.Count : places[i + 1].First);
        return places;
    }

    private int Nearest(PdfPiece piece) =>
        Enumerable.Range(0, _columns.Count).MinBy(c => Math.Abs(_columns[c].Middle - ((piece.Left + piece.Right) / 2)));

    // A head that stands in the middle of several columns is theirs.
    private (PdfPiece Piece, int First, int Count) Widened((PdfPiece Piece, int First, int Count) place, int from, int to)
    {
        var middle = (place.Piece.Left + place.Piece.Right) / 2;
        var best = (place.First, End: place.First + place.Count);
        var off = Off(best.First, best.End, middle);
        for (var first = from; first <= place.First; first++)
            for (var end = place.First + place.Count; end <= to; end++)
                if (Off(first, end, middle) is var other && other < off - 3)
                    (best, off) = ((first, end), other);
        return (place.Piece, best.First, best.End - best.First);
    }

    private double Off(int first, int end, double middle) => Math.Abs(((_columns[first].Left + _columns[end - 1].Right) / 2) - middle);

    // A table that goes on over a page repeats its head there.
    private static IEnumerable<List<Cell>> WithoutRepeatedHeads(List<(int Page, List<Cell> Cells)> rows)
    {
        var heads = rows.TakeWhile(r => !r.Cells.Exists(c => PdfTables.IsFigure(c.Text))).Select(r => Key(r.Cells)).ToHashSet(StringComparer.Ordinal);
        var top = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            top = i > 0 && rows[i].Page == rows[i - 1].Page ? top : i;
            if (rows[i].Page == rows[0].Page || i - top >= heads.Count || !heads.Contains(Key(rows[i].Cells)))
                yield return rows[i].Cells;
        }
    }

    private static string Key(List<Cell> row) => string.Join('\t', row.Select(c => c.Text));

    private TableRow Filled(List<Cell> row)
    {
        var cells = new List<TableCell>();
        var at = 0;
        foreach (var cell in row)
        {
            for (; at < cell.First; at++)
                cells.Add(new TableCell(""));
            var count = Math.Max(1, cell.Count - (at - cell.First));
            cells.Add(new TableCell(cell.Text, 1, count));
            at += count;
        }
        for (; at < _columns.Count; at++)
            cells.Add(new TableCell(""));
        return new TableRow(cells);
    }
}
