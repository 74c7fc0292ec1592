using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Of what time the figures are.</summary>
internal sealed partial class SentenceReader
{
    /// <summary>The period that goes on behind an aside; null where none was made.</summary>
    private PeriodInForce? _base;

    /// <summary>The sentence itself has said it.</summary>
    private bool _baseSaid;

    private bool _daySaid;

    /// <summary>The aside ends with its clause.</summary>
    private bool _glance;

    /// <summary>上年同期，…: the aside stands at the head of the sentence.</summary>
    private bool _asideOpens;

    /// <summary>2021年、2022年…分别为: the times that were said last, side by side.</summary>
    private List<PeriodInForce> _times = [];

    /// <summary>What the next sentence starts with.</summary>
    private PeriodInForce? Lasting => _base ?? _beside ?? _context.Period;

    private void TakePeriod(PeriodMention period, int i)
    {
        if (period.Period is { Shape: PeriodShape.None, From: var month, To: var last } && month == last)
            (_context, _daySaid) = (_context with { Day = new PeriodExpression(PeriodShape.Months, period.Period.Year, period.Period.Offset, month, last) }, true);
        if (period.Period.Shape == PeriodShape.None || IsName(period, i))
            return;
        if (IsCompared(period) || i > 0 && _mentions[i - 1] is CueMention than && than.Is(Cue.YearOnYear) && than.Span.End == period.Span.Start && than.Span.Length > 2)
        {
            _clause = _clause with { Difference = _clause.Difference || IsFarBack(period) };
            return;
        }
        // 7月当月: the month is said already.
        if (period.Period.Shape == PeriodShape.LastMonth && (i > 0 && _mentions[i - 1] is PeriodMention && _mentions[i - 1].Span.End == period.Span.Start || Outer() is not { IsYears: false, IsYear: false }))
            return;
        if (IsOfFigureBefore(period, i))
        {
            Redate(period);
            return;
        }
        if (_clause.Has(Cue.From) && _mentions.LastCue(Cue.From, _clause.Start, period.Span.Start) is { } from && _clause.LastFigureEnd <= from.Span.Start && StartsTurn(i))
        {
            var first = period.Period is { Shape: PeriodShape.Year, Offset: -1 } && _text[period.Span.Start] == '上' && Outer() is { IsYear: true } ? new PeriodExpression(PeriodShape.SameLastYear) : period.Period;
            _fromTo = (new PeriodInForce(first, Outer(), _periodSaid), null);
            return;
        }
        var atHead = _text.AsSpan(_clause.Start, period.Span.Start - _clause.Start).Trim(' ').Length <= 2;
        if (atHead && !_clause.Stated && _clause.Start > _evidence.Start && _status is not null && _context.Asked is null && period.Period.Shape is not (PeriodShape.WholeYear or PeriodShape.Same) && !OpensList(i) && !StillAhead(period.Period))
            _status = null;
        // 去年完成… below a heading of aims: what is over is none.
        if (_context.Aimed && Resolved(new PeriodInForce(period.Period, null, false))?.ToYear < _context.Setting.Year)
            (_status, _context) = (null, _context with { Asked = null });
        // 2021—2024年年均增长: the years of that one rate.
        if (_periodSaid && i + 1 < _mentions.Length && _mentions[i + 1] is CueMention average && average.Is(Cue.Average) && average.Span.Start - period.Span.End <= 1)
            _beside ??= _context.Period;
        var before = Lasting;
        var same = IsYearBefore(period) || period.Period.Shape == PeriodShape.SameLastYear;
        var said = same ? new PeriodInForce(new PeriodExpression(PeriodShape.SameLastYear), Resolved(before), _periodSaid) : new PeriodInForce(period.Period, Outer(), _periodSaid);
        // 由2015年的…升至2019年的…: an older time than what is spoken of holds for the turn only.
        if (_clause.Has(Cue.From) && _clause.LastFigureEnd >= 0 && Outer() is { } spoken && (spoken.ToYear > period.Period.Year || spoken.IsYears && spoken.ToYear == period.Period.Year))
            _beside ??= _context.Period;
        _glance = before is not null && LooksBack(period, said, before, i);
        var aside = before is not null && (_glance || IsAside(before, said) || LooksAhead(said, before, i)) && !(ReferenceEquals(before, _context.Announced) && HeadsSentence(period));
        (_base, _baseSaid, _asideOpens) = (aside ? before : null, aside && (_baseSaid || _periodSaid), period.Span.Start == _evidence.Start);
        if (i > 1 && _mentions[i - 2] is PeriodMention && Joins(_mentions[i - 1]) && _times.Count > 0)
            _times.Add(said);
        else
            _times = [said];
        if (_status is null && LiesAhead(period, said, i))
            _status = FigureStatus.Target;
        _context = _context with { Period = said };
        _periodSaid = true;
        _stockMoment = period.Period.AsOf || period.Period.Shape == PeriodShape.Now;
        if (_clause.Has(Cue.From) && _clause.LastFigureEnd >= 0)
            _fromTo = (_fromTo.From, _context.Period);
    }

