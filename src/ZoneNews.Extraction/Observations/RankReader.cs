using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Reads a place at a place of the text: 第43位, 第一, 首位, 前35位, 三十强. 第一产业 and 第一时间 are none.</summary>
internal static class RankReader
{
    private static readonly string[] Firsts = ["首位", "榜首", "之首", "首席"];

    /// <summary>The characters that a place may begin with: those of 第, 前, 首 and the numerals of 三十强.</summary>
    public const string Starts = "第前首榜之0123456789一二三四五六七八九十百千两";

    public static RankMention? At(string text, int at, int end)
    {
        var rest = text.AsSpan(at, end - at);
        return text[at] switch
        {
            '第' => Ordinal(rest, at),
            '前' => Front(rest, at),
            '首' or '榜' or '之' => First(rest, at),
            _ => Strong(text, at, rest),
        };
    }

    private static RankMention? Ordinal(ReadOnlySpan<char> text, int at)
    {
        if (NumeralReader.At(text[1..]) is not { Length: > 0, Value: > 0 and < 10_000 } numeral || numeral.Value != Math.Floor(numeral.Value))
            return null;
        var length = 1 + numeral.Length;
        foreach (var word in (ReadOnlySpan<string>)["位次", "位", "名次", "名"])
            if (text[length..].StartsWith(word))
                return new RankMention(new TextSpan(at, at + length + word.Length), (int)numeral.Value, false);
        return length == text.Length || EndsRank(text[length..]) ? new RankMention(new TextSpan(at, at + length), (int)numeral.Value, false) : null;
    }

    private static bool EndsRank(ReadOnlySpan<char> rest) =>
        !char.IsLetterOrDigit(rest[0]) || rest[0] is '和' or '及' or '与' or '且' or '并' or '升' or '降' || (rest[0] is '到' or '至') && rest.Length > 1 && rest[1] is '第' || rest[0] is '跃' or '掉' or '冲' or '爬' or '追' or '退' or '滑' or '落' or '跌' or '晋' || rest.StartsWith("上升") || rest.StartsWith("前移") || rest.StartsWith("提升") || rest.StartsWith("下降") || rest.StartsWith("下滑")
        || rest.StartsWith("的位置") || rest.StartsWith("的好成绩");

    private static RankMention? Front(ReadOnlySpan<char> text, int at)
    {
        var skip = text.Length > 1 && text[1] is '第' ? 2 : 1;
        if (NumeralReader.At(text[skip..]) is not { Length: > 0, Value: > 0 and < 10_000 } numeral)
            return null;
        var length = skip + numeral.Length;
        foreach (var word in (ReadOnlySpan<string>)["位", "名", "强", "甲"])
            if (text[length..].StartsWith(word))
                return new RankMention(new TextSpan(at, at + length + 1), (int)numeral.Value, true);
        return length < text.Length && !EndsRank(text[length..]) ? null : numeral.Value <= 100 && length == text.Length ? new RankMention(new TextSpan(at, at + length), (int)numeral.Value, true)
            : length < text.Length && !char.IsLetterOrDigit(text[length]) && text[length] is not '%' ? new RankMention(new TextSpan(at, at + length), (int)numeral.Value, true) : null;
    }

    private static RankMention? First(ReadOnlySpan<char> text, int at)
    {
        foreach (var word in Firsts)
            if (text.StartsWith(word))
                return new RankMention(new TextSpan(at, at + word.Length), 1, false);
        return null;
    }

    /// <summary>So many characters a number below 10,000 may have: 一千二百三十四.</summary>
    private const int LongestBeforeStrong = 10;

    /// <summary>30强, 三十强, 百强 at the end of a phrase.</summary>
    private static RankMention? Strong(string whole, int at, ReadOnlySpan<char> text)
    {
        if (at > 0 && (char.IsAsciiDigit(whole[at - 1]) || whole[at - 1] == '.') || !text[..Math.Min(text.Length, LongestBeforeStrong)].Contains('强') || NumeralReader.At(text) is not { Length: > 0, Value: > 1 and < 10_000 } numeral)
            return null;
        var length = numeral.Length;
        return length < text.Length && text[length] == '强' && (length + 1 == text.Length || text[length + 1] != '”' && EndsRank(text[(length + 1)..]) || text[(length + 1)..].StartsWith("行列"))
            ? new RankMention(new TextSpan(at, at + length + 1), (int)numeral.Value, true)
            : null;
    }
}
