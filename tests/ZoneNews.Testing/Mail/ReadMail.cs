using System.Text;

namespace ZoneNews.Testing.Mail;

/// <summary>A letter taken apart as a mail program does, by no code of the product.</summary>
/// <param name="Headers">By lower-case name, unfolded, encoded words decoded (RFC 2047).</param>
/// <param name="Parts">Decoded texts by media type.</param>
public sealed record ReadMail(IReadOnlyDictionary<string, string> Headers, IReadOnlyDictionary<string, string> Parts)
{
    public static ReadMail Of(string bytes)
    {
        var (headers, body) = Split(bytes);
        return new ReadMail(headers.ToDictionary(h => h.Key, h => Decoded(h.Value)), Bodies(headers, body).ToDictionary(b => b.Type, b => b.Text));
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string entity)
    {
        var end = entity.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = entity[..end].Replace("\r\n ", " ", StringComparison.Ordinal).Replace("\r\n\t", " ", StringComparison.Ordinal).Split("\r\n");
        return (lines.Where(l => l.Length > 0).ToDictionary(l => l[..l.IndexOf(':', StringComparison.Ordinal)].ToLowerInvariant(), l => l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()), entity[(end + 4)..]);
    }

    private static IEnumerable<(string Type, string Text)> Bodies(Dictionary<string, string> headers, string body)
    {
        var type = headers.GetValueOrDefault("content-type", "text/plain");
        if (!type.StartsWith("multipart/", StringComparison.Ordinal))
            return [(type.Split(';')[0], Text(headers, body))];
        var boundary = "--" + type.Split("boundary=")[1].Trim('"').Split(';')[0].Trim('"');
        return body.Split(boundary)[1..^1].SelectMany(part =>
        {
            var (inner, text) = Split(part.StartsWith("\r\n", StringComparison.Ordinal) ? part[2..] : part);
            return Bodies(inner, text);
        });
    }

    private static string Text(Dictionary<string, string> headers, string body) =>
        headers.GetValueOrDefault("content-transfer-encoding") == "base64" ? Encoding.UTF8.GetString(Convert.FromBase64String(body.Trim())) : body;

    // Blanks between two encoded words are none of the text.
    private static string Decoded(string value)
    {
        var text = new StringBuilder();
        var bytes = new List<byte>();
        foreach (var word in value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (word.StartsWith("=?utf-8?B?", StringComparison.OrdinalIgnoreCase) && word.EndsWith("?=", StringComparison.Ordinal))
                bytes.AddRange(Convert.FromBase64String(word[10..^2]));
            else
                text.Append(text.Length > 0 ? " " : "").Append(word);
        return text + Encoding.UTF8.GetString([.. bytes]);
    }
}
