using System.Globalization;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Places in rankings and among peers, and how they moved.</summary>
internal sealed partial class SentenceReader
{
    private readonly List<Candidate> _ranks = [];
    private string _peers = "";
    private PlaceRun _run = new(-1, 0, 0);
    private Period? _risenTo;
    private Candidate? _moved;
    private Period? _headPeriod;

    private void TakeRank(RankMention rank, int i)
    {
        if (Excluded || _clause.Has(Cue.Agency) || TakeWinners(rank, i) || !IsTaken(rank, i))
            return;
        var ranking = RankingBefore(rank.Span.Start);
        InheritFor(rank);
        if (ranking is null && QuotedFields(_clause.Start, rank.Span.Start).Count > 0 && RankingNamed() is { } named)
            _context = _context with { Ranking = named };
        var peers = PeersBefore(rank.Span.Start);
        if (peers.Text.Length == 0 && _ranks.Count > 0 && _mentions[i - 1] is BreakMention { Lists: true })
            peers = (_peers, null);
        _peers = peers.Text;
        _run = _run.ClauseStart == _clause.Start && _run.Index + 1 < _run.Count ? _run with { Index = _run.Index + 1 } : new PlaceRun(_clause.Start, 0, RestOfClause(i).Count(static m => m is RankMention));
        var (scope, period) = IsLastYears(i) && _ranks[^1] is { Scope: not null } now && now.Figure.Start >= _evidence.Start ? (now.Scope, now.Period) : _clause.Has(Cue.From) && RisenFrom() is { } start ? (start.Scope, InForce() ?? _risenTo) : MovedIn(rank) ?? ScopeOf(ranking, peers.Text, rank);
        _risenTo = period;
        if (scope is null || IsBest(scope) || IsElses(ranking, scope, rank))
            return;
        if (EarlierYear(rank) is { } earlier)
            (scope, period) = (_ranks[^1].Scope ?? scope, earlier);
        else if (IsLastYears(i))
            period = period is { IsYear: true } shown ? Period.Year(shown.ToYear - 1) : null;
        if (ranking is not null)
            _context = _context with { Ranking = ranking with { Size = peers.Size ?? ranking.Size } };
        if (_clause.Has(Cue.From) && Rises(i))
            period = BeforeTheRise(period);
        var status = StatusOf(rank);
        if (status == FigureStatus.Target && period is { IsYears: true } plan)
            period = Period.Year(plan.ToYear);
        var subject = _subjects.Length > 1 && (_clause.Respectively is not null || _subjects.Length == _run.Count) ? _subjects[Math.Min(_run.Index, _subjects.Length - 1)] : _subjects[^1];
        var sized = peers.Size ?? (ScopeIsRanking(scope) ? _context.Ranking?.Size : null);
        foreach (var field in FieldsOf(scope, rank))
            _ranks.Add(new Candidate(
                subject, "ranking", Measure.Rank, rank.Place, "RANK", period, status, rank.AtMost ? Bound.AtMost : Bound.Exact, _evidence, rank.Span, RuleOf(ranking))
            {
                Scope = field,
                OutOf = sized,
            });
        if (EqualTo(rank.Span.Start) is { } other && _ranks.Count > 0)
            _ranks.Add(_ranks[^1] with { Subject = other });
        _found.AddRange(_ranks.Where(r => r.Figure == rank.Span));
        _clause = _clause with { LastFigureEnd = rank.Span.End };
    }

    /// <summary>“开放发展”第一名为甲区, 第1、2、3名分别为甲区、乙区、丙区: places told before those who took them.</summary>
    private bool TakeWinners(RankMention rank, int i)
    {
        var verb = Array.FindIndex(_mentions, i, m => m is CueMention said && said.Text(_text) is "为" or "是" or "分别为" or "分别是");
        if (verb < 0 || rank.AtMost || _mentions[verb].Span.Start - rank.Span.End > 12 || _mentions.AsSpan(i + 1, verb - i - 1).Any(static m => m is not (BreakMention { Lists: true } or QuantityMention)))
            return false;
        var winners = new List<NameMention>();
        for (var n = verb + 1; n < _mentions.Length && (_mentions[n] is NameMention { Name.Kind: NameKind.Zone } || Joins(_mentions[n])); n++)
            if (_mentions[n] is NameMention winner)
                winners.Add(winner);
        var places = _mentions[(i + 1)..verb].OfType<QuantityMention>().Select(q => (Place: (int)q.Quantity.Value, q.Span)).Prepend((rank.Place, rank.Span)).ToList();
        if (winners.Count == 0 || winners.Count != places.Count)
            return false;
        var ranking = RankingBefore(rank.Span.Start) ?? _context.Ranking;
        var field = QuotedFields(_clause.Start, rank.Span.Start) is [.., var quoted] ? quoted : PartOf(_text[_clause.Start..rank.Span.Start].Trim(' ', '中', '里')) ?? ranking?.Name;
        if (field is null)
            return false;
        for (var n = 0; n < winners.Count; n++)
            _ranks.Add(new Candidate(
                SubjectOf(winners[n].Name), "ranking", Measure.Rank, places[n].Place, "RANK", ranking?.Period ?? PeriodResolver.Resolve(_context.Period, _context.Setting, FigureStatus.Actual, stock: false),
                FigureStatus.Actual, Bound.Exact, _evidence, places[n].Span, "rank-in-list")
            { Scope = field });
        _found.AddRange(_ranks.TakeLast(winners.Count));
        return true;
    }

