using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Reads a number with unit, bounds and range at a place: 约580亿美元, 8%—10%, 百分之八点五, 四成, 三分之一, 60个以上.</summary>
internal static class QuantityReader
{
    /// <summary>The longest that ends before the number counts: 不少于 is no 少于, 不过 (merely) is no 过, and 签约40个 no 约40个.</summary>
    private static readonly PhraseTrie<string> BoundsBefore = PhraseTrie.Of(new (string Bound, string[] Words)[]
    {
        (Bound.AtLeast, ["不低于", "不少于", "不小于", "不止", "超过", "突破", "超出", "超", "逾", "至少", "多于", "大于", "高于", "过", "跨过", "迈过", "迈上", "站上", "跨上", "跃上", "破", "冲破", "达到或超过"]),
        (Bound.AtMost, ["不到", "不足", "不超过", "不高于", "不多于", "不大于", "控制在", "低于", "少于", "最多", "至多"]),
        (Bound.Approximate, ["接近", "将近", "大约", "约为", "约达", "约占", "约", "近", "大概"]),
        (Bound.Exact, ["不过", "只不过", "经过", "通过", "签约"]),
    }.SelectMany(b => b.Words.Select(w => (w, b.Bound))), backwards: true);

    private static readonly PhraseTrie<string> BoundsBehind = PhraseTrie.Of(
        [("以上", Bound.AtLeast), ("还多", Bound.AtLeast), ("出头", Bound.AtLeast), ("及以上", Bound.AtLeast), ("(含)以上", Bound.AtLeast), ("以内", Bound.AtMost), ("以下", Bound.AtMost), ("左右", Bound.Approximate), ("上下", Bound.Approximate)]);

    public static Quantity? At(string text, int at, int end, FigureLexicon lexicon)
    {
        if ((StartTable.Of(text[at]) & Start.Number) == Start.None || IsHyphen(text, at))
            return null;
        var rest = text.AsSpan(at, end - at);
        if (PerHundred(rest) is { } share)
            return Finish(text, at, at + share.Length, share.Value, "PCT", end, share.More);
        if (NumeralReader.At(rest) is not { Length: > 0 } numeral)
            return null;
        if (Fraction(rest, numeral) is { } fraction)
            return Finish(text, at, at + fraction.Length, fraction.Value, "PCT", end, false);
        var arabic = char.IsAsciiDigit(text[at]) || !char.IsLetter(text[at]);
        var after = at + numeral.Length;
        var more = numeral.More;
        (after, more) = SkipMore(text, after, end, more);
        var behind = SkipBlank(text, after, end);
        var (unit, length) = lexicon.UnitAt(text.AsSpan(behind, end - behind));
        var stop = unit is null ? after : behind + length;
        if (Range(text, at, stop, unit, end, lexicon, numeral.Value) is { } range)
            return range;
        if (unit is null)
            return Tenths(text, at, after, numeral.Value, end, more) ?? (arabic ? Finish(text, at, after, numeral.Value, null, end, more) : null);
        if (unit.Unit == "OTHER" && !arabic && length == 1)
            return null;
        if (Math.Abs(numeral.Value) > NumeralReader.Most)
            return Finish(text, at, stop, numeral.Value, "OTHER", end, more);
        return Finish(text, at, stop, numeral.Value * unit.Scale, unit.Unit, end, more);
    }

    /// <summary>The characters that a figure may begin with.</summary>
    public const string Starts = "0123456789零一二三四五六七八九十百千万亿两〇负" + Signs;

    private const string Signs = "-－−+";

