using System.Globalization;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Places in rankings and among peers, and how they moved.</summary>
internal sealed partial class SentenceReader
{
    private readonly List<Candidate> _ranks = [];
    private int _rankListed;

    private void TakeRank(RankMention rank, int i)
    {
        if (Excluded || _clause.Agency || !IsTaken(rank, i))
            return;
        var ranking = RankingBefore(rank.Span.Start);
        var peers = PeersBefore(rank.Span.Start);
        var (scope, period) = ScopeOf(ranking, peers.Text, rank);
        if (scope is null)
            return;
        if (ranking is not null)
            _context = _context with { Ranking = ranking with { Size = peers.Size ?? ranking.Size } };
        var status = StatusOf(rank);
        var subject = _subjects.Count > 1 && _clause.Respectively is not null ? _subjects[Math.Min(_rankListed++, _subjects.Count - 1)] : _subjects[^1];
        var sized = peers.Size ?? (ScopeIsRanking(scope) ? _context.Ranking?.Size : null);
        _ranks.Add(new Candidate(
            subject, "ranking", Measure.Rank, rank.Place, "RANK", period, status, rank.AtMost ? Bound.AtMost : Bound.Exact, _evidence, rank.Span, RuleOf(ranking))
        {
            Scope = scope, OutOf = sized,
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
        var listed = i > 0 && _mentions[i - 1] is NameMention { Name.Kind: NameKind.Zone } zone && zone.Span.End == rank.Span.Start && _context.Ranking is not null;
        return _clause.Ranked || _clause.Reaches || named || listed || (_clause.From && Rises(i)) || _ranks.Count > 0 && _mentions[i - 1] is BreakMention { Lists: true };
    }

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

    private bool Rises(int i) => i + 1 < _mentions.Count && _mentions[i + 1] is CueMention cue && cue.Is(Cue.To | Cue.RankVerb);

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
        var inForce = PeriodResolver.Resolve(_context.Period, _context.Setting, _status ?? FigureStatus.Actual, stock: false);
        if (ranking is not null)
        {
            var repeated = _ranks.Any(r => r.Scope == ranking.Name && r.Subject == _subjects[^1] && r.Value != rank.Place);
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
            return (peers.Length > 0 ? $"{field}({peers})" : field, inForce);
        return (peers.Length > 0 ? peers : null, inForce);
    }

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
            if (mention is CueMention cue && cue.Is(Cue.RankVerb | Cue.Reach | Cue.Respectively | Cue.Head) && cue.Span.Start >= _clause.Start || mention is BreakMention && mention.Span.Start >= _clause.Start || mention is RankMention)
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

    /// <summary>In what the place was taken: the indicator, a part of a ranking in quotes, or the thing that was counted.</summary>
    private string? FieldBefore(int place)
    {
        var verb = _mentions.LastOrDefault(m => m is CueMention c && c.Is(Cue.RankVerb | Cue.Reach) && m.Span.End <= place && m.Span.Start >= _clause.Start)?.Span.Start ?? place;
        var head = _text[_clause.Start..Math.Max(_clause.Start, verb)].Trim(' ', '虽', '均', '也', '仍', '都', '已', '将');
        var loose = Field(Loose(_clause.Start, verb).Replace("分别", "", StringComparison.Ordinal));
        if (_current is [{ Term: not null } topic, ..] && (topic.Clause == _clause.Start || loose.Length < 2 || IsMeasureWord(loose)))
            return IndicatorField(_current[^1], head, verb);
        if (QuotedField(_clause.Start, verb) is { } quoted)
            return quoted;
        if (loose.Length is > 1 and < 20)
            return loose;
        return _current is [{ Term: null } foreign, ..] ? ForeignField(foreign) : null;
    }

    private static bool IsMeasureWord(string text) => text is "增速" or "、增幅" or "、增速" or "、总量" or "增幅" or "总量" or "规模" or "总额" or "总量和增幅" or "总量和增速" or "绝对值" or "增长率";

    /// <summary>在19个国家级新区中综合实力: the field stands behind its peers.</summary>
    private static string Field(string loose)
    {
        foreach (var mark in (ReadOnlySpan<string>)["家里", "家中", "个中", "中", "里"])
            if (loose.LastIndexOf(mark, StringComparison.Ordinal) is var at and >= 0 && at + mark.Length < loose.Length)
                return loose[(at + mark.Length)..];
        return loose.EndsWith("排名", StringComparison.Ordinal) && loose.Length > 3 ? loose[..^2] : loose;
    }

    /// <summary>“科技创新”列第16位: the part of a ranking that stands in quotes before the verb.</summary>
    private string? QuotedField(int from, int to)
    {
        var clause = _text.AsSpan(from, Math.Max(0, to - from));
        var close = clause.LastIndexOf('”');
        var open = close < 0 ? -1 : clause[..close].LastIndexOf('“');
        return open >= 0 && close - open is > 2 and < 17 ? clause[(open + 1)..close].ToString() : null;
    }

    private string IndicatorField(Topic topic, string head, int verb)
    {
        var name = topic.Span.Of(_text);
        if (topic.Term!.Intensity)
            return name;
        if (head.Contains("总量", StringComparison.Ordinal) && head.Contains('增', StringComparison.Ordinal) && _clause.Respectively is not null)
            return name + (_rankListed++ == 0 ? "总量" : "增速");
        var tail = topic.Span.End <= verb && topic.Clause == _clause.Start ? _text[topic.Span.End..verb].Trim(' ', '虽', '均', '也', '仍') : head;
        if (tail.Contains("增速", StringComparison.Ordinal) || tail.Contains("增幅", StringComparison.Ordinal))
            return name + "增速";
        if (tail.Contains("总量", StringComparison.Ordinal) || tail.Contains("规模", StringComparison.Ordinal))
            return name + "总量";
        var last = _found.LastOrDefault(f => f.Indicator == topic.Term.Indicator.Code);
        return last switch
        {
            { Measure: Measure.Share, Scope: { } whole } => $"{name}占{whole}比重",
            { Measure: Measure.Growth } => name + "增速",
            _ => name,
        };
    }

    private string ForeignField(Topic foreign)
    {
        var from = foreign.Clause;
        var to = foreign.Span.End;
        return _text[from..to].Trim(' ', '的') + "数";
    }

    /// <summary>The words of a stretch that nothing else claims.</summary>
    private string Loose(int from, int to)
    {
        var at = from;
        foreach (var mention in _mentions.Where(m => m.Span.Start >= from && m.Span.End <= to && m is NameMention or PeriodMention or BreakMention))
            at = Math.Max(at, mention.Span.End);
        var text = _text[Math.Min(at, to)..to].Trim(' ', '在', '的', '中', '虽', '均', '也', '仍', '都', '已', '将', '力', '争');
        return text.EndsWith("增速", StringComparison.Ordinal) || text.Length > 1 ? text : "";
    }

    /// <summary>The ranking that the sentence has named last before a place.</summary>
    private Ranking? RankingBefore(int place)
    {
        var field = QuotedField(_clause.Start, place);
        foreach (var head in _mentions.OfType<CueMention>().Where(c => c.Is(Cue.Head) && c.Span.End <= place).Reverse())
        {
            if (_mentions.Any(m => m is IndicatorMention && m.Span.Start > head.Span.End && m.Span.End <= place) || field is not null && head.Span.End <= _clause.Start)
                return null;
            if (head.Span.End == place && head.Text(_text) == "排名")
                continue;
            if (RankingAt(head) is { } ranking)
                return ranking;
        }
        return null;
    }

    private Ranking? RankingAt(CueMention head)
    {
        var from = _evidence.Start;
        Period? period = null;
        foreach (var mention in _mentions)
        {
            if (mention.Span.Start >= head.Span.Start)
                break;
            if (mention is BreakMention or NameMention { Name.Kind: NameKind.Zone } || mention is RankMention || mention is CueMention cue && cue.Is(Cue.RankVerb | Cue.Reach | Cue.From | Cue.Respectively))
                (from, period) = (mention.Span.End, null);
            if (mention is PeriodMention said && said.Period.Shape is PeriodShape.Year or PeriodShape.Months)
                (from, period) = (said.Span.End, PeriodResolver.Resolve(new PeriodInForce(said.Period, null, false), _context.Setting, FigureStatus.Actual, stock: true));
        }
        var name = _text[Math.Min(from, head.Span.Start)..head.Span.End];
        foreach (var word in (ReadOnlySpan<string>)["公布的", "发布的", "揭晓的", "出炉的", "公布", "发布", "印发", "通报", "在", "入选", "荣登", "参加", "实现", "获得", "中的", "上的"])
            if (name.LastIndexOf(word, StringComparison.Ordinal) is var at and >= 0 && at + word.Length < name.Length - 1)
                name = name[(at + word.Length)..];
        if (name.Length > 4 && int.TryParse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1980 and < 2100)
            (name, period) = (name[4..].TrimStart('年', '度'), Period.Year(year));
        name = name.Trim(' ', '的', '“', '”', '《', '》');
        if (name is "单项排名" or "单项指标排名" or "分项排名" or "单项评价" or "单项考核" && from > 0 && QuotedBefore(from) is { } part)
            return new Ranking(part, period ?? _context.Ranking?.Period, null);
        return name.Length < 3 || IsTotal(name) || name[0] is '另' or '该' or '这' or '本' ? null : new Ranking(name, period, null);
    }

    /// <summary>A ranking that is announced without a place: 公布综合评价结果,全省共有143家参评.</summary>
    private void NoteRanking()
    {
        if (_ranks.Count > 0 || _mentions.LastOrDefault(m => m is CueMention c && c.Is(Cue.Head)) is not CueMention head || RankingAt(head) is not { } ranking)
            return;
        var announced = _text.AsSpan(_evidence.Start, _evidence.Length);
        if (!announced.Contains("结果", StringComparison.Ordinal) && !announced.Contains("公布", StringComparison.Ordinal) && !announced.Contains("发布", StringComparison.Ordinal))
            return;
        var size = _mentions.OfType<QuantityMention>().FirstOrDefault(q => q.Quantity.Unit == "COUNT")?.Quantity.Value;
        _context = _context with { Ranking = ranking with { Size = (int?)size } };
    }

    private string? QuotedBefore(int end)
    {
        var open = _text.LastIndexOf('“', end - 1);
        return open >= _evidence.Start && end - 1 - open is > 1 and < 16 && _text[end - 1] == '”' ? _text[(open + 1)..(end - 1)] : null;
    }

    /// <summary>Whether a year belongs to the name of a ranking.</summary>
    private bool NamesRanking(PeriodMention period, int i)
    {
        for (var n = i + 1; n < _mentions.Count && _mentions[n] is not BreakMention { PartsClauses: true }; n++)
            if (_mentions[n] is CueMention cue && cue.Is(Cue.Head))
                return _mentions.Skip(n).Any(m => m is RankMention);
            else if (_mentions[n] is IndicatorMention or QuantityMention)
                return false;
        return false;
    }

    /// <summary>前移6位, 提升5个名次, 后退两位.</summary>
    private void TakePlaces(QuantityMention mention)
    {
        var move = _mentions.LastOrDefault(m => m is CueMention c && c.Is(Cue.RankUp | Cue.RankDown) && m.Span.End <= mention.Span.Start && m.Span.Start >= _clause.Start) as CueMention;
        if (move is null || Excluded || mention.Span.Start - move.Span.End > 2)
            return;
        var sign = move.Is(Cue.RankDown) ? -1 : 1;
        var targets = _clause.Respectively == "均" ? _ranks.Where(r => r.Subject == _subjects[^1]).ToList() : _ranks.TakeLast(1).ToList();
        if (targets.Count == 0 && _context.Ranking is { } known)
            targets = [new Candidate(_subjects[^1], "ranking", Measure.Rank, 0, "RANK", known.Period ?? PeriodResolver.Resolve(_context.Period, _context.Setting, FigureStatus.Actual, stock: false), FigureStatus.Actual, Bound.Exact, _evidence, mention.Quantity.Span, "") { Scope = known.Name }];
        foreach (var rank in targets)
            _found.Add(rank with
            {
                Subject = rank.Subject, Measure = Measure.RankChange, Value = sign * mention.Quantity.Value, Unit = "PLACES", Bound = mention.Quantity.Bound,
                Figure = mention.Quantity.Span, Rule = "rank-change", OutOf = null,
            });
    }
}
