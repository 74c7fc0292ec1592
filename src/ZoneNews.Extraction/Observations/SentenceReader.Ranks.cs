using System.Globalization;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Places in rankings and among peers, and how they moved.</summary>
internal sealed partial class SentenceReader
{
    private readonly List<Candidate> _ranks = [];
    private int _rankListed;
    private string _peers = "";
    private Period? _headPeriod;

    private void TakeRank(RankMention rank, int i)
    {
        if (Excluded || _clause.Agency || !IsTaken(rank, i))
            return;
        var ranking = RankingBefore(rank.Span.Start);
        var peers = PeersBefore(rank.Span.Start);
        if (peers.Text.Length == 0 && _ranks.Count > 0 && _mentions[i - 1] is BreakMention { Lists: true })
            peers = (_peers, null);
        _peers = peers.Text;
        var (scope, period) = ScopeOf(ranking, peers.Text, rank);
        if (scope is null || IsBest(scope))
            return;
        if (IsLastYears(i))
            period = period is { IsYear: true } shown ? Period.Year(shown.ToYear - 1) : null;
        if (ranking is not null)
            _context = _context with { Ranking = ranking with { Size = peers.Size ?? ranking.Size } };
        if (_clause.From && Rises(i))
            period = PeriodResolver.Resolve(_fromTo.From, _context.Setting, FigureStatus.Actual, stock: true) ?? (period is { IsYear: true } year ? Period.Year(year.ToYear - 1) : period);
        var status = StatusOf(rank);
        var subject = _subjects.Count > 1 && _clause.Respectively is not null ? _subjects[Math.Min(_rankListed++, _subjects.Count - 1)] : _subjects[^1];
        var sized = peers.Size ?? (ScopeIsRanking(scope) ? _context.Ranking?.Size : null);
        _ranks.Add(new Candidate(
            subject, "ranking", Measure.Rank, rank.Place, "RANK", period, status, rank.AtMost ? Bound.AtMost : Bound.Exact, _evidence, rank.Span, RuleOf(ranking))
        {
            Scope = scope,
            OutOf = sized,
        });
        _found.Add(_ranks[^1]);
        _clause = _clause with { LastFigureEnd = rank.Span.End };
    }

    private bool ScopeIsRanking(string scope) => _context.Ranking is { } r && scope.StartsWith(r.Name, StringComparison.Ordinal);

    private static string RuleOf(Ranking? ranking) => ranking is null ? "rank-among-peers" : "rank-in-ranking";

    /// <summary>A place counts behind 列, 位居 and the like, behind the ranking's own name, or in a list of such.</summary>
    private bool IsTaken(RankMention rank, int i)
    {
        if (rank.AtMost)
            return (_clause.Reaches || _clause.Ranked) && !IsOthers(rank);
        var named = i > 0 && _mentions[i - 1] is CueMention cue && cue.Is(Cue.Head) && cue.Span.End >= rank.Span.Start - 1;
        var listed = i > 0 && _mentions[i - 1] is NameMention { Name.Kind: NameKind.Zone } zone && zone.Span.End == rank.Span.Start
            && (_context.Ranking is not null || RankingBefore(rank.Span.Start) is not null);
        if (IsLastYears(i))
            return true;
        return _clause.Ranked || _clause.Reaches || named || listed || (_clause.From && Rises(i)) || _ranks.Count > 0 && _mentions[i - 1] is BreakMention { Lists: true };
    }

    /// <summary>位居第4位（上年第6位）: the place a year before.</summary>
    private bool IsLastYears(int i) =>
        i > 1 && _ranks.Count > 0 && _mentions[i - 1] is PeriodMention { Period: { Shape: PeriodShape.Year, Offset: -1 } or { Shape: PeriodShape.SameLastYear } }
        && _mentions[i - 2] is BreakMention { Mark: '（' or '(' };

    /// <summary>3家企业入选,最高排名第12位: the best of several is nobody's.</summary>
    private static bool IsBest(string scope) => scope.StartsWith("最高", StringComparison.Ordinal) || scope.StartsWith("最好", StringComparison.Ordinal);

