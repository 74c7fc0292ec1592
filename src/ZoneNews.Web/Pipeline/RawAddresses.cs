using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Connections;

namespace ZoneNews.Web.Pipeline;

/// <summary>
/// Programs send a Chinese address as it was typed, with its octets not escaped. HTTP knows no such request line (RFC 9112, 3) and the server
/// closes without a word: so who opens a connection with one is sent on to the same address, escaped (RFC 3986, 2.5).
/// </summary>
public static class RawAddresses
{
    private const int LongestLine = 8 * 1024;

    // The server's own limits begin when it reads: a connection that says nothing is left to them.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static ConnectionDelegate Middleware(ConnectionDelegate next) => async connection =>
    {
        if (await RawAsync(connection) is { } address)
            await connection.Transport.Output.WriteAsync(Answer(address), connection.ConnectionClosed);
        else
            await next(connection);
    };

    /// <summary>The escaped address where the first request has a raw one; else null, and nothing was taken from the connection.</summary>
    private static async Task<string?> RawAsync(ConnectionContext connection)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        patience.CancelAfter(Patience);
        var input = connection.Transport.Input;
        try
        {
            while (true)
            {
                var read = await input.ReadAsync(patience.Token);
                var buffer = read.Buffer;
                var line = Line(buffer);
                var address = line is null ? null : Escaped(line);
                var settled = line is not null || read.IsCompleted || buffer.Length > LongestLine || !LooksLikeText(buffer);
                input.AdvanceTo(address is null ? buffer.Start : buffer.End, settled && address is null ? buffer.Start : buffer.End);
                if (settled)
                    return address;
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>The address of a request line with its octets above ASCII escaped; null where it has none, or is no line of a request.</summary>
    internal static string? Escaped(ReadOnlySpan<byte> line)
    {
        var (first, last) = (line.IndexOf((byte)' '), line.LastIndexOf((byte)' '));
        if (first <= 0 || last <= first + 1 || line[first + 1] != '/' || line[(first + 1)..last].IndexOfAnyInRange((byte)0x80, (byte)0xff) < 0)
            return null;
        var address = new StringBuilder();
        foreach (var octet in line[(first + 1)..last])
            if (octet is > 0x20 and < 0x7f)
                address.Append((char)octet);
            else
                address.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        // Two slashes at the start would lead to another host.
        return "/" + address.ToString().TrimStart('/', '\\');
    }

    private static byte[]? Line(ReadOnlySequence<byte> buffer) =>
        buffer.PositionOf((byte)'\n') is { } end && buffer.Slice(0, end) is { Length: <= LongestLine } line ? line.ToArray().AsSpan().TrimEnd((byte)'\r').ToArray() : null;

    // A method's letters; a connection with TLS begins with 0x16.
    private static bool LooksLikeText(ReadOnlySequence<byte> buffer) => buffer.IsEmpty || char.IsAsciiLetterUpper((char)buffer.FirstSpan[0]);

    private static byte[] Answer(string address) => Encoding.ASCII.GetBytes(
        $"HTTP/1.1 308 Permanent Redirect\r\nLocation: {address}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}