    /// <summary>The places of one clause, in their order: 分别居第1、第2和第3位.</summary>
    private readonly record struct PlaceRun(int ClauseStart, int Index, int Count);

    /// <summary>与某经开区并列第2位: whoever has the place as well.</summary>
    private Subject? EqualTo(int place) =>
        _mentions.LastCue(Cue.RankVerb, _clause.Start, place) is { } verb && verb.Text(_text) is "并列"
        && _mentions.OfType<NameMention>().LastOrDefault(n => n.Span.End == verb.Span.Start && n.Span.Start > _clause.Start && _text[n.Span.Start - 1] is '与' or '和' or '同') is { } name
            ? SubjectOf(name.Name) : null;

    private Period? InForce() => PeriodResolver.Resolve(_fromTo.To ?? _context.Period, _context.Setting, _status ?? FigureStatus.Actual, stock: false);

    /// <summary>The place of a trade or a firm, and not the zone's; how many firms a zone has among them is its own.</summary>
    private bool IsElses(Ranking? ranking, string scope, RankMention rank) =>
        ranking is null && IsOfOthers(rank.Span.Start)
        || (ranking ?? _context.Ranking) is { } list && IsOfFirms(list) && (list.Name == scope || _current is not [{ Term: not null }, ..] && !IsCount(scope));

    /// <summary>全省民营企业百强: firms have places in it, and no zone.</summary>
    private static bool IsOfFirms(Ranking ranking) => ranking.Name.Contains("企业", StringComparison.Ordinal) && !ranking.Name.Contains("环境", StringComparison.Ordinal);

    private static bool IsCount(string field) => field.Contains("企业数", StringComparison.Ordinal) || field.Contains("家数", StringComparison.Ordinal) || field.Contains("数量", StringComparison.Ordinal);

    /// <summary>“获得电力”“市场监管”并列第一, 总量、增速均居第一: one place in several fields.</summary>
    private List<string> FieldsOf(string scope, RankMention rank)
    {
        // 工业增加值、固定资产投资增速均列前三: a place in each of the indicators.
        if (_clause.Respectively == "均" && _current.Length > 1 && Array.TrueForAll(_current, t => t is { Term: not null, Span.Length: > 0 }) && _current[^1].Span.Of(_text) is var lastName && scope.StartsWith(lastName, StringComparison.Ordinal))
            return [.. _current.Select(t => t.Span.Of(_text) + scope[lastName.Length..])];
        var fields = QuotedFields(_clause.Start, rank.Span.Start);
        if (_run.Count == 1 && fields.Count > 1 && fields.Contains(scope))
            return fields;
        return _clause.Respectively == "均" && _current is [.., { Term: not null } topic] && MeasuresBetween(topic.Span.End, rank.Span.Start) is { Count: > 1 } said
            ? [.. said.Select(m => scope.Replace(said[^1], m, StringComparison.Ordinal))] : [scope];
    }

    /// <summary>综合考评园区组第一名: the class of the ranking.</summary>
    private bool IsClass(int from, int to) => to - from is > 1 and < 7 && _text[to - 1] is '组' or '类' or '别' && _text.AsSpan(from, to - from).IndexOfAnyExceptInRange('一', '鿿') < 0;

    private bool ScopeIsRanking(string scope) => _context.Ranking is { } r && scope.StartsWith(r.Name, StringComparison.Ordinal);

    private static string RuleOf(Ranking? ranking) => ranking is null ? "rank-among-peers" : "rank-in-ranking";

