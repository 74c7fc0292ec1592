using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Figures that the last one is held against: another's, or of an older time.</summary>
internal sealed partial class SentenceReader
{
    /// <summary>
    /// R&amp;D经费投入强度为4.2%，比福州市的2.0%高; 增长9.8%，比全市平均水平（8.7%）高; 比上年同期的13.5%回落; 78亿元，与某区的6300亿元相比; 252.6亿元，较2017年的64.3亿元翻了近两番:
    /// the same of another, or of an older time.
    /// </summary>
    private bool TakeCompared(QuantityMention mention, int i)
    {
        if (_found is not [.., { Measure: Measure.Value or Measure.Share or Measure.Growth } last] || last.Figure.Start < _evidence.Start || last.Unit != mention.Quantity.Unit || _current is not [.., { Term: { } term } topic] || term.Indicator.Code != last.Indicator)
            return false;
        var from = Array.FindLastIndex(_mentions, i, m => m is NameMention or PeriodMention || m is CueMention than && than.Is(Cue.YearOnYear));
        if (from < 0 || _mentions[from].Span.Start < last.Figure.End)
            return false;
        var between = _text.AsSpan(_mentions[from].Span.End, mention.Span.Start - _mentions[from].Span.End);
        // 2093.7亿元，是2020年986.2亿元的2.1倍
        if (!IsBetween(between) && !(between.IsEmpty && _mentions[from] is PeriodMention && _text[_mentions[from].Span.Start - 1] == '是' && _text.AsSpan(mention.Quantity.End).StartsWith("的")))
            return false;
        return _mentions[from] switch
        {
            NameMention name => TakeOthers(name, mention, topic, last),
            PeriodMention then => TakeOlder(then, mention, topic, last),
            CueMention then => last.Measure != Measure.Value && TakeYearBefore(then, mention, topic, last),
            _ => false,
        };
    }

    private bool TakeOthers(NameMention name, QuantityMention mention, Topic topic, Candidate last)
    {
        if (!IsHeldAgainst(name, mention, last) || SubjectOf(name.Name) is not { } other)
            return false;
        var now = _subjects;
        _subjects = [other];
        Emit(topic, mention.Quantity.Value, last.Unit, last.Measure, mention.Quantity, last.Rule, scope: last.Scope);
        _subjects = now;
        return true;
    }

    private bool IsHeldAgainst(NameMention name, QuantityMention mention, Candidate last) => _text[name.Span.Start - 1] switch
    {
        '与' or '和' or '同' or '跟' => _text.AsSpan(mention.Quantity.End).StartsWith("相比"),
        '比' or '较' or '于' => last.Measure != Measure.Value && !_text.AsSpan(_evidence.Start, name.Span.Start - _evidence.Start).EndsWith("相当于"),
        _ => false,
    };

    private bool TakeOlder(PeriodMention then, QuantityMention mention, Topic topic, Candidate last)
    {
        if (last is not { Measure: Measure.Value, Status: FigureStatus.Actual, Period: { IsYears: false } now } || then.Period is not { Shape: PeriodShape.Year, Year: { } year } || year >= now.ToYear || !IsCompared(then))
            return false;
        Emit(topic, mention.Quantity.Value, last.Unit, Measure.Value, mention.Quantity, "from-level", period: new PeriodInForce(then.Period, null, false), periodKnown: true);
        return true;
    }

    private bool TakeYearBefore(CueMention then, QuantityMention mention, Topic topic, Candidate last)
    {
        if (!then.Text(_text).EndsWith("同期"))
            return false;
        Emit(topic, mention.Quantity.Value, last.Unit, last.Measure, mention.Quantity, last.Rule, period: new PeriodInForce(new PeriodExpression(PeriodShape.SameLastYear), last.Period, true), periodKnown: true, scope: last.Scope);
        return true;
    }

    /// <summary>比福州市[的]2.0%, 比全市[平均水平（]8.7%.</summary>
    private static bool IsBetween(ReadOnlySpan<char> words) => words is "的" or "平均的" or "平均水平（" or "平均水平(" or "平均（" or "水平（" or "（" or "(" or "平均水平的" or "平均水平";
}
