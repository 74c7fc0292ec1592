using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Whose figures follow.</summary>
internal sealed partial class SentenceReader
{
    private readonly List<Subject> _named = [];
    private int _cleanFrom;

    /// <summary>两区分别, 三家开发区增速分别: the zones that were named side by side before.</summary>
    private void TakeListed(CueMention cue)
    {
        TakeSectors(cue);
        TakeQuarters(cue);
        if (_recent.Count == 0 && _context.Told is { Length: > 1 } told && IsBoth(_text.AsSpan(_clause.Start, cue.Span.Start - _clause.Start)))
            _recent.AddRange(told.Take(2).Reverse().Select(t => new Topic(t, new TextSpan(_clause.Start, _clause.Start), _clause.Start)));
        if (_context.Listed is not { Length: > 1 and < 10 } listed || _named.Count > 0)
            return;
        var head = _text.AsSpan(_clause.Start, cue.Span.Start - _clause.Start);
        var at = head.IndexOf(listed.Length == 2 ? '两' : "零一二三四五六七八九"[listed.Length]);
        if (at >= 0 && head[(at + 1)..Math.Min(head.Length, at + 9)].IndexOfAny("区园家者") >= 0)
        {
            (_subjects, _subjectNamed, _cleanFrom) = (listed, true, cue.Span.Start);
            if (!Array.Exists(_current, t => t.Clause == _clause.Start))
                _clause = _clause with { Start = cue.Span.Start };
        }
    }

    /// <summary>一、二、三产业增加值分别为: three indicators in three letters.</summary>
    private void TakeSectors(CueMention cue)
    {
        var head = _text.AsSpan(_evidence.Start, cue.Span.Start - _evidence.Start).TrimEnd(' ');
        if (!head.EndsWith("三产业增加值") && !head.EndsWith("三产业") && !head.EndsWith("三次产业增加值") && !head.EndsWith("三产增加值"))
            return;
        var phrase = head[Math.Max(0, head.Length - 16)..];
        if (!phrase.EndsWith("三次产业增加值") && (!phrase.Contains('一') || !phrase.Contains('二')))
            return;
        _current = [.. Sectors.Select(code => new Topic(new IndicatorTerm(_lexicon.Indicators[code], false, false), cue.Span, _clause.Start))];
        _recent.AddRange(_current);
    }

    /// <summary>四个季度分别为: the four quarters of the year that is spoken of.</summary>
    private void TakeQuarters(CueMention cue)
    {
        if (_text.AsSpan(_clause.Start, cue.Span.Start - _clause.Start).Contains("四个季度", StringComparison.Ordinal) && Outer() is { IsYears: false } year)
            _times = [.. Enumerable.Range(0, 4).Select(q => new PeriodInForce(new PeriodExpression(PeriodShape.Months, year.ToYear, From: q * 3 + 1, To: q * 3 + 3), null, true))];
    }

    private static readonly string[] Sectors = ["primary_value_added", "secondary_value_added", "service_value_added"];

    /// <summary>二者分别达到: the two indicators of the sentence before.</summary>
    private static bool IsBoth(ReadOnlySpan<char> head) => head.EndsWith("二者") || head.EndsWith("两者") || head.EndsWith("两项");

    private void TakeName(NameMention name, int i)
    {
        if (SubjectOf(name.Name) is not { } subject || !Governs(name, i))
            return;
        var joined = _subjectNamed && i > 1 && _mentions[i - 1] is BreakMention { Mark: '、' } && _mentions[i - 2] is NameMention && _clause.LastFigureEnd < 0;
        if (IsAlias(name, i, subject))
            return;
        if (name.Name.Kind is NameKind.Zone or NameKind.Group && !_named.Contains(subject))
            _named.Add(subject);
        _subjects = joined ? [.. _subjects, subject] : [subject];
        (_company, _plant, _subjectNamed) = (false, false, true);
        _context = _context with { Subject = subject };
    }

