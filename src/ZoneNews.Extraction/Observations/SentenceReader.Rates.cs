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
        if (_mentions.FirstOrDefault(m => m is NameMention && m.Span.Start >= verb.Span.End && m.Span.End <= rate.Span.Start) is not { } whole)
            return false;
        EmitShare(new Topic(indicator.Term, indicator.Span, _clause.Start), rate.Quantity, whole.Text(_text));
        return true;
    }

    private void BindRate(Topic bound, IndicatorTerm term, QuantityMention mention, Clause clause)
    {
        var carried = bound.Clause != clause.Start;
        if (carried && (clause.Has(Cue.OfWhich) || !IsClean(clause.Start, clause.WholeFrom >= 0 ? clause.WholeFrom : mention.Span.Start, 0)))
            return;
        if (clause.Has(Cue.Goal))
            Emit(bound, mention.Quantity.Value, "PCT", Measure.Completion, mention.Quantity, "completion");
        else if (clause.Share || term.Intensity)
            BindShare(bound, term, mention, clause);
        else if (clause.Sign != 0 || clause.Has(Cue.YearOnYear | Cue.MonthOnMonth | Cue.Average) || _text[mention.Span.Start] is '+' or '-' or '－' or '−' || IsRateBefore(bound) || IsGrowthBehind(mention))
            BindGrowth(bound, mention, clause, carried);
    }

    /// <summary>实现8.5%左右的正增长: the word that says what it is stands behind.</summary>
    private bool IsGrowthBehind(QuantityMention mention)
    {
        var rest = _text.AsSpan(mention.Quantity.End);
        return rest.StartsWith("的增长") || rest.StartsWith("的正增长") || rest.StartsWith("的增速") || rest.StartsWith("的增幅") || rest.StartsWith("的同比增长");
    }

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
        Emit(bound, sign * mention.Quantity.Value, "PCT", measure, mention.Quantity, carried ? "growth-carried" : "growth", period: before, periodKnown: before is not null);
        if (mention.Quantity.Upper is { } upper)
            EmitUpper(bound, sign * upper, "PCT", measure, mention.Quantity, "growth-range");
    }

    private void BindShare(Topic bound, IndicatorTerm term, QuantityMention mention, Clause clause)
    {
        var whole = term.Intensity ? "地区生产总值" : WholeOf(mention, clause) ?? term.Indicator.Whole ?? _found.LastOrDefault(f => f.Measure == Measure.Share)?.Scope;
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

    private void EmitShare(Topic topic, Quantity quantity, string whole)
    {
        Emit(topic, quantity.Value, "PCT", Measure.Share, quantity, "share");
        if (_found.Count > 0 && _found[^1].Figure == quantity.Span)
            _found[^1] = _found[^1] with { Scope = whole };
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