    /// <summary>1126亿元（上年为893亿元）: the year before the figure's, whatever year is spoken of.</summary>
    private bool IsYearBefore(PeriodMention period) =>
        _brackets.Count > 0 && period.Period is { Shape: PeriodShape.Year, Offset: -1 } && _text[period.Span.Start] == '上' && _context.Period is not null && period.Span.Start == _clause.Start;

    /// <summary>A time at the head of a sentence, other than 7月当月, goes before the headline's.</summary>
    private bool HeadsSentence(PeriodMention period) => period.Span.Start == _evidence.Start && !_text.AsSpan(period.Span.End).StartsWith("当月");

    /// <summary>1—7月…；7月当月…: a shorter time within the months that are spoken of, a year before them, and an older year told beside a newer one hold for their own figures only.</summary>
    private bool IsAside(PeriodInForce lasting, PeriodInForce said)
    {
        if (said.Expression.Shape is PeriodShape.SameLastYear or PeriodShape.LastMonth || said.Expression.Shape == PeriodShape.SomeYears && _periodSaid)
            return true;
        if (said.Expression.Shape == PeriodShape.Year && (_periodSaid || _found.Count > 0) && Resolved(said) is { } older && Resolved(lasting) is { IsYears: false } newer && older.ToYear < newer.ToYear && newer.ToYear <= _context.Setting.Year)
            return true;
        if (_context.Setting.Past is not null && said.Expression is { Shape: PeriodShape.Months, Year: null } && Resolved(lasting) is { IsYear: true })
            return true;
        if (said.Expression.Shape != PeriodShape.Months || lasting.Expression.Shape != PeriodShape.Months || lasting.Expression.AsOf)
            return false;
        var status = _status ?? FigureStatus.Actual;
        return PeriodResolver.Resolve(lasting, _context.Setting, status, stock: false) is { } whole && PeriodResolver.Resolve(said, _context.Setting, status, stock: true) is { } part
            && whole.FromYear == whole.ToYear && part.FromYear == whole.FromYear && part.ToYear == whole.ToYear
            && part.FromMonth >= whole.FromMonth && part.ToMonth <= whole.ToMonth && part != whole;
    }

    /// <summary>高新技术企业42家，2016年底为31家: an older time at the head of a clause that names nothing of its own holds for this clause.</summary>
    private bool LooksBack(PeriodMention period, PeriodInForce said, PeriodInForce before, int i) =>
        _mentions.AsSpan(0, i).Any(static m => m is QuantityMention) && period.Span.Start - _clause.Start <= 1 && said.Expression.Shape is PeriodShape.Year or PeriodShape.Months && Resolved(said) is { IsYears: false } older && Resolved(before) is { IsYears: false } newer && older.ToYear < newer.ToYear
        && RestOfClause(i + 1).Any(static m => m is QuantityMention) && !RestOfClause(i + 1).Any(static m => m is IndicatorMention or NameMention or RankMention || m is CueMention thing && thing.Is(Cue.Foreign | Cue.Project));

