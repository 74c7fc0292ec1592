using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Things without a code, and firms: whose figures are not the zone's.</summary>
internal sealed partial class SentenceReader
{
    /// <summary>某重点企业, 一家装备企业, 这家企业.</summary>
    private bool IsSomeFirm(CueMention cue)
    {
        var clause = _text.AsSpan(_clause.Start, cue.Span.Start - _clause.Start).TrimStart(' ');
        return cue.Text(_text).EndsWith("企业", StringComparison.Ordinal)
            && (clause.Contains('某') || clause.Contains("一家", StringComparison.Ordinal) || clause.Contains("这家", StringComparison.Ordinal) || clause.Contains("该", StringComparison.Ordinal));
    }

    /// <summary>引进某某公司, 与某某集团: a company that something is done with owns no figure behind it.</summary>
    private bool IsObject(CueMention cue, int i)
    {
        for (var n = i - 1; n >= 0 && _mentions[n].Span.Start >= _clause.Start; n--)
            if (_mentions[n] is CueMention verb && verb.Is(Cue.Sign | Cue.New | Cue.Start | Cue.Complete | Cue.Pending))
                return true;
        return cue.Span.Start > _clause.Start && _text[_clause.Start] is '与' or '同' or '为' or '对' or '向' or '赴' or '和' or '给' or '帮';
    }

    /// <summary>达产后, 该项目: a project that holds to the end of the sentence only.</summary>
    private bool IsPlant(CueMention cue) =>
        cue.Text(_text) is var word && (word[0] is '达' or '满' || word[^1] == '后' || word.Contains("项目", StringComparison.Ordinal));

    /// <summary>A thing without a code takes the place of the indicator: figures behind it are its own.</summary>
    private void TakeForeign(CueMention cue)
    {
        if (_clause.WholeFrom >= 0 && _clause.LastFigureEnd < _clause.WholeFrom)
            return;
        var own = MeantAgain(cue) ?? OwnOf(cue);
        // 税收…，只入库1.62亿元; 市外资金：实际到位262亿元: what was done with the indicator before.
        if (own is null && cue.Is(Cue.Verb) && _current is [.., { Term: not null }] && LooseLetters(_clause.Start, cue.Span.Start) == 0)
            return;
        _current = [new Topic(own, cue.Span, _clause.Start)];
        _recent.Add(_current[0]);
    }

    /// <summary>规上工业总产值…；7月当月完成产值…: the bare noun that ends the name of the last indicator means it again, where nothing else stands before it.</summary>
    private IndicatorTerm? MeantAgain(CueMention cue)
    {
        if (_clause.LastFigureEnd >= 0 || !Opens(cue.Span.Start) || LooseLetters(LastFigureBefore(cue.Span.Start), cue.Span.Start) > 1 && !GoesByTime())
            return null;
        var word = cue.Span.Of(_text);
        return (Told() ?? []).Concat(_context.Told ?? []).Concat(word.EndsWith("产值", StringComparison.Ordinal) ? _context.Ever ?? [] : []).FirstOrDefault(t => t.Indicator.Name.Length > word.Length && t.Indicator.Name.EndsWith(word, StringComparison.Ordinal));
    }

    /// <summary>规上工业企业283家，完成总产值765亿元；实现利润41.7亿元: what the firms before have; 合同外资…，实际到账…; 利税…，其中利润: a part of the zone's sum.</summary>
    private IndicatorTerm? OwnOf(CueMention cue)
    {
        if (_clause.LastFigureEnd >= 0 || _recent.Count == 0 || LooseLetters(_clause.Start, cue.Span.Start) > 0 || Excluded)
            return null;
        var word = cue.Span.Of(_text);
        if (word is "利润" && _clause.Has(Cue.OfWhich) && _recent[^1] is { Term: null } taxes && taxes.Span.Of(_text).StartsWith("利税", StringComparison.Ordinal))
            return new IndicatorTerm(_lexicon.Indicators["profit_total"], false, false);
        var owner = _recent.FindLast(t => t.Term?.Indicator.Own is not null)?.Term?.Indicator;
        return owner?.Own is { } own && own.TryGetValue(word, out var code)
            && (owner.Unit == "MONEY" ? _recent[^1].Term?.Indicator == owner : _recent.TrueForAll(t => t.Term is { } term && (term.Indicator == owner || own.Values.Contains(term.Indicator.Code))))
            ? new IndicatorTerm(_lexicon.Indicators[code], false, false) : null;
    }

    /// <summary>分月看，…：2月产值…: the sentence goes through the times of what was told.</summary>
    private bool GoesByTime() =>
        _text.AsSpan(_evidence.Start, _evidence.Length).StartsWithAny("分月", "分季", "从月度", "从各月", "逐月", "逐季");

    private int LastFigureBefore(int place)
    {
        var from = _evidence.Start;
        foreach (var mention in _mentions)
            if (mention is QuantityMention && mention.Span.End <= place)
                from = mention.Span.End;
        return from;
    }

    /// <summary>The indicators that the sentence has named, the last one first.</summary>
    private IndicatorTerm[]? Told()
    {
        var (told, count) = (_recent.Count == 0 ? [] : new IndicatorTerm[_recent.Count], 0);
        for (var i = _recent.Count - 1; i >= 0; i--)
            if (_recent[i].Term is { } term)
                told[count++] = term;
        return count == 0 ? null : told[..count];
    }

    /// <summary>Whether the clause opens with a time, or goes on in an aside, and says nothing else before a place.</summary>
    private bool Opens(int place) =>
        (_base is not null || _mentions.Has<PeriodMention>(_clause.Start, place)) && LooseLetters(_clause.Start, place) == 0 && !_mentions.Has<NameMention>(_clause.Start, place)
        && _mentions.LastCue(Cue.Foreign | Cue.Industry | Cue.Company | Cue.Project | Cue.New, _clause.Start, place) is null;
}