    /// <summary>7家进入前30名, 进入前50名的园区, 多项指标列前三: no place of the zone as a whole.</summary>
    private bool IsOthers(RankMention rank)
    {
        var clause = _text.AsSpan(_clause.Start, rank.Span.Start - _clause.Start);
        if (rank.Span.End < _evidence.End && _text[rank.Span.End] == '的' || clause.Contains("多项", StringComparison.Ordinal) || clause.Contains("多个", StringComparison.Ordinal))
            return true;
        var counted = _mentions.Any(m => m is QuantityMention { Quantity.Unit: "COUNT" } && m.Span.Start >= _clause.Start && m.Span.End <= rank.Span.Start && _text[m.Span.End] is not ('中' or '里' or '内'));
        var verb = _mentions.LastOrDefault(m => m is CueMention c && c.Is(Cue.Reach | Cue.RankVerb) && m.Span.End <= rank.Span.Start)?.Span.Start ?? rank.Span.Start;
        var named = _mentions.Any(m => m is NameMention && m.Span.Start >= _clause.Start && m.Span.End <= verb);
        return counted || (!named && LooseLetters(_clause.Start, verb) > 4);
    }

    private int LooseLetters(int from, int to)
    {
        var (loose, at) = (0, from);
        foreach (var mention in _mentions.Where(m => m.Span.End > from && m.Span.Start < to))
        {
            for (; at < Math.Min(mention.Span.Start, to); at++)
                loose += char.IsLetter(_text[at]) ? 1 : 0;
            at = Math.Max(at, mention.Span.End);
        }
        for (; at < to; at++)
            loose += char.IsLetter(_text[at]) ? 1 : 0;
        return loose;
    }

    private bool Rises(int i) => i + 1 < _mentions.Length && _mentions[i + 1] is CueMention cue && cue.Is(Cue.To | Cue.RankVerb);

    /// <summary>A place that is reached already stays a fact also behind 预计; one under 力争 is still to be reached.</summary>
    private string StatusOf(RankMention rank)
    {
        if (_status != FigureStatus.Target)
            return PeriodResolver.IsFuture(_context.Period, PeriodResolver.Resolve(_context.Period, _context.Setting, FigureStatus.Target, true), _context.Setting, true)
                && _clause.Reaches && rank.AtMost ? FigureStatus.Target : FigureStatus.Actual;
        return FigureStatus.Target;
    }

    private (string? Scope, Period? Period) ScopeOf(Ranking? ranking, string peers, RankMention rank)
    {
        var inForce = _headPeriod ?? PeriodResolver.Resolve(_context.Period, _context.Setting, _status ?? FigureStatus.Actual, stock: false);
        if (ranking is not null)
        {
            var repeated = _ranks.Any(r => r.Scope == ranking.Name && r.Subject == _subjects[^1] && r.Value != rank.Place);
            if (repeated && PartBefore(rank.Span.Start) is { } part)
                return (part, ranking.Period ?? inForce);
            return (repeated && peers.Length > 0 ? $"{ranking.Name}({Kind(peers)})" : ranking.Name, ranking.Period ?? inForce);
        }
        var field = FieldBefore(rank.Span.Start);
        if (rank.AtMost && peers.Length > 3)
            return (peers, inForce);
        if (_context.Ranking is { } known && (field is null || IsTotal(field)) && _current.Count == 0)
            return (known.Name, known.Period ?? inForce);
        if (field is not null && _context.Ranking is { } whole && _current.Count == 0)
            return (field, whole.Period ?? inForce);
        if (field is not null)
            return (peers.Length > 0 ? $"{field}({peers})" : field, inForce ?? (_ranks.Count > 0 && peers.Length == 0 ? _ranks[^1].Period : null));
        return (peers.Length > 0 ? peers : GroupBefore(rank.Span.Start), inForce);
    }

    /// <summary>综合排名第12位,其中对外贸易列第5位: the part of the ranking that a further place was taken in.</summary>
    private string? PartBefore(int place)
    {
        var from = _mentions.LastOrDefault(m => m.Span.End <= place && (m is BreakMention || m is CueMention c && c.Is(Cue.OfWhich)))?.Span.End ?? _clause.Start;
        var verb = _mentions.LastOrDefault(m => m is CueMention c && c.Is(Cue.RankVerb) && m.Span.Start >= from && m.Span.End <= place)?.Span.Start ?? place;
        var part = _text[Math.Min(from, verb)..verb].Trim(' ', '在', '中', '的');
        return part.Length is > 1 and < 13 && part.All(char.IsLetter) && !IsTotal(part) && !_mentions.Any(m => m is NameMention or PeriodMention && m.Span.Start >= from && m.Span.End <= verb) ? part : null;
    }

