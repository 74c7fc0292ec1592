using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Reads the figures of a table: a cell's row and column tell its indicator, measure, unit, period and subject; what they leave open the caption, the lines above and the article say.</summary>
internal sealed partial class TableReader
{
    private readonly string _body;
    private readonly TableGrid _grid;
    private readonly Context _context;
    private readonly FigureLexicon _lexicon;
    private readonly TableText[] _heads;
    private readonly TableText _above;
    private readonly IReadOnlyDictionary<string, UnitTerm> _told;
    private readonly Dictionary<string, TableText> _known = [];
    private readonly Catalogue _catalogue;
    private readonly bool _scored;
    private readonly bool _parts;

    /// <param name="Above">Caption and short lines above the table.</param>
    internal sealed record Source(string Body, TableBlock Table, IReadOnlyList<TextSpan> Lines, string Above, string? Title = null);

    private TableReader(Source source, Context context, FigureLexicon lexicon, Catalogue catalogue)
    {
        (_body, _context, _lexicon, _catalogue) = (source.Body, context, lexicon, catalogue);
        _grid = TableGrid.Of(source.Body, source.Table, source.Lines);
        // 累计同比增速（%） in the corner says of all cells what they are.
        var corner = _grid.HeaderRows > 0 && _grid.At(0, 0) is { } first && TextOf(first.Text) is { Measure: not null, Indicator: null } ? first.Text : "";
        _above = TextOf(string.Join(' ', [source.Above, .. TitleRows().Select(c => c.Text), corner]));
        // 上半年规模以上工业总产值分月情况: a table that names no indicator is about the headline's.
        if (_above.Indicator is null && source.Title is { } title && TextOf(title) is { Indicator: { } topic } && !NamesIndicators())
            _above = _above with { Indicator = topic };
        _told = TableText.UnitsOf(source.Above, lexicon, catalogue);
        _heads = [.. Enumerable.Range(0, _grid.Columns).Select(HeadOf)];
        (_scored, _parts) = (HasPlacesAndScores(), HasPlacesInParts());
    }

    public static IReadOnlyList<Candidate> Read(Source source, Context context, FigureLexicon lexicon, Catalogue catalogue)
    {
        var reader = new TableReader(source, context, lexicon, catalogue);
        var found = new List<Candidate>();
        var last = TableText.None;
        for (var row = reader._grid.HeaderRows; row < reader._grid.Rows.Count; row++)
        {
            var stub = reader.StubOf(row, last);
            found.AddRange(reader.ReadRow(row, stub));
            last = stub.NamesThing ? stub : last;
        }
        return found;
    }

    private TableText TextOf(string words) =>
        _known.TryGetValue(words, out var known) ? known : _known[words] = TableText.Of(words, _lexicon, _catalogue);

    /// <summary>Rows of one merged cell: a title or a line of units inside the table.</summary>
    private IEnumerable<GridCell> TitleRows() =>
        _grid.Rows.Take(_grid.HeaderRows).Where(r => r.Distinct().Count() == 1 && r[0] is not null).Select(r => r[0]!);

    private bool NamesIndicators() =>
        _grid.Rows.Any(r => r.Any(c => c is { Number: false } && TextOf(c.Text).NamesThing));

    private TableText HeadOf(int column)
    {
        var path = Enumerable.Range(0, _grid.HeaderRows).Where(r => _grid.Rows[r].Distinct().Count() > 1).Select(r => _grid.At(r, column)).OfType<GridCell>().Distinct().Select(c => c.Text);
        var words = string.Join(' ', path);
        return TextOf(words.Length == 4 && words.All(char.IsAsciiDigit) ? words + "年" : words);
    }

