using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Lists of figures: 分别, 均, and counts of projects.</summary>
internal sealed partial class SentenceReader
{
    private bool TakeProjects(QuantityMention mention, int i)
    {
        if (_current is [{ Term.Indicator: { Unit: "COUNT", Stock: true } }, ..] && _current[^1].Clause == _clause.Start)
            return false;
        _countsProjects |= ProjectCounts.IsOfProjects(_mentions, i);
        if (ProjectCounts.Read(_text, _mentions, i, _projectVerb, _countsProjects, _lexicon) is not { } count || _clause.Has(Cue.OfWhich) || _clause.Respectively is not null)
            return false;
        var term = new IndicatorTerm(_lexicon.Indicators[count.Indicator], false, false);
        var bound = new Topic(term, mention.Span, _clause.Start);
        _current = [bound];
        _recent.Add(bound);
        _projectVerb = ProjectCounts.VerbOf(count.Indicator);
        _clause = _clause with { LastFigureEnd = mention.Span.End };
        // 签约项目超过100个的有4个市
        if (_text.AsSpan(mention.Quantity.End).StartsWith("的有"))
            return true;
        var day = IsCeremony() ? _context.Day : null;
        Emit(bound, mention.Quantity.Value, "COUNT", Measure.Value, mention.Quantity, count.Rule, qualifier: count.Qualifier,
            status: day is null ? null : FigureStatus.Actual, period: day is null ? null : new PeriodInForce(day, null, false), periodKnown: day is not null);
        return true;
    }

    /// <summary>3月16日，…集中签约仪式举行，26个项目成功签约: what is signed at a ceremony is of its day, whatever year is spoken of.</summary>
    private bool IsCeremony() =>
        _text.AsSpan(_evidence.Start, _evidence.Length).HoldsAny(Ceremonies) && (_daySaid || !_periodSaid);

    private static readonly string[] Ceremonies = ["现场签约", "集中签约", "成功签约", "当场签约", "签约仪式"];

    private int _lastShared;

    /// <summary>分别完成65.8亿元和80.6亿元,增长10.5%、10.2%: as many rates behind as there were amounts are shared out like them.</summary>
    private bool GoesOnSharing(Quantity quantity, int i)
    {
        if (_clause.Respectively is not null || _lastShared < 2 || quantity.Unit != "PCT" || _clause.LastFigureEnd >= 0)
            return false;
        var rates = RestOfClause(i).Count(static m => m is QuantityMention { Quantity.Unit: "PCT" });
        return rates == _lastShared;
    }

    /// <summary>2021年、2022年进出口120亿元、140亿元; 进出口、利用外资稳定在2000亿元、11亿美元以上: as many amounts as there are times, or things, are shared out like them.</summary>
    private bool IsListed(Quantity quantity, int i)
    {
        var things = _current.Length > 1 && Array.TrueForAll(_current, t => t.Clause == _clause.Start) ? _current.Length : _times.Count;
        if (things < 2 || _clause.Respectively is not null || _clause.LastFigureEnd >= 0 || quantity.Unit is null or "OTHER" or "POINT" or "PCT" || _clause.Has(Cue.From))
            return false;
        var rest = RestOfClause(i);
        return rest.Count(static m => m is QuantityMention { Quantity.Unit: not (null or "OTHER") }) == things && !rest.Any(static m => m is IndicatorMention or QuantityMention { Quantity.Unit: "PCT" });
    }

    /// <summary>分别 shares the figures out over the indicators, or over the subjects; 均 gives each the same.</summary>
    private void Distribute()
    {
        if (_shared.Count == 0)
            return;
        var (shared, clause) = (_shared.ToArray(), _sharedClause ?? _clause);
        _shared.Clear();
        _sharedClause = null;
        if (clause.Respectively == "均")
        {
            foreach (var bound in _current.Length > 1 ? _current : [.. _recent.Where(b => b.Clause >= _evidence.Start)])
                Bind(bound, shared[0].Figure, clause);
            return;
        }
        _lastShared = shared.Length;
        if (TakeProjectList([.. shared.Select(s => s.Figure)]))
            return;
        if (_subjects.Length == shared.Length && _subjects.Length > 1 && _current.Length == 1)
        {
            var all = _subjects;
            for (var n = 0; n < shared.Length; n++)
            {
                _subjects = [all[n]];
                // 其中，甲区、乙区分别为: what each has is told in full.
                Bind(_current[0], shared[n].Figure, clause with { Sign = shared[n].Sign, Said = clause.Said & ~Cue.OfWhich });
            }
            _subjects = all;
            return;
        }
        if (_times.Count == shared.Length && _current.Length == 1)
        {
            var now = _context.Period;
            for (var n = 0; n < shared.Length; n++)
            {
                _context = _context with { Period = _times[n] };
                Bind(_current[0], shared[n].Figure, clause with { Sign = shared[n].Sign });
            }
            _context = _context with { Period = now };
            return;
        }
        var targets = _recent.TakeLast(shared.Length).ToList();
        if (targets.Count == shared.Length)
            for (var n = 0; n < shared.Length; n++)
                Bind(targets[n], shared[n].Figure, clause with { Sign = shared[n].Sign });
        _clause = _clause with { LastFigureEnd = shared[^1].Figure.Span.End, Respectively = null };
    }

