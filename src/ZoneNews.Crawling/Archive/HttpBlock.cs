using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using ZoneNews.Data.Entities;

namespace ZoneNews.Crawling.Archive;

/// <summary>A kept answer as the HTTP message that a WARC record holds. Pure.</summary>
public static class HttpBlock
{
    // The body was kept unpacked: what told how it was packed on its way would now be wrong.
    private static readonly HashSet<string> Wrapping = new(StringComparer.OrdinalIgnoreCase) { "Content-Encoding", "Content-Length", "Transfer-Encoding", "Trailer" };

    /// <summary>Status line, headers as received, body; headers of the transfer stand with <c>X-Archive-Orig-</c> before their names.</summary>
    public static byte[] Response(Fetch fetch, byte[] body) => [.. Head(fetch, body.Length), .. body];

    /// <summary>The same without its body.</summary>
    public static byte[] Head(Fetch fetch, int length)
    {
        var head = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {fetch.HttpStatus} {ReasonPhrases.GetReasonPhrase(fetch.HttpStatus)}\r\n"));
        foreach (var line in fetch.Headers.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                head.Append(Wrapping.Contains(line[..colon]) ? "X-Archive-Orig-" : "").Append(line).Append("\r\n");
        }
        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n\r\n");
        // Octets of headers were read as Latin-1 and go back as they came.
        return Encoding.Latin1.GetBytes(head.ToString());
    }
}
