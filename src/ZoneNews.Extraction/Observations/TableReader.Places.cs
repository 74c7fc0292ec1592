using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Places and moves that a table gives: in a ranking, or in the field of the column beside them.</summary>
internal sealed partial class TableReader
{
    /// <summary>The ranking whose places a row (园区考核排名) or a column (名次, 上年位次) gives: by its own words, else the one that the headline or the caption names.</summary>
    private Ranking? RankingOf(TableText stub, TableText head)
    {
        if (stub.Foreign || head.Foreign || stub.Measure != Measure.Rank && head.Measure != Measure.Rank)
            return null;
        var row = stub.Measure == Measure.Rank;
        var own = (row ? stub : head).Words;
        foreach (var word in RankingWords.Default.Columns)
            own = own.Replace(word, "", StringComparison.Ordinal);
        var period = PeriodResolver.Resolve(PeriodOf(stub, head, FigureStatus.Actual), _context.Setting, FigureStatus.Actual, stock: false);
        if (row)
            return own.Length > 3 ? new Ranking(own, period, null) : null;
        return _context.Ranking ?? (IsOfRanking(head) ? new Ranking(own.Split('（', '(')[0], period, null) : null);
    }

    /// <summary>考核名次 beside other columns: of a ranking of its own, and not of what stands to its left.</summary>
    private static bool IsOfRanking(TableText head) =>
        head.Measure == Measure.Rank && head.Words.HoldsAny(RankingWords.Default.ColumnRankings);

    private static readonly System.Buffers.SearchValues<char> Falls = System.Buffers.SearchValues.Create("降退↓▼-−－");

    private IReadOnlyList<Candidate> Place(GridCell cell, Subject subject, Ranking ranking, TableText head)
    {
        if (QuantityReader.At(_body, FirstDigit(cell), cell.Span.End, _lexicon) is not { } quantity || quantity.Value != Math.Floor(quantity.Value))
            return [];
        var moved = head.Words.HoldsAny(RankingWords.Default.ColumnMoves);
        var period = head.Period is { Year: { } year } ? Period.Year(year)
            : !moved && head.Words.HoldsAny(RankingWords.Default.ColumnYearBefore) ? (ranking.Period is { IsYear: true } shown && !head.Words.Contains("上期", StringComparison.Ordinal) ? Period.Year(shown.ToYear - 1) : null)
            : head.Period is { Shape: PeriodShape.Months } ? PeriodResolver.Resolve(PeriodOf(TableText.None, head, FigureStatus.Actual), _context.Setting, FigureStatus.Actual, stock: false)
            : ranking.Period ?? PeriodResolver.Resolve(_context.Period, _context.Setting, FigureStatus.Actual, stock: false);
        var down = _body.AsSpan(cell.Span.Start, cell.Span.Length).IndexOfAny(Falls) >= 0;
        var value = moved && down ? -Math.Abs(quantity.Value) : Math.Abs(quantity.Value);
        if (value == 0 || !moved && value > 9999)
            return [];
        return [new Candidate(subject, "ranking", moved ? Measure.RankChange : Measure.Rank, value, moved ? "PLACES" : "RANK", period, FigureStatus.Actual, Bound.Exact, Evidence(cell), quantity.Span, "table-rank") { Scope = ranking.Name }];
    }

    /// <summary>综合实力, 创新水平 beside 排名 and 得分: whole numbers below the parts of a ranking are the places in them, as scores have a column of their own.</summary>
    private IReadOnlyList<Candidate> PlaceInPart(GridCell cell, Subject subject, TableText head)
    {
        if (_context.Ranking is not { } ranking || head.Words.Length is < 2 or > 10 || !head.Words.All(char.IsLetter) || head is not { Foreign: false, Measure: null, Units: [], Period: null, Name: null }
            || head.Words.HoldsAny(RankingWords.Default.Scores) || !_scored && !_parts)
            return [];
        if (_parts && head.Words.HoldsAny(RankingWords.Default.ColumnMoves))
            return Place(cell, subject, ranking, head);
        if (!AreWhole(cell.Column))
            return [];
        return Place(cell, subject, ranking with { Name = head.Words }, head);
    }

    private bool HasPlacesAndScores() =>
        Array.Exists(_heads, h => h.Measure == Measure.Rank) && Array.Exists(_heads, h => h.Words.HoldsAny(RankingWords.Default.Scores));

    /// <summary>综合位次 beside the parts of the ranking, each a column of whole numbers.</summary>
    private bool HasPlacesInParts() =>
        Array.Exists(_heads, h => h.Measure == Measure.Rank) && _heads.Count(h => h is { Indicator: null, Foreign: false, Measure: null, Name: null, ProjectCode: null, Units: [] }) > 1;

    private bool AreWhole(int column)
    {
        for (var row = _grid.HeaderRows; row < _grid.Rows.Count; row++)
            if (_grid.At(row, column) is { Number: true } cell && (!int.TryParse(cell.Text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var place) || place == 0))
                return false;
        return true;
    }

    private IReadOnlyList<Candidate> Rank(GridCell cell, Subject subject, Indicator indicator, Quantity quantity, TableText stub, TableText head)
    {
        if (quantity.Value is < 1 or > 9999 || quantity.Value != Math.Floor(quantity.Value))
            return [];
        var field = (stub.Indicator ?? head.Indicator ?? _above.Indicator) is null ? null : indicator.Name + (head.Words.Contains("增速", StringComparison.Ordinal) || head.Words.Contains("增幅", StringComparison.Ordinal) ? "增速" : "");
        if (field is null)
            return [];
        var peers = head.Words.Contains("全省", StringComparison.Ordinal) ? "(全省)" : head.Words.Contains("全市", StringComparison.Ordinal) ? "(全市)" : "";
        var period = PeriodResolver.Resolve(PeriodOf(stub, head, FigureStatus.Actual), _context.Setting, FigureStatus.Actual, indicator.Stock);
        return [new Candidate(subject, "ranking", Measure.Rank, quantity.Value, "RANK", period, FigureStatus.Actual, Bound.Exact, Evidence(cell), quantity.Span, "table-rank") { Scope = field + peers }];
    }
}