    /// <summary>签约、开工、竣工项目分别为46个、29个、18个.</summary>
    private bool TakeProjectList(QuantityMention[] figures)
    {
        var first = figures[0].Span.Start;
        var before = _mentions.OfType<CueMention>().Where(c => c.Span.Start >= _evidence.Start && c.Span.End <= first).ToList();
        var verbs = before.Where(c => c.Is(Cue.Sign | Cue.Start | Cue.Complete)).TakeLast(figures.Length).ToList();
        if (verbs.Count < figures.Length || figures.Any(f => f.Quantity.Unit != "COUNT") || !before.Any(c => c.Is(Cue.Project)) || _current is [{ Term.Indicator.Unit: "COUNT" }, ..])
            return false;
        for (var n = 0; n < figures.Length; n++)
        {
            var topic = new Topic(new IndicatorTerm(_lexicon.Indicators[ProjectCounts.CodeOf(verbs[n].Cues)], false, false), figures[n].Span, _clause.Start);
            Emit(topic, figures[n].Quantity.Value, "COUNT", Measure.Value, figures[n].Quantity, "projects-respectively");
        }
        return true;
    }

    private void TakeStructure()
    {
        foreach (var share in IndustryStructure.Read(_text, _evidence))
        {
            var topic = new Topic(new IndicatorTerm(_lexicon.Indicators[share.Indicator], false, false), share.Figure, _clause.Start);
            var before = share.Year is { } year ? new PeriodInForce(new PeriodExpression(PeriodShape.Year, year), null, false)
                : share.YearBefore ? new PeriodInForce(new PeriodExpression(PeriodShape.SameLastYear), Resolved(Lasting), true) : null;
            Emit(topic, share.Value, "PCT", Measure.Share, new Quantity(share.Value, "PCT", Bound.Exact, share.Figure), "industry-structure", period: before, periodKnown: before is not null, scope: "地区生产总值");
        }
    }

    /// <summary>两项数量, 三项指标: what was told before, and no count of its own.</summary>
    private bool IsBackward(QuantityMention mention) =>
        _text.AsSpan(mention.Span.End) is var rest && (rest.StartsWith("数量") || rest.StartsWith("指标") || rest.StartsWith("增速"));

    /// <summary>全市位次：第1: the place in what was told on the line before.</summary>
    private void InheritFor(RankMention rank)
    {
        if (_current.Length > 0 || _recent.Count > 0 || _context.Topic is not { } topic || LooseLetters(_evidence.Start, rank.Span.Start) > 0)
            return;
        _current = [new Topic(topic, new TextSpan(_evidence.Start, _evidence.Start), -1)];
        _recent.Add(_current[0]);
    }

    /// <summary>Behind 从增速看，, 分区域看，: what the sentence looks at, and no thing of its own.</summary>
    private int View()
    {
        var mark = _text.AsSpan(_evidence.Start, Math.Min(_evidence.Length, LongestView)).IndexOfAny('，', ',');
        return mark > 0 && _text[_evidence.Start + mark - 1] == '看' && _text[_evidence.Start] is '从' or '分' or '按' ? _evidence.Start + mark + 1 : _evidence.Start;
    }

    private const int LongestView = 10;

    /// <summary>其中，甲区、乙区分别为5亿元; 前三季度累计完成71.5亿元: a sentence that names nothing of its own goes on about the last one's indicator.</summary>
    private void Inherit(QuantityMention mention)
    {
        if (_current.Length > 0 || _recent.Count > 0 || _context.Topic is not { } topic || mention.Quantity.Unit is null or "OTHER" or "POINT"
            || mention.Quantity.Unit == "COUNT" && mention.Span.End < _evidence.End && char.IsLetter(_text[mention.Span.End])
            || mention.Quantity.Unit != "PCT" && !Fits(topic.Indicator, mention.Quantity) || !IsClean(Math.Max(_cleanFrom, View()), mention.Span.Start, 0))
            return;
        _current = [new Topic(topic, new TextSpan(_evidence.Start, _evidence.Start), -1)];
        _recent.Add(_current[0]);
    }
}
