using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace ZoneNews.Extraction.Html;

/// <summary>Finds the encoding of a page: byte order mark, the bytes themselves, and only then what header and page declare.</summary>
internal static partial class Charsets
{
    private const int Prescan = 4096;

    private const int EverydaySample = 200_000;

    private const double Utf8Enough = 0.97;

    private const double Certain = 0.2;

    /// <summary>Chinese characters that no longer text does without, in both scripts: they tell Big5 from GB18030.</summary>
    private const string Frequent = "的一是不了在有人我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手主全区业经市工新建项目這國個說們為時過學對後麼沒於還發當開區業經項";

    /// <summary>The encoding of <paramref name="bytes"/>; <paramref name="trusted"/> goes before all, a byte order mark alone excepted.</summary>
    public static Encoding Detect(ReadOnlySpan<byte> bytes, string? contentType, string? trusted)
    {
        if (Mark(bytes) is { } marked)
            return marked;
        if (Find(trusted) is { } known)
            return known;
        var declared = Find(FromHeader(contentType)) ?? Find(FromMeta(bytes));
        if (declared is UnicodeEncoding || LooksLikeUtf16(bytes))
            return LooksLikeUtf16(bytes) ? Utf16(bytes) : Encoding.UTF8;
        return Utf8Quality(bytes) switch
        {
            null => declared ?? Encoding.UTF8,
            > Utf8Enough => Encoding.UTF8,
            var quality => DoubleByte(bytes, FromMeta(bytes), contentType, quality.Value),
        };
    }

    /// <summary>All that speaks for an encoding, in the order in which it is believed, and which of it decided.</summary>
    public static IReadOnlyList<TraceOption> Options(ReadOnlySpan<byte> bytes, string? contentType, string? trusted)
    {
        var chosen = Detect(bytes, contentType, trusted);
        var sample = bytes[..Math.Min(bytes.Length, EverydaySample)];
        var (mark, quality) = (Mark(bytes), Utf8Quality(bytes));
        var (header, meta) = (FromHeader(contentType), FromMeta(bytes));
        List<(string From, Encoding? Encoding, string Value, double? Score, string Note)> all =
        [
            ("byte order mark", mark, mark is null ? "none" : Name(mark), null, "believed before all else"),
            ("the source's setting", Find(trusted), trusted ?? "none", null, "believed before header, page and bytes"),
            ("well-formed UTF-8", quality > Utf8Enough ? Encoding.UTF8 : null, "utf-8", quality, "share of the bytes above ASCII in well-formed sequences; more than 0.97 is UTF-8 whatever is declared"),
            ("zero bytes", LooksLikeUtf16(bytes) ? Utf16(bytes) : null, LooksLikeUtf16(bytes) ? "utf-16" : "few", null, "a quarter of the first bytes is zero in UTF-16"),
            ("everyday characters", Gb18030, "gb18030", Everyday(Gb18030.GetString(sample)), "share of the characters that no Chinese text does without"),
            ("everyday characters", Big5, "big5", Everyday(Big5.GetString(sample)), "share of the characters that no Chinese text does without"),
            ("header", Find(header), header ?? "none", null, "a tie-break; believed alone only where all bytes are ASCII"),
            ("meta tag", Find(meta), meta ?? "none", null, "a tie-break; believed alone only where all bytes are ASCII"),
        ];
        var winner = all.FindIndex(o => o.Encoding is not null && Name(o.Encoding) == Name(chosen));
        return [.. all.Select((o, i) => new TraceOption(o.From, o.Value, o.Score, i == winner, o.Note)),
            .. winner < 0 ? [new TraceOption("default", Name(chosen), null, true, "nothing says otherwise")] : Array.Empty<TraceOption>()];
    }

    /// <summary>An encoding's name as pages are described by it: utf-8, gb18030, big5, utf-16.</summary>
    public static string Name(Encoding encoding) => encoding is UnicodeEncoding ? "utf-16" : encoding.WebName.ToLowerInvariant();