    /// <summary>A place counts behind 列, 位居 and the like, behind the ranking's own name, or in a list of such.</summary>
    private bool IsTaken(RankMention rank, int i)
    {
        if (rank.AtMost)
            return (_clause.Has(Cue.Reach | Cue.RankVerb) || IsEntered(rank)) && !IsOthers(rank);
        if (LabelOf(rank) is not null)
            return true;
        var named = i > 0 && _mentions[i - 1] is CueMention cue && cue.Is(Cue.Head) && (cue.Span.End >= rank.Span.Start - 1 || IsClass(cue.Span.End, rank.Span.Start));
        var listed = i > 0 && _mentions[i - 1] is NameMention { Name.Kind: NameKind.Zone } zone && zone.Span.End == rank.Span.Start
            && (_context.Ranking is not null || RankingBefore(rank.Span.Start) is not null);
        if (IsLastYears(i) || EarlierYear(rank) is not null)
            return true;
        var dated = i > 0 && _mentions[i - 1] is PeriodMention { Period.Shape: PeriodShape.Year } year && year.Span.End == rank.Span.Start && (_ranks.Count > 0 || RankingBefore(rank.Span.Start) is not null);
        if (IsBare(rank, i) || IsOfHead(rank, i) || IsFurther(rank) || _context.Ranking is not null && i > 0 && _mentions[i - 1] is CueMention bid && bid.Is(Cue.Target) && bid.Span.End == rank.Span.Start)
            return true;
        return _clause.Has(Cue.RankVerb) || _clause.Has(Cue.Reach) || named || listed || dated || (_clause.Has(Cue.From) && Rises(i)) || _ranks.Count > 0 && _mentions[i - 1] is BreakMention { Lists: true };
    }

    /// <summary>进前六.</summary>
    private bool IsEntered(RankMention rank) => rank.Span.Start > _clause.Start && _text[rank.Span.Start - 1] == '进';

    /// <summary>位居第4位（上年第6位）: the place a year before.</summary>
    private bool IsLastYears(int i) =>
        i > 1 && _ranks.Count > 0 && _mentions[i - 1] is PeriodMention { Period: { Shape: PeriodShape.Year, Offset: -1 } or { Shape: PeriodShape.SameLastYear } }
        && _mentions[i - 2] is BreakMention { Mark: '（' or '(' };

    /// <summary>排第七，前年是第九; 2019年为第13: the place of an earlier year in a clause of its own, in what the place before was taken.</summary>
    private Period? EarlierYear(RankMention rank)
    {
        if (rank.AtMost || _ranks.Count == 0 || _ranks[^1].Figure.Start < _evidence.Start || _ranks[^1].Figure.End > _clause.Start || _ranks[^1] is not { Period: { IsYear: true } shown, Subject: var subject } || subject != _subjects[^1])
            return null;
        var said = _mentions.Where(m => m.Span.Start >= _clause.Start && m.Span.End <= rank.Span.Start).SkipWhile(m => m is CueMention { Cues: Cue.Filler } than && than.Text(_text) is "比").ToList();
        if (said is not [PeriodMention { Period.Shape: PeriodShape.Year } year, ..] || said.Skip(1).Any(m => m is not CueMention) || LooseLetters(_clause.Start, rank.Span.Start) > 1)
            return null;
        return year.Period.Year is { } told ? Period.Year(told)
            : Resolved(new PeriodInForce(year.Period, null, false)) is { } counted && (counted.ToYear < shown.ToYear || _text[year.Span.Start] == '去') ? counted
            : year.Period.Offset == -1 ? Period.Year(shown.ToYear - 1) : null;
    }

    /// <summary>2021年考核评价 → 全国第24位: nothing but a mark and the peers between a ranking and its place.</summary>
    private bool IsOfHead(RankMention rank, int i)
    {
        if (_mentions.LastCue(Cue.Head, _evidence.Start, rank.Span.Start) is not { } head || LooseLetters(head.Span.End, rank.Span.Start) > 0)
            return false;
        for (var n = i - 1; n >= 0 && !ReferenceEquals(_mentions[n], head); n--)
            if (_mentions[n] is not (BreakMention { Mark: '→' or '：' or ':' or '丨' or '|' or '｜' } or NameMention { Name.Kind: not NameKind.Zone }))
                return false;
        return true;
    }

