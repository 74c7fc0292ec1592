using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Indicators and the figures that are bound to them.</summary>
internal sealed partial class SentenceReader
{
    private readonly List<(QuantityMention Figure, int Sign)> _shared = [];
    private Clause? _sharedClause;
    private IndicatorTerm? _told;

    private void TakeIndicator(IndicatorMention indicator, int i)
    {
        if (_clause.WholeFrom >= 0 && _clause.LastFigureEnd < _clause.WholeFrom)
            return;
        if (IsCountBefore(indicator, i) || IsShareBefore(indicator, i))
            return;
        var bound = new Topic(IsForeignHere(indicator, i) ? null : indicator.Term, indicator.Span, _clause.Start);
        var listed = i > 1 && _current.Length > 0 && _current[^1].Span == _mentions[i - 2].Span && Joins(_mentions[i - 1]) && _clause.Respectively is null
            || i > 0 && _current.Length > 0 && _current[^1].Span == _mentions[i - 1].Span && IsJoint(_current[^1].Span.End, indicator.Span.Start);
        if (_local && !listed && _current.Length > 0 && _current[^1].Clause != _clause.Start && !_clause.Stated)
            (_status, _local) = (_context.Asked, false);
        _current = listed ? [.. _current, bound] : [bound];
        _recent.Add(bound);
        if (indicator.Term.Intensity)
            _clause = _clause with { Share = true, WholeTo = -1 };
        if (_clause.LastFigureEnd >= 0 && !_clause.Difference)
            _clause = _clause with { Sign = 0, Share = indicator.Term.Intensity, LastFigureEnd = -1 };
    }

    private bool Joins(Mention mention) => mention is BreakMention { Mark: '、' } || mention.Text(_text) is "和" or "与" or "及" or "以及";

    private bool IsJoint(int from, int to) => from < to && _text.AsSpan(from, to - from).Trim() is "和" or "及" or "以及" or "与";

    /// <summary>拥有186家高新技术企业: the count stands before its noun.</summary>
    private bool IsCountBefore(IndicatorMention indicator, int i)
    {
        if (indicator.Term.Indicator is not { Stock: true, Unit: "COUNT" } || i == 0 || _mentions[i - 1] is not QuantityMention { Quantity.Unit: "COUNT" } count
            || count.Span.End < indicator.Span.Start - 3 || !_clause.Has(Cue.StockVerb | Cue.To) || _clause.Has(Cue.New) || _clause.Has(Cue.Per) || Excluded)
            return false;
        var bound = new Topic(indicator.Term, indicator.Span, _clause.Start);
        _current = [bound];
        _recent.Add(bound);
        Emit(bound, count.Quantity.Value, "COUNT", Measure.Value, count.Quantity, "count-before-noun");
        return true;
    }

    private void TakeQuantity(QuantityMention mention, int i)
    {
        var quantity = mention.Quantity;
        if (quantity.Unit is null && UnitMeant(mention) is { } meant)
        {
            quantity = quantity with { Unit = meant };
            mention = mention with { Quantity = quantity };
        }
        if (_clause.Has(Cue.Per))
        {
            _clause = _clause with { Said = _clause.Said & ~Cue.Per };
            return;
        }
        if (quantity.Unit == "COUNT" && i + 1 < _mentions.Length && _mentions[i + 1] is IndicatorMention { Term.Indicator: { Stock: true, Unit: "COUNT" } } noun && noun.Span.Start <= mention.Span.End + 3)
            return;
        if (quantity.Unit == "PLACES")
        {
            TakePlaces(mention);
            return;
        }
        var threshold = _text.AsSpan(mention.Quantity.End).StartsWith("的有");
        if (threshold && (quantity.Unit == "PCT" || quantity.IsMoney) || quantity.Unit == "COUNT" && mention.Quantity.End < _evidence.End && _text[mention.Quantity.End] is '市' or '县' or '省' or '州')
            return;
        // 建成千亿元园区
        if (quantity.IsMoney && i + 1 < _mentions.Length && _mentions[i + 1] is NameMention { Name.Kind: NameKind.ThisZone } && _mentions[i + 1].Span.Start == quantity.End)
            return;
        if (quantity.IsMoney && ProjectCounts.IsThreshold(_text, _mentions, i, _lexicon))
            return;
        if (quantity.Unit == "COUNT" && (IsBackward(mention) || TakeProjects(mention, i)))
            return;
        if (TakeCaptioned(mention, i) || TakeCompared(mention, i))
            return;
        Inherit(mention);
        if (GoesOnSharing(quantity, i) || IsListed(quantity, i))
            _clause = _clause with { Respectively = "分别" };
        var owned = _mentions[i - Math.Min(i, 1)] is NameMention { Name.Kind: NameKind.Zone } owner && mention.Span.Start - owner.Span.End <= 1;
        if (_clause.Respectively is not null && quantity.Unit is not ("OTHER" or "POINT" or null) && !owned)
        {
            _shared.Add((mention, _clause.Sign));
            _sharedClause ??= _clause;
            return;
        }
        foreach (var bound in Targets(quantity))
            Bind(bound, mention, _clause);
        if (quantity.Unit is not null && _current.Length > 0)
            _clause = _clause with { LastFigureEnd = mention.Span.End, Sign = quantity.Unit == "PCT" ? 0 : _clause.Sign };
    }