    /// <summary>无锡高新区（新吴区）: the district is the zone's other name.</summary>
    private bool IsAlias(NameMention name, int i, Subject subject) =>
        subject.Kind == SubjectKind.Zone && name.Name.Kind == NameKind.Division
        || name.Name.Kind == NameKind.Division && i > 1 && _mentions[i - 1] is BreakMention { Mark: '（' or '(' } && _mentions[i - 2] is NameMention { Name.Kind: NameKind.Zone };

    private Subject? SubjectOf(Name name)
    {
        var (setting, place) = (_context.Setting, _context.Setting.Place);
        return name.Kind switch
        {
            NameKind.Zone => new Subject(name.Official, SubjectKind.Zone),
            NameKind.Division when setting.Aliases.TryGetValue(name.Official, out var zone) => new Subject(zone, SubjectKind.Zone),
            NameKind.Division => new Subject(name.Official, SubjectKind.Division),
            NameKind.Group => place.NameOf(name.Official) is { } group ? new Subject(group, SubjectKind.Group) : null,
            NameKind.ThisZone when setting.Local.TryGetValue(name.Official, out var local) => new Subject(local, SubjectKind.Zone),
            NameKind.ThisZone => _context.Subject is { Kind: SubjectKind.Zone } ? _context.Subject : setting.Main ?? _context.Subject,
            NameKind.ThisCity => Region(place.CityOf(name.Official)),
            NameKind.ThisCounty => Region(place.County),
            NameKind.ThisProvince => Region(place.Province),
            NameKind.Nation => new Subject("全国", SubjectKind.Division),
            NameKind.Former or NameKind.Latter => (_named.Count == 2 ? [.. _named] : _context.Listed) is [var former, var latter] ? name.Kind == NameKind.Former ? former : latter : null,
            _ => null,
        };
    }

    private static Subject? Region(string? name) => name is null ? null : new Subject(name, SubjectKind.Division);

    /// <summary>Whether the name is what the clause is about, and no measure of comparison, place or part of another name.</summary>
    private bool Governs(NameMention name, int i)
    {
        if (_clause.WholeFrom >= 0 && _clause.LastFigureEnd < _clause.WholeFrom || _clause.Difference || IsComparison(name, i))
            return false;
        var before = i > 0 ? _mentions[i - 1] : null;
        if (before is CueMention cue && cue.Is(Cue.RankVerb | Cue.Reach | Cue.Occupies) && name.Span.Start - cue.Span.End <= 1)
            return false;
        if (name.Name.Kind is not NameKind.Zone && (_clause.Has(Cue.RankVerb) || i + 1 < _mentions.Length && _mentions[i + 1] is RankMention rank && rank.Span.Start - name.Span.End <= 1))
            return false;
        // 某省有6个国家级园区入围: what the region has.
        if (name.Name.Kind == NameKind.Group && _subjectNamed && _mentions.LastCue(Cue.StockVerb, _clause.Start, name.Span.Start) is { } has && LooseLetters(has.Span.End, name.Span.Start) == 0 && _text[has.Span.End - 1] == '有')
            return false;
        if (name.Name.Kind == NameKind.Group && i + 1 < _mentions.Length && _mentions[i + 1] is CueMention head && head.Is(Cue.Head) && head.Span.Start - name.Span.End <= 4 && (_context.Setting.Main is not null || Rest(i).Any(static m => m is RankMention)))
            return false;
        return name.Name.Kind switch
        {
            NameKind.Zone => true,
            NameKind.Former or NameKind.Latter => name.Span.Start == _clause.Start,
            NameKind.ThisZone => name.Span.Start == _clause.Start || !char.IsLetter(_text[name.Span.Start - 1]) || before?.Span.End == name.Span.Start || name.Name.Official == "我区" && _text[name.Span.Start - 1] is '中' or '里' or '内',
            NameKind.Group when _context.Setting.Main is null && name.Span.Start == _clause.Start => true,
            NameKind.Division => AtHead(name, i) && (IsFollowed(name, i) || IsActor(name) || IsRanked(name, i)),
            _ => AtHead(name, i) && IsFollowed(name, i),
        };
    }