    /// <summary>The names of a row: its cells that hold no figure, up to the first that does. A row that only says 增速 goes on about the row above.</summary>
    private TableText StubOf(int row, TableText last)
    {
        var cells = _grid.Rows[row].OfType<GridCell>().Where(c => !c.Number && !IsBlank(c.Text)).Distinct().ToList();
        var text = TextOf(string.Join(' ', cells.Select(c => c.Text)));
        if (!text.NamesThing && text.Name is null && text.Measure is Measure.Growth or Measure.GrowthMonthOnMonth)
            return text with { Indicator = last.Indicator, Foreign = last.Foreign, ProjectCode = last.ProjectCode };
        return text;
    }

    private static bool IsBlank(string text) => text.Length == 0 || text is "-" or "—" or "--" or "——" or "/" or "…" or "－";

    private IEnumerable<Candidate> ReadRow(int row, TableText stub)
    {
        if (stub.Skip)
            yield break;
        foreach (var cell in _grid.Rows[row].OfType<GridCell>().Where(c => c.Number && c.Row == row).Distinct())
            foreach (var candidate in ReadCell(cell, stub, HeadWithTopic(cell.Column)))
                yield return candidate;
    }

    /// <summary>A column that only says 增速 goes on about the nearest column to its left that names something.</summary>
    private TableText HeadWithTopic(int column)
    {
        var head = WithTime(_heads[column], column);
        if (head.NamesThing || IsOfRanking(head))
            return head;
        for (var left = column - 1; left >= 0; left--)
            if (_heads[left] is { NamesThing: true } known)
                return head with { Indicator = known.Indicator, Foreign = known.Foreign, ProjectCode = known.ProjectCode, Period = head.Period ?? known.Period };
        // 年度目标 before what was reached: of the thing that the next column names.
        return head.Status == FigureStatus.Target && Array.Find(_heads[(column + 1)..], h => h.NamesThing) is { Foreign: false } next
            ? head with { Indicator = next.Indicator, ProjectCode = next.ProjectCode } : head;
    }

    /// <summary>A rate without a time of its own is of the latest year, or of the nearest months, that the columns to its left name.</summary>
    private TableText WithTime(TableText head, int column)
    {
        if (head.Measure is null || head.Period is not null || head.Moment is not (null or "累计"))
            return head;
        TableText? timed = null;
        for (var left = column - 1; left >= 0 && (timed is null || timed.Period?.Shape == PeriodShape.Year); left--)
            if (_heads[left] is { Moment: not "上年同期" } known && (known.Period is not null || known.Moment is not null) && known.Status is null
                && (timed is null || known.Period?.Year > timed.Period?.Year))
                timed = known;
        return timed is null ? head : head with { Period = timed.Period, Moment = timed.Moment };
    }

    private IEnumerable<Candidate> ReadCell(GridCell cell, TableText stub, TableText head)
    {
        if (head.Skip || IsIndex(cell, head) || SubjectOf(stub, head) is not { } subject)
            return [];
        if (IndicatorOf(stub, head) is not { } indicator)
            return RankingOf(stub, head) is { } ranking ? Place(cell, subject, ranking, head) : PlaceInPart(cell, subject, head);
        if (QuantityReader.At(_body, FirstDigit(cell), cell.Span.End, _lexicon) is not { } quantity || quantity.Unit is "POINT")
            return [];
        var measure = head.Measure ?? stub.Measure ?? (UnitFor(indicator, quantity, stub, head) is null ? _above.Measure : null) ?? Measure.Value;
        if (measure == Measure.Value && quantity.Unit == "PCT")
            measure = Measure.Growth;
        var unit = measure == Measure.Value ? UnitFor(indicator, quantity, stub, head) : new UnitTerm("PCT", 1);
        if (unit is null || measure == Measure.Rank)
            return measure == Measure.Rank ? Rank(cell, subject, indicator, quantity, stub, head) : [];
        var told = head.Status ?? stub.Status;
        var status = told ?? _above.Status ?? (_context.Aimed ? FigureStatus.Target : FigureStatus.Actual);
        var said = PeriodOf(stub, head, status);
        var period = PeriodResolver.Resolve(said, _context.Setting, status, indicator.Stock);
        // 2023年完成 in a table of aims: what is over is none.
        if (told is null && status == FigureStatus.Target && period?.ToYear < _context.Setting.Year)
            status = FigureStatus.Actual;
        if (status == FigureStatus.Actual && PeriodResolver.IsFuture(said, period, _context.Setting, indicator.Stock))
            status = FigureStatus.Target;
        if (measure == Measure.GrowthAverage)
            period = RunTo(period, cell.Column);
        var value = quantity.Unit is null or "OTHER" ? quantity.Value * unit.Scale : quantity.Value;
        if (measure is Measure.Growth or Measure.GrowthMonthOnMonth && _body.AsSpan(cell.Span.Start, cell.Span.Length) is var words && (words.Contains('降') || words.Contains('减') || words.Contains('↓')))
            value = -Math.Abs(value);
        return
        [
            new Candidate(subject, indicator.Code, measure, value, unit.Unit, period, status, BoundOf(quantity, head), Evidence(cell), quantity.Span, "table-cell")
            {
                Scope = measure == Measure.Share ? head.Whole ?? stub.Whole ?? indicator.Whole ?? (stub.Indicator is { Intensity: true } ? "地区生产总值" : null) : null,
            },
        ];
    }