    /// <summary>列全国169家高新区第56位，西部第10位; 综合排名第4，创新能力第3: a further place in the ranking of the clause before, behind nothing but peers or a part.</summary>
    private bool IsFurther(RankMention rank)
    {
        if (_ranks is not [.., { } last] || last.Figure.Start < _evidence.Start || last.Subject != _subjects[^1] || last.Rule != "rank-in-ranking" || _clause.Start < last.Figure.End || _mentions.Within(last.Figure.End, rank.Span.Start).Any(static m => m is not (BreakMention { Mark: '，' or ',' or '、' } or CueMention { Cues: Cue.Neutral or Cue.Filler })))
            return false;
        // 广州第2，天津第3: other zones by their places, which lists of places are read for.
        return rank.Span.Start - _clause.Start is > 1 and < 10 && _text[_clause.Start..rank.Span.Start] is var words && Array.Exists(Words.FurtherEnds, words.EndsWith);
    }

    /// <summary>增长9.1%，全市第三; 增速全省第二: a place right behind its peers, where the clause says nothing but in what.</summary>
    private bool IsBare(RankMention rank, int i) =>
        i > 0 && _mentions[i - 1] is NameMention { Name.Kind: NameKind.ThisCity or NameKind.ThisProvince or NameKind.ThisCounty or NameKind.Nation or NameKind.Group } peers && peers.Span.End == rank.Span.Start
        && (_current is [{ Term: not null }, ..] || _context.Ranking is not null) && LooseLetters(_clause.Start, peers.Span.Start) <= (_clause.Has(Cue.Streak) ? 2 : 0)
        && (rank.Span.End == _evidence.End || !char.IsLetter(_text[rank.Span.End]));

    /// <summary>3家企业入选,最高排名第12位: the best of several is nobody's.</summary>
    private static bool IsBest(string scope) => scope.StartsWith("最高", StringComparison.Ordinal) || scope.StartsWith("最好", StringComparison.Ordinal);

    /// <summary>7家进入前30名, 进入前50名的园区, 多项指标列前三: no place of the zone as a whole.</summary>
    private bool IsOthers(RankMention rank)
    {
        var clause = _text.AsSpan(_clause.Start, rank.Span.Start - _clause.Start);
        if (rank.Span.End < _evidence.End && _text[rank.Span.End] == '的' || clause.Contains("多项", StringComparison.Ordinal) || clause.Contains("多个", StringComparison.Ordinal))
            return true;
        var counted = false;
        foreach (var mention in _mentions.Within(_clause.Start, rank.Span.Start))
            counted |= mention is QuantityMention { Quantity.Unit: "COUNT" } && _text[mention.Span.End] is not ('中' or '里' or '内');
        var verb = _mentions.LastCue(Cue.Reach | Cue.RankVerb, _evidence.Start, rank.Span.Start)?.Span.Start ?? rank.Span.Start;
        var named = _mentions.Has<NameMention>(_clause.Start, verb);
        return counted || (!named && LooseLetters(_clause.Start, verb) > 4);
    }

    private int LooseLetters(int from, int to)
    {
        var (loose, at) = (0, from);
        foreach (var mention in _mentions)
        {
            if (mention.Span.End <= from || mention.Span.Start >= to)
                continue;
            for (; at < Math.Min(mention.Span.Start, to); at++)
                loose += char.IsLetter(_text[at]) ? 1 : 0;
            at = Math.Max(at, mention.Span.End);
        }
        for (; at < to; at++)
            loose += char.IsLetter(_text[at]) ? 1 : 0;
        return loose;
    }

    /// <summary>A place that is reached already stays a fact also behind 预计; one under 力争 is still to be reached.</summary>
    private string StatusOf(RankMention rank)
    {
        if (_status != FigureStatus.Target && rank.AtMost && _mentions.LastCue(Cue.Reach, _clause.Start, rank.Span.Start) is { } reach && _text.AsSpan(_clause.Start, reach.Span.Start - _clause.Start) is var head && (head.Contains('要') || head.Contains('将')))
            return FigureStatus.Target;
        if (_status != FigureStatus.Target)
            return PeriodResolver.IsFuture(_context.Period, PeriodResolver.Resolve(_context.Period, _context.Setting, FigureStatus.Target, true), _context.Setting, true)
                && rank.AtMost && (_clause.Has(Cue.Reach) || IsEntered(rank)) ? FigureStatus.Target : FigureStatus.Actual;
        return FigureStatus.Target;
    }

