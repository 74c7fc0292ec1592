using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Whether figures are facts, estimates or aims.</summary>
internal sealed partial class SentenceReader
{
    private void TakeStatus(CueMention cue, int i)
    {
        var behind = i + 1 < _mentions.Length && _mentions[i + 1].Span.Start == cue.Span.End ? _mentions[i + 1] : null;
        var stops = cue.Span.End >= _evidence.End || behind is BreakMention { Mark: '，' or '。' or '、' or '；' or '”' or ',' or ';' } || _text[cue.Span.End] is '的';
        if (cue.Is(Cue.Ask))
        {
            if (stops && cue.Span.End < _evidence.End && _text[cue.Span.End] is '，' or ',' or '：' or ':' && !Follows(cue, "按照") && !Follows(cue, "根据") && !Follows(cue, "落实"))
                (_status, _context) = (FigureStatus.Target, _context with { Asked = FigureStatus.Target });
            if (stops || !cue.Is(Cue.Target))
                return;
        }
        if (stops && cue.Is(Cue.Target) || cue.Is(Cue.Target) && _clause.Has(Cue.Goal))
            return;
        _clause = _clause with { Stated = true };
        // 预计…将达到170亿元
        if (_status == FigureStatus.Estimate && cue.Text(_text)[0] == '将')
            return;
        var behindTopic = !(cue.Is(Cue.Target) && _status == FigureStatus.Target && !_local) && _current.Length > 0 && _current[^1].Clause == _clause.Start;
        (_local, _ofFirst) = (behindTopic && _found.Count > 0, behindTopic && _found.Count == 0);
        if (cue.Text(_text).StartsWith("全年", StringComparison.Ordinal))
            _context = _context with { Period = new PeriodInForce(new PeriodExpression(PeriodShape.WholeYear), Outer(), _periodSaid) };
        _status = cue.Is(Cue.Target) ? FigureStatus.Target : cue.Is(Cue.Estimate) ? FigureStatus.Estimate : null;
    }

    private bool Follows(CueMention cue, string word)
    {
        var from = Math.Max(_clause.Start, cue.Span.Start - 16);
        return from < cue.Span.Start && _text.AsSpan(from, cue.Span.Start - from).Contains(word, StringComparison.Ordinal);
    }

    /// <summary>全年目标早已明确：…; 关于今年的打算：…: what follows to the end of the sentence is aimed at.</summary>
    private bool AnnouncesAims(BreakMention mark)
    {
        var head = _text.AsSpan(_clause.Start, mark.Span.Start - _clause.Start);
        return _status is null && _clause.LastFigureEnd < 0 && head.Length <= LongestAnnouncement && AimWords.Default.Announce(head);
    }

    private const int LongestAnnouncement = 16;

    private void TakeAims()
    {
        _status = FigureStatus.Target;
        if (!_periodSaid)
            _context = _context with { Period = new PeriodInForce(new PeriodExpression(PeriodShape.WholeYear), Outer(), _periodSaid) };
    }

    /// <summary>全年计划新签约项目80个: what is planned to be done, and no plan that is done to a part.</summary>
    private bool IsPlan(CueMention cue, int i) =>
        cue.Is(Cue.Goal) && cue.Text(_text).EndsWith("计划", StringComparison.Ordinal) && _clause.LastFigureEnd < 0 && !_clause.Has(Cue.Verb | Cue.Occupies)
        && i + 1 < _mentions.Length && _mentions[i + 1] is CueMention next && next.Span.Start == cue.Span.End && next.Is(Cue.Sign | Cue.Start | Cue.Complete | Cue.New | Cue.Verb | Cue.Growth);

    /// <summary>要过2000亿元, 要增长9%, 要签约20个: what is still to come; not 主要, 需要.</summary>
    private bool IsWanted(CueMention cue) =>
        cue.Is(Cue.Verb | Cue.Growth | Cue.To | Cue.Sign | Cue.Start | Cue.Complete | Cue.Reach) && cue.Span.Start > _clause.Start && _text[cue.Span.Start - 1] == '要'
        && (cue.Span.Start - 1 == _clause.Start || !"主重需必首纲摘概提扼简紧只不想".Contains(_text[cue.Span.Start - 2], StringComparison.Ordinal));
}
