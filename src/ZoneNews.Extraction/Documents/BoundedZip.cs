using System.IO.Compression;
using System.Runtime.InteropServices;

namespace ZoneNews.Extraction.Documents;

/// <summary>The wanted files of an archive, unpacked, or the code of the reason why not.</summary>
internal sealed record ZipParts(IReadOnlyDictionary<string, byte[]> Files, string? Rejected)
{
    public static ZipParts Reject(string reason) => new(new Dictionary<string, byte[]>(), reason);
}

/// <summary>Unpacks archives within limits: what an entry says of its size is not believed, what comes out of it is counted.</summary>
internal static class BoundedZip
{
    public const int MaxEntries = 10_000;
    public const int MaxFile = 32 * 1024 * 1024;
    public const int MaxTotal = 96 * 1024 * 1024;

    /// <summary>Deflate makes 1032 times less at most; text of documents comes to 20 or 30.</summary>
    private const int MaxRatio = 300;
    private const int RatioCountsFrom = 4 * 1024 * 1024;
    private const int Chunk = 64 * 1024;

    /// <param name="wanted">Names of the entries to unpack; the others are left as they are.</param>
    public static ZipParts Unpack(ReadOnlyMemory<byte> bytes, Func<string, bool> wanted)
    {
        try
        {
            using var archive = new ZipArchive(StreamOf(bytes), ZipArchiveMode.Read);
            return archive.Entries.Count > MaxEntries ? ZipParts.Reject(DocumentReasons.TooLarge) : Unpack(archive, wanted);
        }
        // What the archive's reader throws on files that are broken, encrypted or packed by a method that it does not know.
        catch (Exception problem) when (problem is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            return ZipParts.Reject(DocumentReasons.Broken);
        }
    }

    public static MemoryStream StreamOf(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array) ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false) : new MemoryStream(bytes.ToArray(), writable: false);

    private static ZipParts Unpack(ZipArchive archive, Func<string, bool> wanted)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        long total = 0;
        foreach (var entry in archive.Entries)
        {
            if (!wanted(entry.FullName))
                continue;
            if (Unpack(entry) is not { } file || (total += file.Length) > MaxTotal)
                return ZipParts.Reject(DocumentReasons.TooLarge);
            files.TryAdd(entry.FullName, file);
        }
        return new ZipParts(files, null);
    }

    // Null for a file that is too large, or that grows as no text does.
    private static byte[]? Unpack(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var file = new MemoryStream();
        var chunk = new byte[Chunk];
        int read;
        while ((read = stream.Read(chunk)) > 0)
        {
            file.Write(chunk, 0, read);
            if (file.Length > MaxFile || file.Length > RatioCountsFrom && file.Length > entry.CompressedLength * MaxRatio)
                return null;
        }
        return file.ToArray();
    }
}
