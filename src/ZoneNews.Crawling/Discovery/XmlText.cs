using System.Text;
using System.Text.RegularExpressions;

namespace ZoneNews.Crawling.Discovery;

/// <summary>Bytes of a feed, sitemap or robots.txt to text: byte order mark, header, declaration, UTF-8 where it is valid, else GB18030.</summary>
public static partial class XmlText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes is [0, (byte)'<', ..])
            return Encoding.BigEndianUnicode.GetString(bytes);
        if (bytes is [(byte)'<', 0, ..])
            return Encoding.Unicode.GetString(bytes);
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 200)]);
        var named = Named(Charset().Match(contentType ?? "")) ?? Named(Declaration().Match(head));
        return named is { CodePage: not 65001 } ? named.GetString(bytes) : Guess(bytes);
    }

    private static string Guess(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetString(bytes);
        }
    }

    private static Encoding? Named(Match match)
    {
        if (!match.Success)
            return null;
        var name = match.Groups["name"].Value;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name is "gb2312" or "gbk" or "GB2312" or "GBK" ? "gb18030" : name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("""charset\s*=\s*["']?(?<name>[\w.:-]+)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex Charset();

    [GeneratedRegex("""<\?xml[^>]*?encoding\s*=\s*["'](?<name>[\w.:-]+)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex Declaration();
}
