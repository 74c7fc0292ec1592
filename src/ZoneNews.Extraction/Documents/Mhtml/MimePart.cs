using System.Text;
using System.Text.RegularExpressions;

namespace ZoneNews.Extraction.Documents.Mhtml;

/// <summary>A part of a message (RFC 2045): its head by lower-case name, unfolded, and its body still encoded.</summary>
internal sealed partial record MimePart(IReadOnlyDictionary<string, string> Head, ReadOnlyMemory<byte> Body)
{
    private const int LongestHead = 64 * 1024;
    private const int MostParts = 2000;

    /// <summary>text/html, multipart/related …</summary>
    public string Type => (Head.GetValueOrDefault("content-type") ?? "text/plain").Split(';')[0].Trim().ToLowerInvariant();

    public string? ContentType => Head.GetValueOrDefault("content-type");

    /// <summary>A parameter of the Content-Type: boundary, start, charset.</summary>
    public string? Parameter(string name)
    {
        foreach (Match match in ParameterPattern().Matches(ContentType ?? ""))
            if (match.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))
                return match.Groups["quoted"].Success ? match.Groups["quoted"].Value : match.Groups["plain"].Value;
        return null;
    }

    public static MimePart Read(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = 0;
        string? last = null;
        while (at < span.Length && at < LongestHead)
        {
            var end = span[at..].IndexOf((byte)'\n') is >= 0 and var n ? at + n : span.Length;
            var line = Encoding.UTF8.GetString(span[at..end]).TrimEnd('\r');
            at = Math.Min(end + 1, span.Length);
            if (line.Length == 0)
            {
                // Empty lines before the head are no end of it.
                if (last is not null)
                    break;
                continue;
            }
            if (line[0] is ' ' or '\t' && last is not null)
                head[last] += " " + line.Trim();
            else if (line.IndexOf(':') is > 0 and var colon)
                head.TryAdd(last = line[..colon].Trim('\uFEFF', ' ').ToLowerInvariant(), line[(colon + 1)..].Trim());
        }
        return new MimePart(head, bytes[at..]);
    }

    /// <summary>The parts between the boundaries; a last one that is broken off counts.</summary>
    public IEnumerable<MimePart> Parts()
    {
        if (Parameter("boundary") is not { Length: > 0 } name)
            yield break;
        var boundary = Encoding.UTF8.GetBytes("--" + name);
        var start = LineThatBegins(boundary, 0);
        for (var count = 0; start >= 0 && count < MostParts; count++)
        {
            var after = start + boundary.Length;
            if (Body.Span[after..].StartsWith("--"u8))
                yield break;
            var line = Body.Span[after..].IndexOf((byte)'\n');
            if (line < 0)
                yield break;
            var next = LineThatBegins(boundary, after + line);
            yield return Read(Body[(after + line + 1)..(next < 0 ? Body.Length : Math.Max(next, after + line + 1))]);
            start = next;
        }
    }

    private int LineThatBegins(byte[] boundary, int from)
    {
        for (var at = from; Body.Span[at..].IndexOf(boundary) is >= 0 and var found; at += found + 1)
            if (at + found == 0 || Body.Span[at + found - 1] == '\n')
                return at + found;
        return -1;
    }

    /// <summary>The body as it was before its transfer encoding; at most <paramref name="limit"/> bytes.</summary>
    public byte[] Decode(int limit) => Head.GetValueOrDefault("content-transfer-encoding")?.Trim().ToLowerInvariant() switch
    {
        "base64" => FromBase64(Body.Span[..Math.Min(Body.Length, limit / 3 * 4)]),
        "quoted-printable" => FromQuotedPrintable(Body.Span[..Math.Min(Body.Length, limit)]),
        _ => Body[..Math.Min(Body.Length, limit)].ToArray(),
    };

    // Signs that are none of the alphabet are passed over (RFC 2045, 6.8), and so is what is left of a group that was broken off.
    private static byte[] FromBase64(ReadOnlySpan<byte> text)
    {
        var bytes = new List<byte>(text.Length * 3 / 4);
        var (bits, count) = (0, 0);
        foreach (var c in text)
        {
            var value = c switch
            {
                >= (byte)'A' and <= (byte)'Z' => c - 'A',
                >= (byte)'a' and <= (byte)'z' => c - 'a' + 26,
                >= (byte)'0' and <= (byte)'9' => c - '0' + 52,
                (byte)'+' => 62,
                (byte)'/' => 63,
                _ => -1,
            };
            if (c == '=')
                break;
            if (value < 0)
                continue;
            bits = (bits << 6) | value;
            if ((count += 6) >= 8)
                bytes.Add((byte)(bits >> (count -= 8)));
            bits &= 0xFFF;
        }
        return [.. bytes];
    }

    private static byte[] FromQuotedPrintable(ReadOnlySpan<byte> text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=')
            {
                bytes.Add(text[i]);
                continue;
            }
            // = at the end of a line is a soft break: the line goes on.
            var end = i + 1;
            while (end < text.Length && text[end] is (byte)' ' or (byte)'\t')
                end++;
            if (end < text.Length && text[end] == '\r')
                end++;
            if (end >= text.Length || text[end] == '\n')
            {
                i = end;
                continue;
            }
            if (i + 2 < text.Length && Hex(text[i + 1]) is >= 0 and var high && Hex(text[i + 2]) is >= 0 and var low)
            {
                bytes.Add((byte)((high << 4) | low));
                i += 2;
            }
            else
            {
                bytes.Add(text[i]);
            }
        }
        return [.. bytes];
    }

    private static int Hex(byte c) => char.IsAsciiHexDigit((char)c) ? Convert.ToInt32(((char)c).ToString(), 16) : -1;

    [GeneratedRegex("""[;\s](?<name>[A-Za-z-]+)\s*=\s*(?:"(?<quoted>[^"]*)"|(?<plain>[^\s;"]+))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex ParameterPattern();
}