    /// <summary>1—11月…，预计全年突破1190亿元: the whole year of which an estimate or an aim is told beside its months.</summary>
    private bool LooksAhead(PeriodInForce said, PeriodInForce before, int i) =>
        said.Expression.Shape == PeriodShape.WholeYear && before.Expression.Shape == PeriodShape.Months && _periodSaid && _found.TrueForAll(f => f.Status == FigureStatus.Actual) && _mentions.AsSpan(0, i).Any(static m => m is QuantityMention)
        && (_status is not null || RestOfClause(i + 1).Until(static m => m is QuantityMention).Any(static m => m is CueMention cue && cue.Is(Cue.Estimate | Cue.Target)));

    /// <summary>力争上半年突破1000亿元，三季度突破1500亿元: months that are not over when the text is printed go on with what is aimed at.</summary>
    private bool StillAhead(PeriodExpression said) =>
        _status is FigureStatus.Target or FigureStatus.Estimate && said is { Shape: PeriodShape.Months, Year: null, Offset: null, AsOf: false } && said.To >= _context.Setting.Published?.Month;

    /// <summary>上半年…不低于175亿元 in April, 全年突破210亿元 in August: a time that is not over yet, of which the text says what is aimed at.</summary>
    private bool LiesAhead(PeriodMention period, PeriodInForce inForce, int i)
    {
        if (_context.Setting.Published is not { } day || period.Period is not { Year: null, Offset: null, AsOf: false, ToDate: false } said)
            return false;
        var rest = Rest(i + 1).Until(static m => m is PeriodMention);
        return said.Shape == PeriodShape.WholeYear ? day.Month is > 3 and < 12 && _text.AsSpan(period.Span.Start).StartsWith("全年") && Resolved(inForce)?.ToYear == day.Year && rest.FirstCue(Cue.Estimate | Cue.Done) is null
            : said.Shape == PeriodShape.Months && said.To >= day.Month && said.From < said.To && rest.FirstCue(Cue.Target | Cue.Estimate | Cue.Done) is { } first && first.Is(Cue.Target);
    }

    /// <summary>2019年才260亿元: a sentence about an older year that names nothing of its own; the text goes on where it was.</summary>
    private bool OnlyLooksBack(PeriodInForce? before) =>
        _found.Count > 0 && _recent.TrueForAll(t => t.Clause < 0) && Resolved(Lasting) is { } now && Resolved(before) is { } then && now.ToYear < then.ToYear;

    /// <summary>143.9亿元（1—5月，错月数据）: a time in brackets right behind a figure, with no figure of its own.</summary>
    private bool IsOfFigureBefore(PeriodMention period, int i) =>
        period.Period.Shape is PeriodShape.Year or PeriodShape.Months && i > 1 && _mentions[i - 1] is BreakMention { Mark: '（' or '(' } && _mentions[i - 2] is QuantityMention
        && _found.Count > 0 && _found[^1].Figure.End == _mentions[i - 1].Span.Start && i + 1 < _mentions.Length && _mentions[i + 1] is BreakMention && _mentions[i + 1].Span.Start == period.Span.End;

    /// <summary>1652亿元（1—5月），增长9.9%: what the clause goes on to say of the figure has its time.</summary>
    private (Topic Topic, Period? Period)? _redated;

    private void Redate(PeriodMention period)
    {
        var when = PeriodResolver.Resolve(new PeriodInForce(period.Period, Outer(), true), _context.Setting, _found[^1].Status, stock: true);
        var figure = _found[^1].Figure;
        _redated = _current.Length > 0 && !(_brackets.TryPeek(out var outer) && outer.Clause.Has(Cue.From)) ? (_current[^1], when) : null;
        for (var n = _found.Count - 1; n >= 0 && _found[n].Figure == figure; n--)
            _found[n] = _found[n] with { Period = when };
    }