    /// <summary>底线目标: what is to be reached at least.</summary>
    private static string BoundOf(Quantity quantity, TableText head) =>
        quantity.Bound == Bound.Exact && head.Words.HoldsAny(AimWords.Default.Floors) ? Bound.AtLeast : quantity.Bound;

    /// <summary>2020年, 2025年, 年均增长: the years behind the first that a column to the left is of.</summary>
    private Period? RunTo(Period? last, int column) =>
        last is { IsYear: true } to && _heads.Take(column).Select(h => h.Period?.Year).Where(y => y < to.ToYear).Min() is { } from ? Period.Years(from + 1, to.ToYear) : last;

    private int FirstDigit(GridCell cell)
    {
        var at = cell.Span.Start;
        while (at < cell.Span.End && !char.IsAsciiDigit(_body[at]) && _body[at] is not ('-' or '−' or '－'))
            at++;
        return Math.Min(at, cell.Span.End - 1);
    }

    private TextSpan Evidence(GridCell cell) => _grid.Lines[cell.Row];

    private static bool IsIndex(GridCell cell, TableText head) => head.Words.Contains("序号", StringComparison.Ordinal) || cell.Column == 0 && head.Words.Length == 0;

    private Indicator? IndicatorOf(TableText stub, TableText head)
    {
        if (stub.Foreign || (stub.Indicator is null && stub.ProjectCode is null && head.Foreign))
            return null;
        var code = stub.ProjectCode ?? (stub.Indicator is null ? head.ProjectCode : null);
        return code is not null ? _lexicon.Indicators[code] : (stub.Indicator ?? head.Indicator ?? _above.Indicator)?.Indicator;
    }

    /// <summary>The zone of the row, of the column or of the caption; a row whose name nobody knows is a part and gives nothing.</summary>
    private Subject? SubjectOf(TableText stub, TableText head)
    {
        // 国家级经开区考评位次 in a row: whose peers they are, where the columns are zones.
        if (stub is { Measure: Measure.Rank, Name.Kind: NameKind.Group } && head.Name is { Kind: NameKind.Zone })
            return Named(head.Name);
        if (Named(stub.Name) is { } row)
            return row;
        var total = stub.Words.Contains("合计", StringComparison.Ordinal) || stub.Words.Contains("总计", StringComparison.Ordinal);
        if (stub.Indicator is null && stub.ProjectCode is null && stub.Period is null && stub.Measure != Measure.Rank && stub.Words.Length > 0 && !total)
            return null;
        if (total && _context.Subject is not { Kind: SubjectKind.Zone or SubjectKind.Group })
            return null;
        // 全市位次: a region that a column of places names is whose peers they are.
        var column = head.Measure == Measure.Rank && head.Name is { Kind: not NameKind.Zone } ? null : head.Name;
        return Named(column) ?? (total ? null : Named(_above.Name)) ?? _context.Subject;
    }

