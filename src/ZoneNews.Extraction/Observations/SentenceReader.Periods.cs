using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Of what time the figures are.</summary>
internal sealed partial class SentenceReader
{
    /// <summary>The period that goes on behind an aside; null where none was made.</summary>
    private PeriodInForce? _base;

    /// <summary>The sentence itself has said it.</summary>
    private bool _baseSaid;

    /// <summary>What the next sentence starts with.</summary>
    private PeriodInForce? Lasting => _base ?? _context.Period;

    private void TakePeriod(PeriodMention period, int i)
    {
        if (period.Period.Shape == PeriodShape.None || IsName(period, i))
            return;
        if (IsCompared(period))
        {
            _clause = _clause with { Difference = _clause.Difference || IsFarBack(period) };
            return;
        }
        if (_clause.Has(Cue.From) && _clause.LastFigureEnd < 0 && StartsTurn(i))
        {
            _fromTo = (new PeriodInForce(period.Period, Outer(), _periodSaid), null);
            return;
        }
        var atHead = _text.AsSpan(_clause.Start, period.Span.Start - _clause.Start).Trim(' ').Length <= 2;
        if (atHead && !_clause.Stated && _clause.Start > _evidence.Start && _status is not null && _context.Asked is null && period.Period.Shape is not (PeriodShape.WholeYear or PeriodShape.Same) && !OpensList(i))
            _status = null;
        // 2021—2024年年均增长: the years of that one rate.
        if (_periodSaid && i + 1 < _mentions.Length && _mentions[i + 1] is CueMention average && average.Is(Cue.Average) && average.Span.Start - period.Span.End <= 1)
            _beside ??= _context.Period;
        var said = new PeriodInForce(IsYearBefore(period) ? new PeriodExpression(PeriodShape.SameLastYear) : period.Period, Outer(), _periodSaid);
        var before = Lasting;
        var aside = before is not null && IsAside(before, said) && !(ReferenceEquals(before, _context.Announced) && HeadsSentence(period));
        (_base, _baseSaid) = (aside ? before : null, aside && (_baseSaid || _periodSaid));
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

    /// <summary>1—7月…；7月当月…: a shorter time within the months that are spoken of, and a year before them, hold for their own figures only.</summary>
    private bool IsAside(PeriodInForce lasting, PeriodInForce said)
    {
        if (said.Expression.Shape == PeriodShape.SameLastYear)
            return true;
        if (said.Expression.Shape != PeriodShape.Months || lasting.Expression.Shape != PeriodShape.Months || lasting.Expression.AsOf)
            return false;
        var status = _status ?? FigureStatus.Actual;
        return PeriodResolver.Resolve(lasting, _context.Setting, status, stock: false) is { } whole && PeriodResolver.Resolve(said, _context.Setting, status, stock: true) is { } part
            && whole.FromYear == whole.ToYear && part.FromYear == whole.FromYear && part.ToYear == whole.ToYear
            && part.FromMonth >= whole.FromMonth && part.ToMonth <= whole.ToMonth && part != whole;
    }

    /// <summary>目标是：2023年…: the time of what is aimed at, and no new one.</summary>
    private bool OpensList(int i) =>
        i > 1 && _mentions[i - 1] is BreakMention { Mark: '：' or ':' } && _mentions[i - 2] is CueMention cue && cue.Is(Cue.Target) && cue.Span.End == _mentions[i - 1].Span.Start
        || i > 0 && _mentions[i - 1] is CueMention { Cues: var cues } && (cues & Cue.Target) != Cue.None && _text[_mentions[i - 1].Span.End - 1] is '：' or ':';

    /// <summary>较2015年增长68%: no growth year on year.</summary>
    private bool IsFarBack(PeriodMention period) =>
        period.Period is { Shape: PeriodShape.Year, Year: { } year } && (Outer()?.ToYear ?? _context.Setting.Year) is { } now && now - year > 1;

    /// <summary>由2019年的第15位, 由2015年末的47家: the time of the first figure only.</summary>
    private bool StartsTurn(int i)
    {
        for (var n = i + 1; n < _mentions.Length; n++)
            if (_mentions[n] is QuantityMention or RankMention)
                return _mentions[n].Span.Start - _mentions[i].Span.End <= 3 + Names(i, n);
            else if (_mentions[n] is not (CueMention { Cues: Cue.Filler } or NameMention))
                return false;
        return false;
    }

    /// <summary>由一季度的全市第8位: names between do not count.</summary>
    private int Names(int from, int to) => _mentions[from..to].OfType<NameMention>().Sum(n => n.Span.Length);

    private Period? Outer() => PeriodResolver.Resolve(_context.Period, _context.Setting, _status ?? FigureStatus.Actual, stock: false);

    /// <summary>比上半年加快, 较一季度: what is compared with is no new time.</summary>
    private bool IsCompared(PeriodMention period) =>
        period.Span.Start > _evidence.Start && _text[period.Span.Start - 1] is '比' or '较' or '同' or '超' or '与' or '是' or '于';

    /// <summary>2022年度工作会议, 2021年国家级经开区考核评价: the year of a thing, not of the figures.</summary>
    private bool IsName(PeriodMention period, int i) =>
        period.Span.End < _evidence.End && (_text.AsSpan(period.Span.End, _evidence.End - period.Span.End) is var rest
            && (rest.StartsWith("工作会") || rest.StartsWith("度工作") || rest.StartsWith("第") || period.Period.Shape == PeriodShape.WholeYear && rest.StartsWith("的") || IsEvent(rest)))
        || NamesRanking(period, i);

    /// <summary>1992年10月获批: when something happened, not what the figures are of.</summary>
    private static bool IsEvent(ReadOnlySpan<char> rest)
    {
        foreach (var verb in (ReadOnlySpan<string>)["获批", "成立", "批准", "经国务院", "国务院", "被国务院", "设立", "升级", "晋升", "挂牌", "获准", "启动", "封关", "创办", "建区", "起步", "创建", "组建", "揭牌", "奠基"])
            if (rest.StartsWith(verb))
                return true;
        return false;
    }

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
