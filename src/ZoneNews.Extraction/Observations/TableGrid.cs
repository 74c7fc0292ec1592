using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>A cell in its place: merged cells stand in each place that they cover.</summary>
internal sealed record GridCell(string Text, TextSpan Span, int Row, int Column, bool Number)
{
    /// <summary>Whether the cell covers more than this one place to the side.</summary>
    public bool Wide { get; init; }
}

/// <summary>A table with its merged cells laid out, its header rows and its columns of names told apart from its figures.</summary>
internal sealed record TableGrid(IReadOnlyList<IReadOnlyList<GridCell?>> Rows, int HeaderRows, IReadOnlyList<TextSpan> Lines)
{
    public int Columns => Rows.Count == 0 ? 0 : Rows.Max(r => r.Count);

    public GridCell? At(int row, int column) => column >= 0 && column < Rows[row].Count ? Rows[row][column] : null;

    /// <param name="lines">The lines of the body, a row each.</param>
    public static TableGrid Of(string body, TableBlock table, IReadOnlyList<TextSpan> lines)
    {
        var rows = new List<IReadOnlyList<GridCell?>>();
        var below = new Dictionary<(int Row, int Column), GridCell>();
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var row = new List<GridCell?>();
            var at = r < lines.Count ? lines[r].Start : 0;
            foreach (var cell in table.Rows[r].Cells)
            {
                TakeMerged(row, below, r);
                Place(row, below, cell, new TextSpan(at, at + cell.Text.Length), r);
                at += cell.Text.Length + 1;
            }
            TakeMerged(row, below, r);
            rows.Add(row);
        }
        var header = HeaderRowsOf(rows);
        for (var r = 1; r < header; r++)
            rows[r] = Shifted(rows[r], rows[0], rows.Max(w => w.Count) - rows[r].Count);
        return new TableGrid(rows, header, lines);
    }

    /// <summary>市 | 签约 (two columns) | 开工 (two columns) above 项目数 | 总投资 | …: the second row lacks what the first should have covered.</summary>
    private static IReadOnlyList<GridCell?> Shifted(IReadOnlyList<GridCell?> row, IReadOnlyList<GridCell?> first, int missing) =>
        missing > 0 && first.Any(c => c is { Wide: true }) && first.Take(missing).All(c => c is { Wide: false }) && first.Skip(missing).All(c => c is { Wide: true })
            ? [.. first.Take(missing), .. row.Select(c => c is null ? null : c with { Column = c.Column + missing })] : row;

    private static void TakeMerged(List<GridCell?> row, Dictionary<(int Row, int Column), GridCell> below, int r)
    {
        while (below.Remove((r, row.Count), out var cell))
            row.Add(cell);
    }

    private static void Place(List<GridCell?> row, Dictionary<(int Row, int Column), GridCell> below, TableCell cell, TextSpan span, int r)
    {
        var column = row.Count;
        var grid = new GridCell(cell.Text.Trim(), span, r, column, IsNumber(cell.Text)) { Wide = cell.ColumnSpan > 1 };
        for (var c = 0; c < Math.Clamp(cell.ColumnSpan, 1, 100); c++)
        {
            row.Add(grid);
            for (var down = 1; down < Math.Clamp(cell.RowSpan, 1, 200); down++)
                below.TryAdd((r + down, column + c), grid);
        }
    }

    /// <summary>Rows without figures, and a first row of years.</summary>
    private static int HeaderRowsOf(List<IReadOnlyList<GridCell?>> rows)
    {
        var count = 0;
        while (count < rows.Count && rows[count].All(c => c is null || !c.Number || IsYear(c.Text)))
            count++;
        return count;
    }

    private static bool IsYear(string text) => text.Length == 4 && text[0] is '1' or '2' && text.All(char.IsAsciiDigit) && text[1] is '9' or '0';

    /// <summary>A figure: a number that makes up the cell, but for a unit, a sign or a bound.</summary>
    private static bool IsNumber(string cell)
    {
        var text = cell.AsSpan().Trim();
        foreach (var word in (ReadOnlySpan<string>)["约", "第", "下降", "增长", "前进", "前移", "上升", "提升", "进", "后退", "后移", "退", "+", "↑", "↓"])
            text = text.StartsWith(word) ? text[word.Length..] : text;
        if (text.IsEmpty || NumeralReader.At(text) is not { Length: > 0 } numeral)
            return false;
        var rest = text[numeral.Length..].Trim();
        return rest.Length <= 6 && !rest.Contains('月') && !rest.Contains('年') && !rest.Contains('、') && !rest.Contains('季') && (char.IsAsciiDigit(text[0]) || text[0] is '-' or '−' or '－' || rest.Length > 0 && text.StartsWith("百分之"));
    }
}
