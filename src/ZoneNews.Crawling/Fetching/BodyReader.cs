using System.IO.Compression;
using System.Net.Http;

namespace ZoneNews.Crawling.Fetching;

/// <summary>A body that was broken off on purpose; the message is a clause.</summary>
public sealed class BodyLimitException : IOException
{
    /// <summary>It is the size that was too much, not the time.</summary>
    public bool TooLarge { get; init; }

    public BodyLimitException()
    {
    }

    public BodyLimitException(string message)
        : base(message)
    {
    }

    public BodyLimitException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>Bodies within limits: size before and after decompression, and speed.</summary>
internal static class BodyReader
{
    private const int Chunk = 32 * 1024;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public static async Task<byte[]> ReadAsync(HttpContent content, CrawlOptions options, TimeProvider time, CancellationToken cancel)
    {
        if (content.Headers.ContentLength > options.MaxBytes)
            throw new BodyLimitException($"the page is larger than {options.MaxBytes >> 20} MB") { TooLarge = true };
        var stream = await content.ReadAsStreamAsync(cancel);
        var body = await DrainAsync(stream, options, time, cancel);
        foreach (var encoding in content.Headers.ContentEncoding.Reverse())
            body = Decompress(body, encoding.Trim().ToLowerInvariant(), options.MaxBytes);
        return body;
    }

    /// <summary>Undoes one content coding; an unknown one is left as it is.</summary>
    public static byte[] Decompress(byte[] body, string encoding, int maxBytes)
    {
        if (body.Length == 0)
            return body;
        using var source = new MemoryStream(body);
        using Stream? unpacked = encoding switch
        {
            "gzip" or "x-gzip" => new GZipStream(source, CompressionMode.Decompress),
            "br" => new BrotliStream(source, CompressionMode.Decompress),
            // The standard's deflate has a zlib head; some servers leave it out.
            "deflate" when (body[0] & 0x0f) == 8 => new ZLibStream(source, CompressionMode.Decompress),
            "deflate" => new DeflateStream(source, CompressionMode.Decompress),
            _ => null,
        };
        if (unpacked is null)
            return body;
        using var result = new MemoryStream();
        var chunk = new byte[Chunk];
        int read;
        while ((read = unpacked.Read(chunk)) > 0)
        {
            if (result.Length + read > maxBytes)
                throw new BodyLimitException($"the page unpacks to more than {maxBytes >> 20} MB") { TooLarge = true };
            result.Write(chunk, 0, read);
        }
        return result.ToArray();
    }

    private static async Task<byte[]> DrainAsync(Stream stream, CrawlOptions options, TimeProvider time, CancellationToken cancel)
    {
        using var result = new MemoryStream();
        var chunk = new byte[Chunk];
        var started = time.GetTimestamp();
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        while (true)
        {
            silence.CancelAfter(options.ResponseTimeout);
            var read = await stream.ReadAsync(chunk, silence.Token);
            if (read == 0)
                return result.ToArray();
            if (result.Length + read > options.MaxBytes)
                throw new BodyLimitException($"the page is larger than {options.MaxBytes >> 20} MB") { TooLarge = true };
            result.Write(chunk, 0, read);
            var elapsed = time.GetElapsedTime(started);
            if (elapsed > Grace && result.Length < elapsed.TotalSeconds * options.MinBytesPerSecond)
                throw new BodyLimitException($"the page comes slower than {options.MinBytesPerSecond} bytes a second");
        }
    }
}
