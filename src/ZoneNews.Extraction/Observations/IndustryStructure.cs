using System.Buffers;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>三次产业结构2.2:37.6:60.2: the shares of the three industries in the product.</summary>
internal static class IndustryStructure
{
    private static readonly SearchValues<string> Words = SearchValues.Create(
        ["产业结构", "三产结构", "产业比例", "产业增加值比例", "产业占比", "产业比重", "三产比例", "产业增加值结构"], StringComparison.Ordinal);

    private static readonly SearchValues<char> Colons = SearchValues.Create(":：∶﹕");

    private static readonly string[] Codes = ["primary_value_added", "secondary_value_added", "service_value_added"];

    /// <param name="YearBefore">由上年的…调整为: the structure of the year before.</param>
    /// <param name="Year">2010年的…: said right before it.</param>
    internal sealed record Share(string Indicator, decimal Value, TextSpan Figure, bool YearBefore = false, int? Year = null);

    /// <summary>
    /// The shares of the last ratio of a sentence that names the structure, of the one that it changed from, and of all that say their year; none where there is
    /// no ratio that adds up to a hundred.
    /// </summary>
    public static IReadOnlyList<Share> Read(string text, TextSpan sentence)
    {
        var span = text.AsSpan(sentence.Start, sentence.Length);
        if (!span.ContainsAny(Colons) || !span.ContainsAny(Words))
            return [];
        var codes = span.Contains("二、三产业", StringComparison.Ordinal) || span.Contains("二三产业", StringComparison.Ordinal) ? Codes[1..] : Codes;
        var ratios = new List<List<Share>>();
        for (var at = 0; at < span.Length; at++)
            if (char.IsAsciiDigit(span[at]) && (at == 0 || !char.IsAsciiDigit(span[at - 1]) && span[at - 1] is not ('.' or ':' or '：' or '∶')) && Ratio(span[at..], sentence.Start + at, codes) is { Count: > 0 } ratio)
                ratios.Add(ratio);
        if (ratios is [var first, var second] && span[..(first[0].Figure.Start - sentence.Start)].LastIndexOf("由上年") >= 0)
            return [.. first.Select(s => s with { YearBefore = true }), .. second];
        for (var n = 0; n < ratios.Count; n++)
            if (YearBefore(span[..(ratios[n][0].Figure.Start - sentence.Start)]) is { } year)
                ratios[n] = [.. ratios[n].Select(s => s with { Year = year })];
        return ratios.Count > 1 && ratios.Exists(r => r[0].Year is not null) ? [.. ratios.SelectMany(r => r)] : ratios.Count > 0 ? ratios[^1] : [];
    }

    /// <summary>由2010年的, 与2010年的, 2010年: the year that words end with.</summary>
    private static int? YearBefore(ReadOnlySpan<char> words)
    {
        words = words.TrimEnd("的为 ");
        return words is [.., '1' or '2', _, _, _, '年'] && int.TryParse(words[^5..^1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year) ? year : null;
    }

    private static List<Share> Ratio(ReadOnlySpan<char> text, int start, string[] codes)
    {
        var (shares, at) = (new List<Share>(), 0);
        foreach (var code in codes)
        {
            if (NumeralReader.At(text[at..]) is not { Length: > 0, Value: >= 0 and < 100 } part)
                return [];
            shares.Add(new Share(code, part.Value, new TextSpan(start + at, start + at + part.Length)));
            at += part.Length;
            if (shares.Count < codes.Length && (at >= text.Length || !Colons.Contains(text[at++])))
                return [];
        }
        return shares.Sum(s => s.Value) is > 98 and < 102 || codes.Length == 2 && shares.Sum(s => s.Value) is > 50 and <= 100 ? shares : [];
    }
}
