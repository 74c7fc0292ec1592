using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Rates: growth, completion and shares.</summary>
internal sealed partial class SentenceReader
{
    /// <summary>贡献了全市24.1%的进出口额和41.5%的实际使用外资: the share stands before its noun, its whole before the first of them.</summary>
    private bool IsShareBefore(IndicatorMention indicator, int i)
    {
        if (i < 2 || _mentions[i - 2] is not QuantityMention { Quantity.Unit: "PCT" } rate || _text.AsSpan(rate.Span.End, indicator.Span.Start - rate.Span.End) is not "的"
            || _mentions.LastCue(Cue.Occupies | Cue.Difference, _clause.Start, rate.Span.Start) is not { } verb || verb.Text(_text) is not ("贡献" or "占" or "占到" or "占据"))
            return false;
        foreach (var mention in _mentions.Within(verb.Span.End, rate.Span.Start))
            if (mention is NameMention whole)
            {
                EmitShare(new Topic(indicator.Term, indicator.Span, _clause.Start), rate.Quantity, whole.Span.Of(_text));
                return true;
            }
        return false;
    }

    private void BindRate(Topic bound, IndicatorTerm term, QuantityMention mention, Clause clause)
    {
        var carried = bound.Clause != clause.Start;
        if (carried && (clause.Has(Cue.OfWhich) || !IsClean(clause.Start, clause.WholeFrom >= 0 ? clause.WholeFrom : mention.Span.Start, 0)))
            return;
        if (clause.Has(Cue.Goal) || IsCompleted(mention, clause))
            Emit(bound, mention.Quantity.Value, "PCT", Measure.Completion, mention.Quantity, "completion");
        else if (carried && RateBefore(term, mention, clause) is { } same)
            Emit(bound, mention.Quantity.Value, "PCT", same.Measure, mention.Quantity, same.Rule, scope: same.Scope);
        else if (ShareBefore(term) is { } whole)
            EmitShare(bound, mention.Quantity, whole);
        else if (clause.Share || term.Intensity)
            BindShare(bound, term, mention, clause);
        else if (clause.Sign != 0 || clause.Has(Cue.YearOnYear | Cue.MonthOnMonth | Cue.Average) || _text[mention.Span.Start] is '+' or '-' or '－' or '−' || IsRateBefore(bound) || IsGrowthBehind(mention))
            BindGrowth(bound, mention, clause, carried);
    }

    /// <summary>甲区占37.4%，乙区为29.8%: the rate before, of another zone.</summary>
    private Candidate? RateBefore(IndicatorTerm term, QuantityMention mention, Clause clause) =>
        clause is { Sign: 0, Share: false } && _mentions.HasZone(clause.Start, mention.Span.Start) && _found is [.., { Unit: "PCT", Measure: Measure.Share or Measure.Growth } rate] && rate.Indicator == term.Indicator.Code
        && !_mentions.Within(clause.Start, mention.Span.Start).Any(static m => m is not (NameMention or CueMention or PeriodMention)) && !clause.Has(Cue.YearOnYear | Cue.MonthOnMonth | Cue.Average | Cue.Goal) ? rate : null;

    /// <summary>占比78.4%，较去年同期（75.9%）提高: the same share a year before; of what it is.</summary>
    private string? ShareBefore(IndicatorTerm term) =>
        _brackets.Count > 0 && _context.Period?.Expression.Shape == PeriodShape.SameLastYear && _found is [.., { Measure: Measure.Share } share] && share.Indicator == term.Indicator.Code ? share.Scope : null;

    /// <summary>引进内资完成54%: done to so many per cent of what was aimed at.</summary>
    private bool IsCompleted(QuantityMention mention, Clause clause) =>
        clause is { Sign: 0, Share: false } && !clause.Has(Cue.YearOnYear | Cue.MonthOnMonth | Cue.Average) && _text.AsSpan(_evidence.Start, mention.Span.Start - _evidence.Start).EndsWith("完成") && !IsGrowthBehind(mention);

    /// <summary>实现8.5%左右的正增长: the word that says what it is stands behind.</summary>
    private bool IsGrowthBehind(QuantityMention mention) =>
        _text.AsSpan(mention.Quantity.End).StartsWithAny("的增长", "的正增长", "的增速", "的增幅", "的同比增长", "的同比增速", "的高增长", "的高增速", "的较快增长", "的较高增速", "的快速增长");

    /// <summary>增长9.1%，去年同期为6.8%: the same rate a year before.</summary>
    private bool IsRateBefore(Topic bound) =>
        _base is not null && _context.Period?.Expression.Shape == PeriodShape.SameLastYear && _found.Count > 0 && _found[^1] is { Measure: Measure.Growth } rate && rate.Indicator == bound.Term?.Indicator.Code;