    /// <summary>An encoding by its label as servers write it, with lost bytes shown as U+FFFD; null where unknown.</summary>
    public static Encoding? Find(string? label)
    {
        if (string.IsNullOrWhiteSpace(label))
            return null;
        return label.Trim().Trim('"', '\'').ToLowerInvariant() switch
        {
            "utf-8" or "utf8" => Encoding.UTF8,
            "gb2312" or "gbk" or "gb18030" or "gb_2312-80" or "x-gbk" or "cp936" or "hz-gb-2312" => Gb18030,
            "big5" or "big5-hkscs" or "x-x-big5" or "cp950" => Big5,
            "utf-16" or "utf-16le" => Encoding.Unicode,
            "utf-16be" => Encoding.BigEndianUnicode,
            _ => null,
        };
    }

    public static Encoding Gb18030 { get; } = CodePage(54936);

    public static Encoding Big5 { get; } = CodePage(950);

    private static Encoding CodePage(int number) => CodePagesEncodingProvider.Instance.GetEncoding(
        number, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;

    private static Encoding? Mark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static string? FromHeader(string? contentType) =>
        contentType is not null && CharsetPattern().Match(contentType) is { Success: true } match ? match.Groups["charset"].Value : null;

    private static string? FromMeta(ReadOnlySpan<byte> bytes) =>
        CharsetPattern().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Prescan)])) is { Success: true } match
            ? match.Groups["charset"].Value : null;

    [GeneratedRegex("""charset\s*=\s*["']?\s*(?<charset>[A-Za-z0-9_-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 60000)]
    private static partial Regex CharsetPattern();

    private static bool LooksLikeUtf16(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 512)];
        return head.Length >= 64 && head.Count((byte)0) * 4 > head.Length;
    }

    private static UnicodeEncoding Utf16(ReadOnlySpan<byte> bytes) => new(bigEndian: bytes[0] == 0, byteOrderMark: false);

    /// <summary>Share of the bytes above ASCII that stand in well-formed UTF-8 sequences; null without any.</summary>
    private static double? Utf8Quality(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return bytes.ContainsAnyExceptInRange((byte)0, (byte)0x7F) ? 1 : null;
        int good = 0, bad = 0;
        for (var rest = bytes; ;)
        {
            var next = rest.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (next < 0)
                return good + bad == 0 ? null : (double)good / (good + bad);
            rest = rest[next..];
            var status = Rune.DecodeFromUtf8(rest, out _, out var length);
            if (status == System.Buffers.OperationStatus.Done)
                good += length;
            else if (status == System.Buffers.OperationStatus.InvalidData)
                bad += length;
            rest = rest[Math.Max(1, length)..];
        }
    }

    // Header and page may both lie: the two families are told apart by how many everyday characters they give.
    private static Encoding DoubleByte(ReadOnlySpan<byte> bytes, string? meta, string? contentType, double utf8)
    {
        var declared = Find(meta) ?? Find(FromHeader(contentType));
        var sample = bytes[..Math.Min(bytes.Length, EverydaySample)];
        var gb = Everyday(Gb18030.GetString(sample));
        // So many everyday characters come from no other encoding.
        if (gb > Certain && utf8 <= 0.8 && !Equals(declared, Big5))
            return Gb18030;
        var big5 = Everyday(Big5.GetString(sample));
        if (utf8 > 0.8 && utf8 > Math.Max(gb, big5))
            return Encoding.UTF8;
        var favour = Equals(declared, Big5) ? 0.75 : 1.5;
        return big5 > gb * favour ? Big5 : Gb18030;
    }

    private static double Everyday(string text)
    {
        int frequent = 0, wide = 0;
        foreach (var c in text)
            if (c >= '\u2E80')
            {
                wide++;
                if (FrequentSet.Contains(c))
                    frequent++;
            }
        return wide == 0 ? 0 : (double)frequent / wide;
    }

    private static readonly System.Collections.Frozen.FrozenSet<char> FrequentSet =
        System.Collections.Frozen.FrozenSet.ToFrozenSet(Frequent);
}