    /// <summary>目标是：2023年…; 初步预计，上半年…: the time of what is aimed at, and no new one.</summary>
    private bool OpensList(int i) =>
        i > 1 && _mentions[i - 1] is BreakMention { Mark: '，' or ',' } && _mentions[i - 2] is CueMention guess && guess.Is(Cue.Estimate) && guess.Span.End == _mentions[i - 1].Span.Start
        || i > 1 && _mentions[i - 1] is BreakMention { Mark: '：' or ':' } && _mentions[i - 2] is CueMention cue && cue.Is(Cue.Target) && cue.Span.End == _mentions[i - 1].Span.Start
        || i > 0 && _mentions[i - 1] is CueMention { Cues: var cues } && (cues & Cue.Target) != Cue.None && _text[_mentions[i - 1].Span.End - 1] is '：' or ':';

    /// <summary>较2015年增长68%: no growth year on year.</summary>
    private bool IsFarBack(PeriodMention period) =>
        period.Period is { Shape: PeriodShape.Year or PeriodShape.Same, Year: { } year } && (Outer()?.ToYear ?? _context.Setting.Year) is { } now && now - year > 1;

    /// <summary>由2019年的第15位, 由2015年末的47家: the time of the first figure only.</summary>
    private bool StartsTurn(int i)
    {
        for (var n = i + 1; n < _mentions.Length; n++)
            if (_mentions[n] is QuantityMention or RankMention)
                return _mentions[n].Span.Start - _mentions[i].Span.End <= 3 + Names(i, n);
            else if (_mentions[n] is CueMention change && change.Is(Cue.Growth | Cue.Decline) && _mentions[n].Span.Start - _mentions[i].Span.End <= 1)
                return true;
            else if (_mentions[n] is not (CueMention { Cues: Cue.Filler } or NameMention))
                return false;
        return false;
    }

    /// <summary>由一季度的全市第8位: names between do not count.</summary>
    private int Names(int from, int to) => _mentions[from..to].OfType<NameMention>().Sum(n => n.Span.Length);

    private bool IsOver(Period? period) =>
        period is { } p && _context.Setting.Published is { } day && (p.ToYear < day.Year || p.ToYear == day.Year && p.ToMonth < day.Month);

    /// <summary>The time that is spoken of; one that an earlier sentence said is not moved by what this one aims at.</summary>
    private Period? Outer() => _periodSaid ? Resolved(_context.Period) : PeriodResolver.Resolve(_context.Period, _context.Setting, FigureStatus.Actual, stock: false);

    private Period? Resolved(PeriodInForce? said) => PeriodResolver.Resolve(said, _context.Setting, _status ?? FigureStatus.Actual, stock: false);

    /// <summary>比上半年加快, 较一季度: what is compared with is no new time.</summary>
    private bool IsCompared(PeriodMention period) =>
        period.Span.Start > _evidence.Start && (_text[period.Span.Start - 1] is '比' or '较' or '同' or '超' or '与' or '是' or '于' && !Behind(period, "也就是") || Behind(period, "不到") || Behind(period, "不足"));

    private bool Behind(PeriodMention period, string word) => _text.AsSpan(_evidence.Start, period.Span.Start - _evidence.Start).EndsWith(word);

    /// <summary>2022年度工作会议, 2021年国家级经开区考核评价: the year of a thing, not of the figures.</summary>
    private bool IsName(PeriodMention period, int i) =>
        period.Span.End < _evidence.End && (_text.AsSpan(period.Span.End, _evidence.End - period.Span.End) is var rest
            && (rest.StartsWith("工作会") || rest.StartsWith("远景目标") || rest.StartsWith("上旬") || rest.StartsWith("中旬") || rest.StartsWith("下旬") || rest.StartsWith("度工作") || rest.StartsWith("第") && !rest[Math.Min(2, rest.Length)..].StartsWith("产业") || period.Period.Shape is PeriodShape.SomeYears or PeriodShape.WholeYear or PeriodShape.Year && IsRecord(rest) || period.Period.Shape == PeriodShape.WholeYear && rest.StartsWith("的") && !rest.StartsWith("的盘子") || IsEvent(rest)))
        || NamesRanking(period, i);

