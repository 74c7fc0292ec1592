using System.Globalization;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>The rankings that a text names, and the fields in which places were taken.</summary>
internal sealed partial class SentenceReader
{
    private static RankingWords Words => RankingWords.Default;

    /// <summary>In what the place was taken: the indicator, a part of a ranking in quotes, or the thing that was counted.</summary>
    private string? FieldBefore(int place)
    {
        var verb = VerbBefore(place);
        if (QuotedFields(_clause.Start, verb) is { Count: > 0 } quoted)
            return quoted.Count == _run.Count ? quoted[_run.Index] : quoted[^1];
        var loose = Field(Loose(_clause.Start, verb).Replace("分别", "", StringComparison.Ordinal));
        foreach (var peers in Words.Peers)
            loose = loose.EndsWith(peers, StringComparison.Ordinal) ? loose[..^peers.Length] : loose;
        if (_current is [{ Term: not null } topic, ..] && (topic.Clause == _clause.Start || loose.Length < 2 || Words.IsMeasure(loose)))
            return IndicatorField(FieldTopic(), verb);
        if (IsField(loose))
            return loose;
        return _current is [{ Term: null } foreign, ..] ? ForeignField(foreign) : null;
    }

    /// <summary>Where 列, 位居 and the like begin; not the 升 of “产业升级”.</summary>
    private int VerbBefore(int place)
    {
        var from = Math.Max(_clause.Start, _text.LastIndexOf('”', place - 1, place - _clause.Start));
        return _mentions.LastCue(Cue.RankVerb | Cue.Reach, from, place)?.Span.Start ?? place;
    }

    /// <summary>专用车行业位居全国第二: the place of a trade or a firm, and not the zone's.</summary>
    private bool IsOfOthers(int place) =>
        Field(Loose(_clause.Start, VerbBefore(place))) is { Length: > 1 } loose && Words.NamesOthers(loose);

    /// <summary>Not 连续四年, 依次, 以一位之差, and not the trade or the firm whose place it is.</summary>
    private static bool IsField(string loose) =>
        loose.Length is > 1 and < 20 && loose[^1] != '次' && !loose.Any(char.IsAsciiDigit) && loose[0] is not ('从' or '由' or '以' or '则') && !Array.Exists(Words.NotFields, a => loose.StartsWith(a, StringComparison.Ordinal))
        && !Words.NamesOthers(loose);

    /// <summary>两项增速分别居第2位、第1位: one of the indicators before for each place.</summary>
    private Topic FieldTopic() =>
        _run.Count > 1 && _recent.Count >= _run.Count && _text.IndexOf('项', _clause.Start, Math.Min(6, _text.Length - _clause.Start)) > 0 && _current.Length < _run.Count
            ? _recent[_recent.Count - _run.Count + _run.Index] : _current.Length == _run.Count ? _current[_run.Index] : _current[^1];

    /// <summary>在19个国家级新区中综合实力: the field stands behind its peers.</summary>
    private static string Field(string loose)
    {
        foreach (var mark in Words.Among)
            if (loose.LastIndexOf(mark, StringComparison.Ordinal) is var at and >= 0 && at + mark.Length < loose.Length)
                return loose[(at + mark.Length)..];
        return loose.EndsWith("排名", StringComparison.Ordinal) && loose.Length > 3 ? loose[..^2] : loose;
    }

    /// <summary>“科技创新”列第16位: the part of a ranking that stands in quotes before the verb.</summary>
    private List<string> QuotedFields(int from, int to)
    {
        var fields = new List<string>();
        for (var open = _text.IndexOf('“', from, Math.Max(0, to - from)); open >= 0; open = _text.IndexOf('“', open + 1, to - open - 1))
            if (_text.IndexOf('”', open, to - open) is var close && close - open is > 2 and < 17)
                fields.Add(_text[(open + 1)..close]);
        return fields;
    }

    /// <summary>总量首次超过某区，居第二; 总量、增幅分别居: what the words behind the last figure say of in what the place was taken, in their order.</summary>
    private List<string> MeasuresBetween(int from, int to)
    {
        foreach (var mention in _mentions.Within(from, to))
            from = mention is QuantityMention { Quantity.Unit: not "COUNT" } or RankMention ? mention.Span.End : from;
        var said = new List<string>();
        for (var at = from; at + 1 < to; at++)
            if (_text.AsSpan(at, 2) is var word && (word is "增速" or "增幅" || word is "总量" or "规模" && _text[at + 2] != '以'))
                said.Add(word is "增速" or "增幅" ? "增速" : "总量");
        return said;
    }