    /// <summary>常住人口25万, 税收32亿还多: the unit that a number leaves to its indicator.</summary>
    private string? UnitMeant(QuantityMention mention)
    {
        var quantity = mention.Quantity;
        if (quantity.Value >= 1000 && _current is [{ Term.Indicator.Unit: "PERSON" }] && _text[mention.Span.End - 1] == '万')
            return "PERSON";
        return quantity.Value >= 100_000_000 && _current is [.., { Term.Indicator.Unit: "MONEY" }] && _text[quantity.Span.End - 1] == '亿' && (quantity.End > quantity.Span.End || quantity.End == _evidence.End || !char.IsLetter(_text[quantity.End]))
            ? "CNY" : null;
    }

    /// <summary>
    /// 25.6亿美元——出口总额: a line that begins with a figure and ends with what it is; 27.8亿元的一般公共预算收入, 突破1300亿元规上工业总产值:
    /// a sum right before its noun, where the clause has named nothing yet.
    /// </summary>
    private bool TakeCaptioned(QuantityMention mention, int i)
    {
        var next = i + 1;
        if (next < _mentions.Length && _mentions[next] is CueMention joint && joint.Text(_text) is "的")
            next++;
        while (next < _mentions.Length && _mentions[next] is BreakMention { Mark: '—' or '：' or ':' or '|' or '｜' or '丨' or '\t' })
            next++;
        if (next >= _mentions.Length || _mentions[next] is not IndicatorMention noun || !Fits(noun.Term.Indicator, mention.Quantity) || noun.Term.Intensity || Excluded)
            return false;
        var captioned = _mentions[i + 1] is BreakMention && LooseLetters(_evidence.Start, mention.Span.Start) <= 1 && !_mentions.Has<IndicatorMention>(_evidence.Start, mention.Span.Start) && _mentions[i + 1].Span.Start == mention.Quantity.End;
        var between = !captioned && mention.Quantity.IsMoney && noun.Span.Start >= mention.Quantity.End ? _text.AsSpan(mention.Quantity.End, noun.Span.Start - mention.Quantity.End) : "?";
        var attached = between is "的" || between.IsEmpty && _clause.LastFigureEnd < 0 && (_current.Length == 0 || _current[^1].Clause != _clause.Start);
        if (!captioned && !attached || _clause.Has(Cue.Foreign | Cue.Difference) && !captioned)
            return false;
        var bound = new Topic(noun.Term, noun.Span, _clause.Start);
        Emit(bound, mention.Quantity.Value, mention.Quantity.Unit!, Measure.Value, mention.Quantity, captioned ? "count-before-noun" : "level");
        _clause = _clause with { LastFigureEnd = mention.Span.End };
        return true;
    }

    /// <summary>A list of indicators with one rate behind it shares the rate; with one amount only the last has it.</summary>
    private Topic[] Targets(Quantity quantity) =>
        quantity.Unit == "PCT" && _clause.Sign != 0 || _current.Length < 2 ? _current : [_current[^1]];

    private void Bind(Topic bound, QuantityMention mention, Clause clause)
    {
        if (bound.Term is not { } term || Excluded)
        {
            _companyFigures |= Excluded;
            return;
        }
        var quantity = mention.Quantity;
        if (clause.Difference || clause.Has(Cue.Streak) || quantity.Unit is null or "POINT" or "TIMES" or "OTHER")
            return;
        if (quantity.Unit == "PCT")
            BindRate(bound, term, mention, clause);
        else if (Fits(term.Indicator, quantity) && !term.Intensity)
            BindLevel(bound, term, mention, clause);
    }