    /// <summary>A sign counts before a digit, and not as the hyphen of a Latin word.</summary>
    private static bool IsHyphen(string text, int at) =>
        Signs.Contains(text[at], StringComparison.Ordinal)
        && !(at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1]) || text[at - 1] > 0x2E80));

    /// <summary>百分之…, 千分之…: per cent.</summary>
    private static (decimal Value, int Length, bool More)? PerHundred(ReadOnlySpan<char> text)
    {
        if (text[0] is not ('百' or '千' or '万'))
            return null;
        if (text.StartsWith("百分之") && NumeralReader.At(text[3..]) is { Length: > 0 } percent)
            return (percent.Value, 3 + percent.Length, percent.More);
        if ((text.StartsWith("千分之") || text.StartsWith("万分之")) && NumeralReader.At(text[3..]) is { Length: > 0 } mille)
            return (mille.Value / (text[0] == '千' ? 10 : 100), 3 + mille.Length, mille.More);
        return null;
    }

    /// <summary>三分之一: per cent.</summary>
    private static (decimal Value, int Length)? Fraction(ReadOnlySpan<char> text, NumeralReader.Numeral whole) =>
        whole.Value is > 1 and < 100 && text[whole.Length..].StartsWith("分之") && NumeralReader.At(text[(whole.Length + 2)..]) is { Length: > 0 } part
            ? (Math.Round(part.Value / whole.Value * 100m, 2), whole.Length + 2 + part.Length) : null;

    /// <summary>四成, 九成五: tenths as per cent.</summary>
    private static Quantity? Tenths(string text, int at, int after, decimal value, int end, bool more)
    {
        if (value is < 1 or > 10 || after >= end || text[after] != '成' || (after + 1 < end && text[after + 1] is '立' or '果' or '为' or '功' or '长' or '都' or '员' or '本' or '交' or '绩' or '效' or '就'))
            return null;
        var half = after + 1 < end ? text[after + 1] == '半' ? 5 : "零一二三四五六七八九".IndexOf(text[after + 1]) : -1;
        return Finish(text, at, after + (half > 0 ? 2 : 1), value * 10 + Math.Max(half, 0), "PCT", end, more);
    }

    private static Quantity? Range(string text, int at, int firstStop, UnitTerm? first, int end, FigureLexicon lexicon, decimal low)
    {
        var next = firstStop;
        while (next < end && text[next] is '—' or '-' or '–' or '~' or '～' or '－' or '至' or '到' or '―')
            next++;
        if (next == firstStop || next >= end || NumeralReader.At(text.AsSpan(next, end - next)) is not { Length: > 0, Value: <= NumeralReader.Most } high || low > NumeralReader.Most || !char.IsAsciiDigit(text[next]))
            return null;
        var behind = SkipBlank(text, next + high.Length, end);
        var (unit, length) = lexicon.UnitAt(text.AsSpan(behind, end - behind));
        if (unit is null || (first is not null && first.Unit != unit.Unit) || unit.Unit == "OTHER")
            return null;
        // 10—12亿元: the magnitude behind the second numeral holds for the first as well.
        var scaled = first is null && high.Value > 10_000 && low < 10_000 ? low * Magnitude(text.AsSpan(next, high.Length)) : low;
        var stop = behind + length;
        return new Quantity(scaled * (first ?? unit).Scale, unit.Unit, Bound.AtLeast, new TextSpan(at, firstStop), high.Value * unit.Scale, new TextSpan(next, stop), SkipBoundBehind(text, stop, end));
    }

    private static decimal Magnitude(ReadOnlySpan<char> numeral) =>
        (numeral.Contains('万') ? 10_000m : 1m) * (numeral.Contains('亿') ? 100_000_000m : 1m);

    private static (int After, bool More) SkipMore(string text, int after, int end, bool more) =>
        after < end && (text[after] is '多' or '余' || (text[after] == '+' && after + 1 < end)) ? (after + 1, true) : (after, more);

    private static int SkipBlank(string text, int at, int end)
    {
        while (at < end && text[at] == ' ')
            at++;
        return at;
    }

    private static Quantity Finish(string text, int at, int stop, decimal value, string? unit, int end, bool more)
    {
        var behind = stop;
        if (!more && behind < end && text[behind] is '多' or '余' && (behind + 1 == end || !char.IsLetter(text[behind + 1])))
            (more, behind) = (true, behind + 1);
        var (said, length) = BoundsBehind.LongestAt(text.AsSpan(behind, end - behind));
        return new Quantity(value, unit, said ?? (more ? Bound.AtLeast : BoundBefore(text, at)), new TextSpan(at, stop), End: behind + length);
    }

    private static int SkipBoundBehind(string text, int at, int end) => at + BoundsBehind.LongestAt(text.AsSpan(at, end - at)).Length;

    private static string BoundBefore(string text, int at) => BoundsBefore.LongestAt(text.AsSpan(0, at).TrimEnd(' ')).Value ?? Bound.Exact;
}
