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

    /// <summary>Whether a word stands before it that makes it a part's: 汽车产业规上工业总产值, 水产品出口.</summary>
    private bool IsForeignHere(IndicatorMention indicator, int i)
    {
        if (indicator.Text(_text) is "完成投资" && _mentions.LastCue(Cue.Project, _evidence.Start, indicator.Span.Start) is not null)
            return true;
        var before = i > 0 ? _mentions[i - 1] : null;
        var start = Math.Max(_clause.Start, before?.Span.End ?? _evidence.Start);
        if (indicator.Term.Bare && _current is [{ Term: null } other] && other.Clause == _clause.Start && _clause.LastFigureEnd < 0 && !IsAllFirms(other))
            return true;
        if (before is CueMention { Cues: var cues } && (cues & (Cue.Industry | Cue.Per)) != Cue.None && indicator.Span.Start - start <= 4)
            return true;
        if (before is CueMention { Cues: Cue.Foreign } && start == indicator.Span.Start && indicator.Term.Bare)
            return true;
        if (indicator.Term.Bare && indicator.Term.Indicator.Code != "profit_total" && OfFirms(indicator))
            return true;
        if (indicator.Term.Bare && indicator.Term.Indicator.Code is "revenue_total" or "profit_total" && before is PeriodMention time && time.Span.End == indicator.Span.Start && IsUnknownName(time))
            return true;
        if (before is IndicatorMention && indicator.Term.Bare && before.Span.End == indicator.Span.Start)
            return true;
        return indicator.Term.Bare && indicator.Span.Start > start && char.IsLetter(_text[indicator.Span.Start - 1])
            && !(_context.Setting.Core is { } core && _text.AsSpan(start, indicator.Span.Start - start).EndsWith(core));
    }

    /// <summary>某某新材上半年营收: who stands before the time at the head of a clause, and is no word that we know, is a firm.</summary>
    private bool IsUnknownName(PeriodMention time)
    {
        var head = _text.AsSpan(_clause.Start, time.Span.Start - _clause.Start).Trim(' ');
        return head.Length is > 2 and < 10 && LooseLetters(_clause.Start, time.Span.Start) > 1 && !_mentions.Has<NameMention>(_clause.Start, time.Span.Start) && !head.StartsWith("我们") && !head.StartsWith("咱") && !head.StartsWith("截");
    }

    /// <summary>区内企业: the zone's firms as a whole.</summary>
    private bool IsAllFirms(Topic topic) =>
        topic.Span.Of(_text) == "企业" && (topic.Span.Start == _clause.Start || !char.IsLetter(_text[topic.Span.Start - 1]) || _text[topic.Span.Start - 1] is '区' or '内' or '园' or '类');

    /// <summary>规上工业企业实现营业收入: the firms', not the zone's as a whole.</summary>
    private bool OfFirms(IndicatorMention indicator)
    {
        if (_clause.LastFigureEnd >= 0)
            return false;
        foreach (var mention in _mentions)
            if (mention is IndicatorMention { Term.Indicator: { Stock: true, Unit: "COUNT" } } && mention.Span.Start >= _clause.Start && mention.Span.End <= indicator.Span.Start)
                return true;
        return false;
    }
}