    private static bool Fits(Indicator indicator, Quantity quantity) =>
        indicator.Unit == "MONEY" ? quantity.IsMoney : indicator.Unit == quantity.Unit || indicator.Unit == "PERSON" && quantity.Unit == "PERSON";

    private void BindLevel(Topic bound, IndicatorTerm term, QuantityMention mention, Clause clause)
    {
        var (indicator, quantity) = (term.Indicator, mention.Quantity);
        if (clause.Has(Cue.Goal))
        {
            Emit(bound, quantity.Value, quantity.Unit!, Measure.Value, quantity, "goal-level", status: FigureStatus.Target);
            return;
        }
        if (clause.Sign != 0 && !clause.Has(Cue.StockVerb | Cue.To) || clause.Has(Cue.New) && indicator.Stock || clause.Share)
            return;
        if (indicator is { Stock: true, Unit: "COUNT" } && !clause.Has(Cue.StockVerb | Cue.To) && !clause.Has(Cue.From) && !_stockMoment && _context.Period?.Expression.AsOf != true && bound.Span.Of(_text) is not [.., '数'] and not [.., '数', '量'])
            return;
        var carried = bound.Clause != clause.Start;
        if (carried && (clause.Has(Cue.OfWhich) && !_mentions.HasZone(clause.Start, mention.Span.Start) || !IsClean(clause.Start, mention.Span.Start, 0)))
        {
            TakeUnknown(mention);
            return;
        }
        // 规划面积26.8平方公里，已建成9.4平方公里
        if (indicator.Code == "area" && _text.AsSpan(Math.Max(_evidence.Start, mention.Span.Start - 4), Math.Min(4, mention.Span.Start - _evidence.Start)).Contains("建成", StringComparison.Ordinal))
            return;
        if (Turns(bound, mention) || IsConverted(bound, mention))
            return;
        Emit(bound, quantity.Value, quantity.Unit!, Measure.Value, quantity, carried ? "level-carried" : "level");
    }

    /// <summary>上缴税费34.8亿元，增长28.3%: what a thing that nobody knows has is followed by what else is said of it.</summary>
    private void TakeUnknown(QuantityMention mention)
    {
        if (mention.Quantity.IsMoney && _brackets.Count == 0 && LooseLetters(_clause.Start, mention.Span.Start) >= ShortestThing)
            _current = [new Topic(null, new TextSpan(_clause.Start, mention.Span.Start), _clause.Start)];
    }

    private const int ShortestThing = 4;

    /// <summary>2.4亿元（3100万欧元）; 1.26亿欧元，折1.34亿美元: the same sum in another currency.</summary>
    private bool IsConverted(Topic bound, QuantityMention mention) =>
        mention.Quantity.IsMoney && _found.Count > 0 && _found[^1] is { Measure: Measure.Value } sum && sum.Indicator == bound.Term?.Indicator.Code && sum.Unit != mention.Quantity.Unit
        && sum.Figure.End <= mention.Span.Start && _text.AsSpan(sum.Figure.End, mention.Span.Start - sum.Figure.End) is { Length: <= 8 } between && between.IndexOfAny("（(折合") >= 0;

    /// <summary>由A增至B: two levels, each at its own time.</summary>
    private bool Turns(Topic bound, QuantityMention mention)
    {
        if (!_clause.Has(Cue.From))
            return false;
        var quantity = mention.Quantity;
        var first = _clause.LastFigureEnd < 0;
        var own = first && _fromTo.From is not null ? _fromTo.From : PeriodBetween(first ? _clause.Start : _clause.LastFigureEnd, mention.Span.Start) ?? PeriodInBrackets(mention.Span.End);
        var period = own ?? (first ? _fromTo.From : _fromTo.To);
        if (own is not null)
            _fromTo = first ? (own, _fromTo.To) : (_fromTo.From, own);
        period ??= Outer() is { IsYears: true } run ? new PeriodInForce(new PeriodExpression(PeriodShape.Year, first ? run.FromYear - 1 : run.ToYear), null, false) : first ? null : _context.Period;
        Emit(bound, quantity.Value, quantity.Unit!, quantity.Unit == "PCT" ? Measure.Share : Measure.Value, quantity, first ? "from-level" : "to-level", period: period, periodKnown: true);
        return true;
    }