    /// <summary>在全国217家国家级经开区中排名第19位: the peers before the verb, where nothing else says in what.</summary>
    private string? GroupBefore(int place) =>
        _mentions.LastOrDefault(m => m is NameMention { Name.Kind: NameKind.Group } && m.Span.Start >= _clause.Start && m.Span.End < place && _text[m.Span.End] is '中' or '里' or '内') is { } group ? group.Text(_text) : null;

    private static bool IsTotal(string field) =>
        field is "综合得分" or "综合实力" or "总分" or "综合成绩" or "总成绩" or "综合排名" or "总排名" or "得分" or "综合" or "排名" or "位次" or "名次";

    private static string Kind(string peers)
    {
        var at = peers.AsSpan().LastIndexOfAny("家个");
        return at >= 0 && at + 1 < peers.Length ? peers[(at + 1)..] : peers;
    }

    /// <summary>全市, 全国217家国家级经开区: the words between 居 and the place.</summary>
    private (string Text, int? Size) PeersBefore(int place)
    {
        var from = _clause.Start;
        foreach (var mention in _mentions)
        {
            if (mention.Span.End > place)
                break;
            if (mention is CueMention cue && cue.Is(Cue.RankVerb | Cue.Reach | Cue.Respectively | Cue.Head) && cue.Span.Start >= _clause.Start || mention is BreakMention or PeriodMention && mention.Span.Start >= _clause.Start || mention is RankMention)
                from = Math.Max(from, mention.Span.End);
        }
        if (from == _clause.Start && !_clause.Ranked && !_clause.Reaches)
            return ("", null);
        var text = _text[Math.Min(from, place)..place].Trim(' ', '的', '在', '于', '中', '了', '各');
        int? size = null;
        foreach (var name in _mentions.OfType<NameMention>().Where(n => n.Span.Start >= _clause.Start && n.Span.End <= place))
            size = name.Name.Size ?? size;
        if (size is null && (text.Length > 1 ? NumeralReader.At(text) : null) is { Length: > 0, Value: > 1 and < 1000 } n2 && n2.Length < text.Length && text[n2.Length] is '大' or '个' or '家')
            size = (int)n2.Value;
        if (size is null)
            foreach (var q in _mentions.OfType<QuantityMention>().Where(q => q.Quantity.Unit == "COUNT" && q.Span.Start >= from && q.Span.End <= place))
                size = (int)q.Quantity.Value;
        return (text.Length > 24 ? "" : text, size);
    }

    /// <summary>前移6位, 提升5个名次, 后退两位.</summary>
    private void TakePlaces(QuantityMention mention)
    {
        var move = _mentions.LastOrDefault(m => m is CueMention c && c.Is(Cue.RankUp | Cue.RankDown) && m.Span.End <= mention.Span.Start && m.Span.Start >= _clause.Start) as CueMention;
        if (move is null || Excluded || mention.Span.Start - move.Span.End > 2)
            return;
        var sign = move.Is(Cue.RankDown) ? -1 : 1;
        var targets = _clause.Respectively == "均" ? _ranks.Where(r => r.Subject == _subjects[^1]).ToList() : _ranks.TakeLast(1).ToList();
        if (targets.Count == 0 && (RankingBefore(mention.Span.Start) ?? _context.Ranking) is { } known)
            targets = [new Candidate(_subjects[^1], "ranking", Measure.Rank, 0, "RANK", known.Period ?? PeriodResolver.Resolve(_context.Period, _context.Setting, FigureStatus.Actual, stock: false), FigureStatus.Actual, Bound.Exact, _evidence, mention.Quantity.Span, "") { Scope = known.Name }];
        foreach (var rank in targets)
            _found.Add(rank with
            {
                Subject = rank.Subject,
                Measure = Measure.RankChange,
                Value = sign * mention.Quantity.Value,
                Unit = "PLACES",
                Bound = mention.Quantity.Bound,
                Figure = mention.Quantity.Span,
                Rule = "rank-change",
                OutOf = null,
            });
    }
}