    private string IndicatorField(Topic topic, int verb)
    {
        var name = topic.Span.Length > 0 ? topic.Span.Of(_text) : topic.Term!.Indicator.Name;
        if (topic.Term!.Intensity)
            return name;
        var said = MeasuresBetween(topic.Span.End, verb);
        if (said.Count > 0)
            return name + (said.Count == _run.Count ? said[_run.Index] : said[^1]);
        var last = _found.LastOrDefault(f => f.Indicator == topic.Term.Indicator.Code);
        return last switch
        {
            { Measure: Measure.Share, Scope: { } whole } => $"{name}占{whole}比重",
            { Measure: Measure.Growth or Measure.GrowthAverage } => name + "增速",
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
        foreach (var mention in _mentions.Within(from, to))
            at = mention is NameMention or PeriodMention or BreakMention ? mention.Span.End : at;
        var text = _text[Math.Min(at, to)..to].Trim(' ', '在', '的', '中', '虽', '均', '也', '仍', '都', '已', '将', '力', '争').TrimEnd('由');
        return text.EndsWith("增速", StringComparison.Ordinal) || text.Length > 1 ? text : "";
    }

    /// <summary>The words that names of rankings end with, the last one before a place first.</summary>
    private IEnumerable<CueMention> HeadsBefore(int place)
    {
        for (var head = _mentions.LastCue(Cue.Head, _evidence.Start, place); head is not null; head = _mentions.LastCue(Cue.Head, _evidence.Start, head.Span.Start))
            yield return head;
    }

    /// <summary>The ranking that the sentence has named last before a place.</summary>
    private Ranking? RankingBefore(int place)
    {
        foreach (var head in HeadsBefore(place))
        {
            if (_mentions.Has<IndicatorMention>(head.Span.End + 1, place) || head.Span.End <= _clause.Start && QuotedFields(_clause.Start, place).Count > 0)
                return null;
            if (head.Span.End == place && head.Text(_text) is "排名")
                continue;
            if (RankingAt(head) is { } ranking)
                return ranking;
        }
        return null;
    }

    /// <summary>…综合评价中，某区“产业升级”列第3位: the ranking whose part the clause speaks of.</summary>
    private Ranking? RankingNamed()
    {
        foreach (var head in HeadsBefore(_clause.Start))
            if (RankingAt(head) is { } ranking)
                return ranking;
        return null;
    }

    private Ranking? RankingAt(CueMention head)
    {
        if (IsVerb(head))
            return null;
        var from = _evidence.Start;
        Period? period = null;
        foreach (var mention in _mentions)
        {
            if (mention.Span.Start >= head.Span.Start)
                break;
            if (mention is BreakMention { Mark: '“' or '”' } quote && IsInName(quote, from, head))
                continue;
            if (mention is BreakMention or NameMention { Name.Kind: NameKind.Zone } || mention is RankMention || mention is CueMention cue && cue.Is(Cue.RankVerb | Cue.Reach | Cue.From | Cue.Respectively | Cue.OfWhich | Cue.Target | Cue.Estimate) && !cue.Is(Cue.Head))
                (from, period) = (mention.Span.End, null);
            if (mention is PeriodMention said && said.Period.Shape is PeriodShape.Year or PeriodShape.Months)
                (from, period) = (said.Span.End, PeriodResolver.Resolve(new PeriodInForce(said.Period, null, false), _context.Setting, FigureStatus.Actual, stock: true));
        }
        // 国家高新区评价（2017年度）: the year of the ranking.
        if (period is null && PeriodInBrackets(head.Span.End) is { } bracketed)
            period = PeriodResolver.Resolve(bracketed, _context.Setting, FigureStatus.Actual, stock: true);
        var name = _text[Math.Min(from, head.Span.Start)..head.Span.End];
        foreach (var word in Words.Announced)
            if (name.LastIndexOf(word, StringComparison.Ordinal) is var at and >= 0 && at + word.Length < name.Length - 1)
                name = name[(at + word.Length)..];
        if (name.Length > 4 && int.TryParse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1980 and < 2100)
            (name, period) = (name[4..].TrimStart('年', '度'), Period.Year(year));
        name = name.Trim(' ', '的', '“', '”', '《', '》');
        if (_context.Ranking is not null && (IsQuotedPart(head) || IsListedPart(head)))
            return null;
        if (name.EndsWith("排名", StringComparison.Ordinal) && (Words.IsMeasure(name[..^2]) || Words.IsTotal(name[..^2])))
            return null;
        if (name.EndsWith("中排名", StringComparison.Ordinal) || name.EndsWith("里排名", StringComparison.Ordinal))
            return null;
        if (PartOf(name) is { } own)
            return new Ranking(own, period ?? _context.Ranking?.Period, null);
        if (name is "单项排名" or "单项指标排名" or "分项排名" or "单项评价" or "单项考核" && from > 0 && QuotedBefore(from) is { } part)
            return new Ranking(part, period ?? _context.Ranking?.Period, null);
        if (name.Length < 3 || Words.IsTotal(name) || name[0] is '另' or '该' or '这' or '本' or '同' or '此' || head.Text(_text).SequenceEqual(name) && _context.Ranking is not null)
            return Again(period);
        return new Ranking(name, period, null);
    }

    /// <summary>对外贸易排名第29位: 排名 right before a place is what happened, and no name.</summary>
    private bool IsVerb(CueMention head)
    {
        foreach (var mention in _mentions)
            if (mention is RankMention && (mention.Span.Start == head.Span.End || Array.Exists(_mentions, m => m is NameMention { Name.Kind: not NameKind.Zone } && m.Span.Start == head.Span.End && m.Span.End == mention.Span.Start)))
                return head.Text(_text) is "排名";
        return false;
    }

    /// <summary>2024年考核中, 同一考评: the ranking that was named before, of the year that is said now.</summary>
    private Ranking? Again(Period? period)
    {
        _headPeriod = period ?? _headPeriod;
        return _context.Ranking is { } known && period is not null ? known with { Period = period } : null;
    }

    /// <summary>The ranking that a headline names.</summary>
    public static Ranking? Announced(string title, Mention[] mentions, Context context, FigureLexicon lexicon) =>
        mentions.LastCue(Cue.Head, 0, title.Length) is { } head
            ? new SentenceReader(title, new TextSpan(0, title.Length), mentions, context, lexicon).RankingAt(head)
            : null;

    /// <summary>全省开发区“亩均论英雄”综合评价: quotation marks within a name, and not around it.</summary>
    private bool IsInName(BreakMention quote, int from, CueMention head)
    {
        var (open, close) = quote.Mark == '“'
            ? (quote.Span.Start, _text.IndexOf('”', quote.Span.Start, head.Span.Start - quote.Span.Start))
            : (_text.LastIndexOf('“', quote.Span.Start, quote.Span.Start - _evidence.Start), quote.Span.Start);
        return open > from && close > open && close < head.Span.Start && head.Span.Start - close <= 8
            && char.IsLetter(_text[open - 1]) && _text[open - 1] is not ('在' or '于' or '选' or '列' or '的' or '获' or '为');
    }

    /// <summary>“开放创新和国际竞争力”: a part of the ranking that is spoken of, and no other ranking.</summary>
    private bool IsQuotedPart(CueMention head) =>
        _text.LastIndexOf('“', head.Span.Start, head.Span.Start - _evidence.Start + 1) is >= 0 and var open && _text.IndexOf('”', open) == head.Span.End
        && head.Text(_text) is var word && (word[^1] == '力' || word.EndsWith("指数", StringComparison.Ordinal));

    /// <summary>从分项指标看，…，开放创新和国际竞争力由第72位上升至第49位: parts that the sentence goes through.</summary>
    private bool IsListedPart(CueMention head) =>
        head.Text(_text)[^1] == '力' && _text.AsSpan(_evidence.Start, head.Span.Start - _evidence.Start).HoldsAny(Words.PartLists);

    /// <summary>科技创新单项排名: the part is what stands before.</summary>
    private static string? PartOf(string name)
    {
        foreach (var tail in Words.PartTails)
            if (name.EndsWith(tail, StringComparison.Ordinal) && name.Length > tail.Length + 1 && name[^(tail.Length + 1)] is not ('”' or '的'))
                return name[..^tail.Length];
        return null;
    }

    /// <summary>A ranking that is announced without a place: 公布综合评价结果,全省共有143家参评.</summary>
    private void NoteRanking()
    {
        if (_ranks.Count > 0 || _mentions.LastCue(Cue.Head, _evidence.Start, _evidence.End) is not { } head || RankingAt(head) is not { } ranking || Array.Exists(Words.PartLists, p => ranking.Name.StartsWith(p, StringComparison.Ordinal)))
            return;
        var announced = _text.AsSpan(_evidence.Start, _evidence.Length);
        if (!(head.Span.End < _evidence.End && _text[head.Span.End] is '中' or '里') && !announced.Contains("结果", StringComparison.Ordinal) && !announced.Contains("公布", StringComparison.Ordinal) && !announced.Contains("发布", StringComparison.Ordinal))
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
        for (var n = i + 1; n < _mentions.Length && _mentions[n] is not BreakMention { PartsClauses: true }; n++)
            if (_mentions[n] is CueMention cue && cue.Is(Cue.Head))
                return Rest(n).Any(static m => m is RankMention);
            else if (_mentions[n] is IndicatorMention or QuantityMention)
                return false;
        return false;
    }
}