    /// <summary>Whether a clause without an indicator only goes on about the last one: all its words are known, or it opens with an adverbial.</summary>
    private bool IsClean(int start, int end, int slack)
    {
        var (loose, last) = (0, '\0');
        var at = start;
        foreach (var mention in _mentions)
        {
            if (mention.Span.End <= at || mention.Span.Start >= end)
                continue;
            Count(at, mention.Span.Start);
            at = mention.Span.End;
            if (mention is CueMention cue && cue.Is(Cue.Foreign | Cue.Industry | Cue.Company) && !cue.Is(Cue.Verb))
                return false;
        }
        Count(at, end);
        return loose <= slack || last is '后' or '下' or '上' or '算' or '素' or '响' or '径' or '中';

        void Count(int from, int to)
        {
            for (var n = from; n < to; n++)
                if (char.IsLetter(_text[n]))
                    (loose, last) = (loose + 1, _text[n]);
        }
    }

    private void EmitUpper(Topic bound, decimal value, string unit, string measure, Quantity quantity, string rule) =>
        Emit(bound, value, unit, measure, quantity with { Bound = Bound.AtMost, Span = quantity.UpperSpan, Upper = null }, rule);

    private void Emit(
        Topic bound, decimal value, string unit, string measure, Quantity quantity, string rule,
        string? status = null, PeriodInForce? period = null, bool periodKnown = false, string? qualifier = null, string? scope = null)
    {
        var indicator = bound.Term!.Indicator;
        _told = bound.Term;
        if (Excluded)
        {
            _companyFigures = true;
            return;
        }
        var said = periodKnown ? period : indicator.Code == "area" && !(_stockMoment || PeriodBetween(_clause.Start, bound.Span.Start) is not null) ? null : _context.Period;
        var stated = status ?? _status ?? FigureStatus.Actual;
        var resolved = _redated is { } redated && ReferenceEquals(redated.Topic, bound) ? redated.Period : PeriodResolver.Resolve(said, _context.Setting, stated, indicator.Stock);
        // What is still to be reached has no time that is over: the text's own year.
        if (stated == FigureStatus.Target && status is null && !_periodSaid && !periodKnown && IsOver(resolved) && _context.Setting is { Past: null, Published: { } day })
            resolved = Period.Year(day.Year);
        if (stated == FigureStatus.Actual && PeriodResolver.IsFuture(said, resolved, _context.Setting, indicator.Stock))
            stated = FigureStatus.Target;
        if (stated == FigureStatus.Estimate && resolved?.ToYear > _context.Setting.Published?.Year)
            stated = FigureStatus.Target;
        if (status == FigureStatus.Target && measure == Measure.Value && resolved is { IsYears: false } r)
            resolved = Period.Year(r.ToYear);
        if (measure == Measure.Value && stated == FigureStatus.Actual && resolved is { IsYears: true } years && (indicator.Stock || IsReached(quantity.Span.Start)))
            resolved = Period.Year(years.ToYear);
        if (measure == Measure.GrowthAverage)
            resolved = Run(said, resolved, stated);
        else if (measure == Measure.Share && resolved is { IsYears: true } plan)
            resolved = Period.Year(plan.ToYear);
        foreach (var subject in Subjects())
            _found.Add(new Candidate(subject, indicator.Code, measure, value, unit, resolved, stated, quantity.Bound, _evidence, quantity.Span, rule) { Qualifier = qualifier, Scope = scope });
        if (measure == Measure.Value && quantity.Upper is { } upper)
            _found.Add(_found[^1] with { Value = upper, Bound = Bound.AtMost, Figure = quantity.UpperSpan, Rule = "level-range" });
    }

    /// <summary>五年来，…达到521亿元: a level that was reached within a run of years is of its last; 累计 is of all.</summary>
    private bool IsReached(int figure) =>
        _text.AsSpan(_clause.Start, figure - _clause.Start) is var said && !said.Contains("累计", StringComparison.Ordinal) && (_clause.Has(Cue.To) || said.IndexOfAny("达破跨迈") >= 0);

    private ReadOnlySpan<Subject?> Subjects() => _subjects.Length > 1 && _clause.Respectively == "均" ? _subjects : _subjects.AsSpan(_subjects.Length - 1);
}
