using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Among whom a place was taken.</summary>
internal sealed partial class SentenceReader
{
    /// <summary>在全国217家国家级经开区中排名第19位: the peers before the verb, where nothing else says in what.</summary>
    private string? GroupBefore(int place) =>
        _mentions.LastOrDefault(m => m is NameMention { Name.Kind: NameKind.Group } && m.Span.Start >= _clause.Start && m.Span.End < place && _text[m.Span.End] is '中' or '里' or '内') is { } group ? group.Span.Of(_text) : null;

    /// <summary>The list, or some of its peers: a class of them, a part of the country, a province of a national list.</summary>
    private static string Within(string list, string peers, bool repeated)
    {
        var national = list.Contains("国家", StringComparison.Ordinal) || list.Contains("全国", StringComparison.Ordinal) || list.Contains("中国", StringComparison.Ordinal);
        var narrower = peers.Length is > 1 and < 16 && (peers[^1] is '组' or '类' || peers.Contains("类开发区", StringComparison.Ordinal) || peers.Contains("类园区", StringComparison.Ordinal)
            || national && (peers.StartsWith("全省", StringComparison.Ordinal) || peers.StartsWith("全市", StringComparison.Ordinal) || peers.Contains('部') && peers.IndexOf('部') <= 2));
        return repeated && peers.Length > 0 ? $"{list}({Kind(peers)})" : narrower ? $"{list}({peers})" : list;
    }

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
            if (mention is CueMention cue && cue.Is(Cue.RankVerb | Cue.Reach | Cue.Respectively | Cue.Head) && cue.Span.Start >= _clause.Start || mention is BreakMention mark && !IsWithinName(mark) || mention is PeriodMention && mention.Span.Start >= _clause.Start || mention is RankMention)
                from = Math.Max(from, mention.Span.End);
        }
        if (from <= _clause.Start && !_clause.Has(Cue.RankVerb) && !_clause.Has(Cue.Reach))
            return Array.Find(_mentions, m => m is NameMention && m.Span.End == place && m.Span.Start >= _clause.Start) is NameMention bare ? Counted(bare.Span.Of(_text)) : ("", null);
        if (from >= place && Among(place) is { Length: > 0 } among)
            return Counted(among);
        var verb = VerbBefore(place);
        foreach (var region in Words.Peers)
            if (from >= place && _text.AsSpan(_clause.Start, Math.Max(0, verb - _clause.Start)).EndsWith(region))
                return (region[1..], null);
        var text = _text[Math.Min(from, place)..place].TrimStart(' ', '的', '在', '于', '了').TrimEnd(' ', '的', '在', '于', '中', '了', '各', '和', '及');
        int? size = null;
        foreach (var mention in _mentions.Within(_clause.Start, place))
            size = (mention as NameMention)?.Name.Size ?? size;
        size ??= Counted(text).Size;
        if (size is null)
            foreach (var mention in _mentions.Within(from, place))
                size = mention is QuantityMention { Quantity: { Unit: "COUNT", Value: var count } } ? (int)count : size;
        return (text.Length > 24 ? "" : text, size);
    }

    /// <summary>各区（市）, 各县（市、区）.</summary>
    private bool IsWithinName(BreakMention mark)
    {
        var open = _text.LastIndexOf('（', mark.Span.Start, mark.Span.Start - _evidence.Start + 1);
        var close = open < 0 ? -1 : _text.IndexOf('）', open);
        return open > _evidence.Start && close >= mark.Span.Start && close - open <= 4 && _text[open - 1] is '区' or '县' or '市';
    }

    /// <summary>在12家开发区中，某区居第1位; 一类园区里: the peers that the sentence named last.</summary>
    private string? Among(int place)
    {
        for (var at = place - 1; at > _evidence.Start + 2; at--)
        {
            if (_text[at] is not ('中' or '里' or '内') || _text[at - 1] is not ('区' or '园' or '县' or '市' or '城' or '省' or '州' or '组' or '类') || _text[at + 1] is '部' or '心' or '国' or '等' or '小')
                continue;
            var from = _text.AsSpan(_evidence.Start, at - _evidence.Start).LastIndexOfAny(PeerStarts) + _evidence.Start + 1;
            return at - from is > 1 and < 25 ? _text[from..at].Replace("参评的", "", StringComparison.Ordinal).Replace("参加考核的", "", StringComparison.Ordinal) : null;
        }
        return null;
    }

    private static readonly System.Buffers.SearchValues<char> PeerStarts = System.Buffers.SearchValues.Create("在，,；;：:。”");

    /// <summary>全省119家经开区: 119, and 全省经开区 without it; 五大开发区 is a name that keeps its count.</summary>
    private static (string Text, int? Size) Counted(string peers)
    {
        for (var at = 0; at + 1 < peers.Length; at++)
            if (NumeralReader.At(peers.AsSpan(at)) is { Length: > 0, Value: > 1 and < 10_000 } number && at + number.Length < peers.Length && peers[at + number.Length] is '大' or '个' or '家')
                return (peers[at + number.Length] == '大' ? peers : peers[..at] + peers[(at + number.Length + 1)..], (int)number.Value);
        return (peers, null);
    }
}
