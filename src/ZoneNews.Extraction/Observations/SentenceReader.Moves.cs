using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Places won and lost.</summary>
internal sealed partial class SentenceReader
{
    /// <summary>“技术创新”后退5位，列第79位: the field that the move before was in.</summary>
    private (string?, Period?)? MovedIn(RankMention rank) =>
        _moved is { } moved && moved.Subject == _subjects[^1] && LooseLetters(_clause.Start, rank.Span.Start) == 0 && !_mentions.Within(_clause.Start, rank.Span.Start).Any(static m => m is NameMention or IndicatorMention)
            ? (moved.Scope, moved.Period) : null;

    /// <summary>前移6位, 提升5个名次, 后退两位.</summary>
    private void TakePlaces(QuantityMention mention)
    {
        var move = _mentions.LastCue(Cue.RankUp | Cue.RankDown, _clause.Start, mention.Span.Start);
        var moves = move is null ? 0 : _mentions.Within(move.Span.End, mention.Span.Start).Count(static m => m is QuantityMention { Quantity.Unit: "PLACES" });
        if (move is null || Excluded || mention.Span.Start - move.Span.End > 2 && (moves == 0 || _clause.Respectively is null))
            return;
        var sign = move.Is(Cue.RankDown) ? -1 : 1;
        var targets = _clause.Respectively == "均" ? _ranks.Where(r => r.Subject == _subjects[^1]).ToList()
            : _clause.Respectively is not null && _ranks.Count > 1 ? _ranks.TakeLast(RestOfClause(Array.IndexOf(_mentions, move)).Count(static m => m is QuantityMention { Quantity.Unit: "PLACES" })).Skip(moves).Take(1).ToList()
            : [.. _ranks.Where(r => r.Subject == _subjects[^1]).TakeLast(1)];
        if (targets.Count == 0 && _ranks.LastOrDefault() is { } other && _context.Ranking is { } list && other.Scope == list.Name)
            targets = [other with { Subject = _subjects[^1], OutOf = null }];
        if (targets.Count == 0 && (RankingBefore(mention.Span.Start) ?? _context.Ranking) is { } known && !IsOfFirms(known))
            targets = [new Candidate(_subjects[^1], "ranking", Measure.Rank, 0, "RANK", known.Period ?? PeriodResolver.Resolve(_context.Period, _context.Setting, FigureStatus.Actual, stock: false), FigureStatus.Actual, Bound.Exact, _evidence, mention.Quantity.Span, "") { Scope = known.Name }];
        if (QuotedFields(_clause.Start, move.Span.Start) is [.., var part] && !targets.Exists(t => t.Scope == part))
            targets = [new Candidate(_subjects[^1], "ranking", Measure.Rank, 0, "RANK", _ranks.LastOrDefault()?.Period ?? _context.Ranking?.Period, FigureStatus.Actual, Bound.Exact, _evidence, mention.Quantity.Span, "") { Scope = part }];
        _moved = targets is [var only] ? only : null;
        foreach (var rank in targets)
            _found.Add(rank with
            {
                Subject = rank.Subject,
                Measure = Measure.RankChange,
                Status = _status == FigureStatus.Target ? FigureStatus.Target : rank.Status,
                Value = sign * mention.Quantity.Value,
                Unit = "PLACES",
                Bound = mention.Quantity.Bound,
                Figure = mention.Quantity.Span,
                Rule = "rank-change",
                OutOf = null,
            });
    }

    /// <summary>由第8位升至第5位: the place that the clause began with; the next is in the same field.</summary>
    private Candidate? RisenFrom() => _ranks.LastOrDefault() is { } last && last.Figure.Start >= _clause.Start && last.Subject == _subjects[^1] ? last : null;

    /// <summary>Of when the first place is: as said; the year before the ranking's for 上年, and where nothing is said of a yearly one.</summary>
    private Period? BeforeTheRise(Period? period)
    {
        var lastYear = _fromTo.From is null or { Expression: { Offset: -1, Shape: PeriodShape.Year } };
        return lastYear && period is { IsYear: true } year ? Period.Year(year.ToYear - 1)
            : PeriodResolver.Resolve(_fromTo.From, _context.Setting, FigureStatus.Actual, stock: true) ?? period;
    }

    /// <summary>由第9位升至第6位; 从第196位，一路攀升到第62位: whether the next place is where the turn ends.</summary>
    private bool Rises(int i)
    {
        if (i + 2 < _mentions.Length && _mentions[i + 1] is BreakMention { Mark: '，' or ',' } mark && _mentions[i + 2].Span.Start - mark.Span.End <= 2)
            i++;
        return TurnsTo(i);
    }

    private bool TurnsTo(int i) => i + 1 < _mentions.Length && _mentions[i + 1] is CueMention cue && (cue.Is(Cue.To | Cue.RankVerb) || cue.Text(_text) is "到" or "至" && i + 2 < _mentions.Length && _mentions[i + 2] is RankMention);
}