    /// <summary>在百强榜中,昆山市位居第一: the region itself has a place in the ranking that was named.</summary>
    private bool IsRanked(NameMention name, int i) =>
        i + 1 < _mentions.Length && _mentions[i + 1] is CueMention cue && cue.Is(Cue.RankVerb) && cue.Span.Start == name.Span.End && RankingBefore(name.Span.Start) is not null;

    /// <summary>比全国、全省、全市分别高: all names of the list.</summary>
    private bool IsComparison(NameMention name, int i)
    {
        while (i > 1 && _mentions[i - 1] is BreakMention { Lists: true } && _mentions[i - 2] is NameMention { Name.Kind: not NameKind.Zone })
            i -= 2;
        var first = _mentions[i] is NameMention head ? head : name;
        return first.Span.Start > _evidence.Start && _text[first.Span.Start - 1] is '比' or '较' or '占' or '赴' or '与' or '距' or '向' or '给';
    }

    private bool AtHead(NameMention name, int i) =>
        _text.AsSpan(_clause.Start, name.Span.Start - _clause.Start).Trim(' ') is "" or "从"
        || i > 0 && _mentions[i - 1].Span.End >= name.Span.Start - 1 && _mentions[i - 1] is PeriodMention or BreakMention or QuantityMention { Quantity.Unit: "COUNT" } or NameMention { Name.Kind: NameKind.Division } or CueMention { Cues: Cue.Estimate or Cue.Done or Cue.From or Cue.Target };

    /// <summary>某市来深举行推介会: the region itself acts, and not one of its offices, firms or people.</summary>
    private bool IsActor(NameMention name)
    {
        var behind = _text.AsSpan(name.Span.End, Math.Min(8, _evidence.End - name.Span.End));
        return behind.Length > 2 && behind.IndexOfAny(Acts) is >= 0 and <= 2 && behind.IndexOfAny(Offices) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> Acts = System.Buffers.SearchValues.Create("来赴举召把将坚大持全积以紧聚加深");

    private static readonly System.Buffers.SearchValues<char> Offices = System.Buffers.SearchValues.Create("委政府局厅院校司团企业长书记领导部办会区园镇街");

    private bool IsFollowed(NameMention name, int i)
    {
        if (i + 1 >= _mentions.Length)
            return false;
        // 全省层面，; 从全市看，
        foreach (var turn in (ReadOnlySpan<string>)["层面", "来看", "看", "方面", "中"])
            if (_text.AsSpan(name.Span.End).StartsWith(turn) && _text.Length > name.Span.End + turn.Length && _text[name.Span.End + turn.Length] is '，' or ',')
                return true;
        var gap = _mentions[i + 1].Span.Start - name.Span.End;
        return _mentions[i + 1] switch
        {
            IndicatorMention or PeriodMention => gap <= 1,
            QuantityMention => gap == 0,
            BreakMention { Mark: '、' } => gap == 0 && i + 2 < _mentions.Length && _mentions[i + 2] is NameMention { Name.Kind: NameKind.Division },
            BreakMention { Mark: '，' or ',' or '：' or ':' or '（' or '(' } => gap == 0,
            CueMention cue => (gap == 0 || gap == 1 && _text[name.Span.End] is '可' or '将' or '共' or '已' or '累' or '合' or '要') && (cue.Is(Cue.Verb | Cue.Estimate | Cue.Target | Cue.StockVerb | Cue.Filler | Cue.Done | Cue.Growth | Cue.Decline)
                || cue.Is(Cue.Sign | Cue.Start | Cue.Complete | Cue.Respectively | Cue.Each)),
            _ => false,
        };
    }
}