    private void BindGrowth(Topic bound, QuantityMention mention, Clause clause, bool carried)
    {
        var sign = clause.Sign < 0 && mention.Quantity.Value > 0 ? -1 : 1;
        var measure = clause.Has(Cue.Average) ? Measure.GrowthAverage : clause.Has(Cue.MonthOnMonth) ? Measure.GrowthMonthOnMonth : Measure.Growth;
        _lastSign = sign;
        // 由上年的下降3.8%转为增长14.6%: the first at the time that the turn starts from.
        var before = clause.Has(Cue.From) && clause.LastFigureEnd < 0 ? _fromTo.From : null;
        // 与全年增长6%的目标相比: what was aimed at, beside what was reached.
        if (_text.AsSpan(mention.Quantity.End).StartsWithAny("的目标", "的预期目标", "的年度目标"))
        {
            Emit(bound, sign * mention.Quantity.Value, "PCT", measure, mention.Quantity, carried ? "growth-carried" : "growth", FigureStatus.Target, new PeriodInForce(new PeriodExpression(PeriodShape.WholeYear), Outer(), _periodSaid), periodKnown: true);
            return;
        }
        Emit(bound, sign * mention.Quantity.Value, "PCT", measure, sign < 0 ? mention.Quantity with { Bound = Turned(mention.Quantity.Bound) } : mention.Quantity, carried ? "growth-carried" : "growth", period: before, periodKnown: before is not null);
        if (mention.Quantity.Upper is { } upper)
            EmitUpper(bound, sign * upper, "PCT", measure, mention.Quantity, "growth-range");
    }

    /// <summary>降幅控制在3%以内: the growth is −3 at least.</summary>
    private static string Turned(string bound) => bound switch { Bound.AtLeast => Bound.AtMost, Bound.AtMost => Bound.AtLeast, _ => bound };

    private void BindShare(Topic bound, IndicatorTerm term, QuantityMention mention, Clause clause)
    {
        var whole = term.Intensity ? "地区生产总值" : WholeOf(mention, clause) ?? WholeBefore(bound, clause) ?? term.Indicator.Whole ?? _found.LastOrDefault(f => f.Measure == Measure.Share)?.Scope;
        if (whole is null || IsSumOfNamed(clause))
            return;
        if (_clause.Has(Cue.From))
        {
            var count = _found.Count;
            Turns(bound, mention);
            if (_found.Count > count)
                _found[^1] = _found[^1] with { Measure = Measure.Share, Scope = whole };
            return;
        }
        EmitShare(bound, mention.Quantity, whole);
    }

    /// <summary>进出口总额97.2亿元，其中出口61.5亿元，占63.3%: of what the part was named after.</summary>
    private string? WholeBefore(Topic bound, Clause clause) =>
        clause.WholeFrom >= 0 && _recent.IndexOf(bound) is > 0 and var n && _recent[n - 1].Term is not null && _recent[n - 1].Span.Length > 0 && _mentions.LastCue(Cue.OfWhich, _evidence.Start, bound.Span.Start) is { } part && bound.Span.Start - part.Span.End <= 1
            ? _recent[n - 1].Span.Of(_text) : null;

    private void EmitShare(Topic topic, Quantity quantity, string whole)
    {
        Emit(topic, quantity.Value, "PCT", Measure.Share, quantity, "share", scope: whole);
    }

    /// <summary>三家合计占全省的53.1%: of those that were named, and of none of them.</summary>
    private bool IsSumOfNamed(Clause clause) =>
        _named.Count > 1 && _text.AsSpan(clause.Start, Math.Min(6, _evidence.End - clause.Start)) is var head && head.IndexOf("合计") is > 0 and <= 3 && head[1] is '家' or '区' or '者' or '地';

    private string? WholeOf(QuantityMention mention, Clause clause)
    {
        if (clause.WholeFrom < 0)
            return null;
        var to = clause.WholeTo > clause.WholeFrom ? clause.WholeTo : mention.Span.Start;
        foreach (var said in _mentions)
            if (said is CueMention turn && turn.Is(Cue.From) && turn.Span.Start >= clause.WholeFrom)
                to = Math.Min(to, turn.Span.Start);
        var whole = _text[clause.WholeFrom..Math.Max(clause.WholeFrom, to)].Trim(' ', '的', '约', '近', '达', '比', '重', '超', '过');
        return whole.Length is 0 or > 24 ? null : whole;
    }
}