    private Subject? Named(Name? said) => said is not { } name ? null : name.Kind switch
    {
        NameKind.Zone => new Subject(name.Official, SubjectKind.Zone),
        NameKind.Division => _context.Setting.Aliases.TryGetValue(name.Official, out var zone) ? new Subject(zone, SubjectKind.Zone) : new Subject(name.Official, SubjectKind.Division),
        NameKind.ThisZone when _context.Setting.Local.TryGetValue(name.Official, out var local) => new Subject(local, SubjectKind.Zone),
        NameKind.ThisZone => _context.Setting.Main ?? _context.Subject,
        NameKind.ThisCity when _context.Setting.Place.CityOf(name.Official) is { } city => new Subject(city, SubjectKind.Division),
        NameKind.ThisProvince when _context.Setting.Place.Province is { } province => new Subject(province, SubjectKind.Division),
        NameKind.Group when _context.Setting.Place.NameOf(name.Official) is { } group => new Subject(group, SubjectKind.Group),
        _ => null,
    };

    private UnitTerm? UnitFor(Indicator indicator, Quantity quantity, TableText stub, TableText head)
    {
        var unit = indicator.Unit;
        if (quantity.Unit is { } own && own != "OTHER")
            return Fits(unit, own) ? new UnitTerm(own, 1) : null;
        foreach (var text in (ReadOnlySpan<TableText>)[stub, head, _above])
        {
            if (ReferenceEquals(text, _above) && _told.TryGetValue(indicator.Code, out var told) && Fits(unit, told.Unit))
                return told;
            var fitting = text.Units.Where(u => Fits(unit, u.Unit)).ToList();
            // 单位：亿元、万美元: foreign capital is told in the foreign one.
            if (fitting.Count > 0)
                return indicator.Code.StartsWith("fdi", StringComparison.Ordinal) ? fitting.Find(u => u.Unit != "CNY") ?? fitting[0] : fitting[0];
        }
        return unit == "COUNT" && stub.Units.Count == 0 ? new UnitTerm("COUNT", 1) : null;
    }

    private static bool Fits(string indicator, string unit) => indicator == "MONEY" ? unit is "CNY" or "USD" or "EUR" or "HKD" : indicator == unit;

    private PeriodInForce? PeriodOf(TableText stub, TableText head, string status)
    {
        var outer = _above.Period is { } above ? new PeriodInForce(above, null, false) : _context.Period;
        // 利润总额（1—4月） below 1—5月: the row's own months.
        var said = head.Period is { Shape: PeriodShape.Months } && stub.Period is { Shape: PeriodShape.Months } own ? own : head.Period ?? stub.Period;
        if (said is { Shape: PeriodShape.Months, Year: null, Offset: null } && outer?.Expression is { Year: not null } dated)
            said = said with { Year = dated.Year };
        if (said is not null)
            return new PeriodInForce(said, PeriodResolver.Resolve(outer, _context.Setting, status, false), true);
        var whole = PeriodResolver.Resolve(outer, _context.Setting, FigureStatus.Actual, stock: false);
        if (status == FigureStatus.Target && whole is { IsYears: false } year)
            return new PeriodInForce(new PeriodExpression(PeriodShape.Year, year.ToYear), null, false);
        return (head.Moment ?? stub.Moment, whole) switch
        {
            ("当月", { IsYears: false } w) => new PeriodInForce(new PeriodExpression(PeriodShape.Months, w.ToYear, From: w.ToMonth, To: w.ToMonth), null, false),
            ("累计", { IsMonth: true } w) => new PeriodInForce(new PeriodExpression(PeriodShape.Months, w.ToYear, From: 1, To: w.ToMonth), null, false),
            ("上年同期", { IsYears: false } w) => new PeriodInForce(new PeriodExpression(PeriodShape.Months, w.ToYear - 1, From: w.FromMonth, To: w.ToMonth), null, false),
            _ => outer,
        };
    }
}