    /// <summary>为年内次高, 近两年单月最高: what a figure is within a time, and no time of figures.</summary>
    private static bool IsRecord(ReadOnlySpan<char> rest) =>
        rest.StartsWithAny("单月", "单季", "次高", "最高", "新高", "最低", "新低", "最好", "最快", "高点");

    private const int LongestEvent = 6;

    /// <summary>1992年10月获批: when something happened, not what the figures are of.</summary>
    private static bool IsEvent(ReadOnlySpan<char> rest) =>
        !rest[..Math.Min(rest.Length, LongestEvent)].HoldsAny("那年", "那一年", "当年", "之年") && rest.StartsWithAny("获批", "成立", "批准", "经国务院", "国务院", "被国务院", "设立", "升级", "晋升", "挂牌", "获准", "启动", "封关", "创办", "建区", "起步", "创建", "组建", "揭牌", "奠基");

    private PeriodInForce? PeriodBetween(int start, int end)
    {
        foreach (var mention in _mentions)
            if (mention is PeriodMention { Period.Shape: not PeriodShape.None } p && p.Span.Start >= start && p.Span.End <= end && !(p.Span.Start <= start + 1 && IsBracketed(p)))
                return new PeriodInForce(p.Period, null, false);
        return null;
    }

    /// <summary>118亿元（2015年）: the time of the figure before it.</summary>
    private PeriodInForce? PeriodInBrackets(int end)
    {
        foreach (var mention in _mentions)
            if (mention is PeriodMention { Period.Shape: PeriodShape.Year or PeriodShape.Months } p && p.Span.Start == end + 1 && IsBracketed(p))
                return new PeriodInForce(p.Period, null, false);
        return null;
    }

    private bool IsBracketed(PeriodMention period) =>
        period.Span.Start > _evidence.Start && _text[period.Span.Start - 1] is '（' or '(' && period.Span.End < _text.Length && _text[period.Span.End] is '）' or ')';

    /// <summary>The years of an average growth: of the plan whose end is named, or those behind the year that it starts from.</summary>
    private Period? Run(PeriodInForce? said, Period? resolved, string stated)
    {
        if (said?.Expression is { Shape: PeriodShape.Year, From: > 1900 } plan)
            return Period.Years(plan.From, plan.To);
        if (resolved is not { IsYear: true } year)
            return resolved;
        // 2013年以来年均增长 in a text of 2022.
        if (said?.Expression is { Shape: PeriodShape.Year, ToDate: true } && said.Outer is { IsYears: false } now && now.ToYear > year.ToYear)
            return Period.Years(year.ToYear, now.ToYear);
        // 到2020年…年均增长: the five years of the plan that ends then (五年规划).
        if (stated == FigureStatus.Target && year.ToYear % 5 == 0 && _context.Setting.Published is { } day && day.Year < year.ToYear && day.Year >= year.ToYear - 5)
            return Period.Years(year.ToYear - 4, year.ToYear);
        // 到2026年…年均增长: from the year that lies ahead to the one that is aimed at.
        if (stated == FigureStatus.Target && _context.Setting.Published is { } printed && (printed.Month <= 3 ? printed.Year : printed.Year + 1) is var next && next < year.ToYear)
            return Period.Years(next, year.ToYear);
        var first = _mentions.OfType<PeriodMention>().Select(p => p.Period.Shape == PeriodShape.Year ? p.Period.Year : null).Where(y => y < year.ToYear).Min();
        return first is { } from && from < year.ToYear - 1 ? Period.Years(from + 1, year.ToYear) : resolved;
    }
}
