using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace ZoneNews.Crawling.Archive;

/// <summary>One record of a WARC 1.1 file (ISO 28500:2017).</summary>
/// <param name="Type">warcinfo, response, revisit, metadata.</param>
/// <param name="ContentType">Of the block.</param>
/// <param name="Fields">Named fields beside those that every record has.</param>
public sealed record WarcRecord(string Type, Guid Id, DateTime Date, string ContentType, byte[] Block, IReadOnlyList<(string Name, string Value)> Fields)
{
    /// <summary>Writes the record as a gzip member of its own, so that readers can start at any record.</summary>
    public async Task WriteAsync(Stream stream, CancellationToken cancel)
    {
        await using var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        await gzip.WriteAsync(Head(), cancel);
        await gzip.WriteAsync(Block, cancel);
        await gzip.WriteAsync("\r\n\r\n"u8.ToArray(), cancel);
    }

    /// <summary>The same for the same content, so that an archive written twice names its records alike.</summary>
    public static Guid IdOf(string type, string url, DateTime date) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{type}\n{url}\n{Instant(date)}")).AsSpan(0, 16));

    public static string Reference(Guid id) => $"<urn:uuid:{id:D}>";

    /// <summary>ISO 8601 in UTC, with milliseconds.</summary>
    public static string Instant(DateTime date) => date.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Digest(byte[] content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));

    private byte[] Head()
    {
        var head = new StringBuilder("WARC/1.1\r\n");
        Field(head, "WARC-Type", Type);
        Field(head, "WARC-Record-ID", Reference(Id));
        Field(head, "WARC-Date", Instant(Date));
        foreach (var (name, value) in Fields)
            Field(head, name, value);
        Field(head, "WARC-Block-Digest", Digest(Block));
        Field(head, "Content-Type", ContentType);
        Field(head, "Content-Length", Block.Length.ToString(CultureInfo.InvariantCulture));
        return Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
    }

    private static void Field(StringBuilder head, string name, string value) =>
        head.Append(name).Append(": ").Append(value.ReplaceLineEndings(" ")).Append("\r\n");
}