    /// <summary>对外贸易：第15位; 某经开区：全国第19位: the label that a place alone stands behind, in a ranking that was named; empty where it is whose place it is.</summary>
    private string? LabelOf(RankMention rank)
    {
        if (rank.AtMost || _context.Ranking is null || _clause.Start == _evidence.Start || _text[_clause.Start - 1] is not ('：' or ':' or '｜' or '|' or '丨' or '→'))
            return null;
        var peers = _mentions.FirstOrDefault(m => m.Span.Start >= _clause.Start);
        if (peers is NameMention { Name.Kind: not NameKind.Zone } among ? among.Span.End != rank.Span.Start || among.Span.Start - _clause.Start > 1 : rank.Span.Start - _clause.Start > 1)
            return null;
        var label = _text[_evidence.Start..(_clause.Start - 1)].TrimStart('■', '●', '▶', '▷', '◆', '★', '·', '•', '-', ' ').Trim();
        return _mentions.Any(m => m is NameMention { Name.Kind: NameKind.Zone } && m.Span.End == _clause.Start - 1) ? "" : label.Length is > 1 and < 17 && label.All(char.IsLetter) ? label : null;
    }

    private (string? Scope, Period? Period) ScopeOf(Ranking? ranking, string peers, RankMention rank)
    {
        if (LabelOf(rank) is { } label && _context.Ranking is { } labelled)
            return (label.Length > 0 && !Words.IsTotal(label) ? label : labelled.Name, labelled.Period ?? PeriodResolver.Resolve(_context.Period, _context.Setting, FigureStatus.Actual, stock: false));
        var inForce = _headPeriod ?? PeriodResolver.Resolve(_context.Period, _context.Setting, _status ?? FigureStatus.Actual, stock: false);
        if (ranking is not null)
        {
            var repeated = _ranks.Any(r => r.Scope == ranking.Name && r.Subject == _subjects[^1] && r.Value != rank.Place);
            var period = YearSaid(rank) ?? ranking.Period ?? inForce;
            if (repeated && PartBefore(rank.Span.Start) is { } part)
                return (part[^1] is '部' or '省' or '市' ? $"{ranking.Name}({part})" : part, period);
            return (Within(ranking.Name, peers, repeated), period);
        }
        var field = FieldBefore(rank.Span.Start);
        if (rank.AtMost && peers.Length > 3)
            return (peers, inForce);
        if (_context.Ranking is { } known && (field is null || Words.IsTotal(field)) && _current.Length == 0)
            return (Within(known.Name, peers, repeated: false), YearSaid(rank) ?? known.Period ?? inForce);
        if (field is not null && _context.Ranking is { } whole && (_current.Length == 0 || QuotedFields(_clause.Start, rank.Span.Start).Contains(field)))
            return (field, YearSaid(rank) ?? whole.Period ?? inForce);
        if (field is not null)
            return (peers.Length > 0 ? $"{field}({peers})" : field, inForce ?? (_ranks.Count > 0 && peers.Length == 0 ? _ranks[^1].Period : null));
        return (peers.Length > 0 ? peers : GroupBefore(rank.Span.Start), inForce);
    }

    /// <summary>2021年第121位；2022年第104位; 到2025年…力争前4位: the year of this place, and not the one that the ranking was named with.</summary>
    private Period? YearSaid(RankMention rank) =>
        _mentions.LastOrDefault(m => m is PeriodMention { Period: { Shape: PeriodShape.Year } said } p && (said.Year is not null || _status == FigureStatus.Target && said.Offset >= 0) && p.Span.End <= rank.Span.Start && !IsCompared(p)
            && (p.Span.Start >= _clause.Start || _status == FigureStatus.Target)) is PeriodMention year
            ? PeriodResolver.Resolve(new PeriodInForce(year.Period, null, false), _context.Setting, FigureStatus.Actual, stock: true) : null;

    /// <summary>综合排名第12位,其中对外贸易列第5位: the part of the ranking that a further place was taken in.</summary>
    private string? PartBefore(int place)
    {
        var from = _mentions.LastOrDefault(m => m.Span.End <= place && (m is BreakMention || m is CueMention c && c.Is(Cue.OfWhich)))?.Span.End ?? _clause.Start;
        var verb = _mentions.LastCue(Cue.RankVerb | Cue.Reach, from, place)?.Span.Start ?? place;
        var part = _text[Math.Min(from, verb)..verb].Trim(' ', '在', '中', '的');
        return part.Length is > 1 and < 13 && part.All(char.IsLetter) && !Words.IsTotal(part) && !Array.Exists(Words.NotFields, part.StartsWith) && !_mentions.Within(from, verb).Any(static m => m is NameMention or PeriodMention) ? part : null;
    }
}
