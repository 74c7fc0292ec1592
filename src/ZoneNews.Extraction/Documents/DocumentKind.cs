using System.Buffers.Binary;
using System.Text;

namespace ZoneNews.Extraction.Documents;

/// <summary>What a file is by its bytes; <see cref="None"/> is read as a page.</summary>
public enum DocumentKind
{
    None,
    Mhtml,
    Pdf,
    Docx,
    Xlsx,
    Xls,

    /// <summary>A zip file, or one of OLE, that holds none of the above.</summary>
    Other,

    /// <summary>Word's format before 2007.</summary>
    OldWord,

    /// <summary>An Office file behind a password.</summary>
    Locked,
}

/// <summary>Tells documents apart by their first bytes, whatever server and ending say.</summary>
public static class DocumentKinds
{
    private const int PdfHead = 1024;
    private const int MimeHead = 8192;

    private static readonly (string Name, DocumentKind Kind)[] OleStreams =
        [("EncryptedPackage", DocumentKind.Locked), ("Workbook", DocumentKind.Xls), ("Book", DocumentKind.Xls), ("WordDocument", DocumentKind.OldWord)];

    public static DocumentKind Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes[..Math.Min(bytes.Length, PdfHead)].IndexOf("%PDF-"u8) >= 0)
            return DocumentKind.Pdf;
        if (bytes.StartsWith("PK\u0003\u0004"u8))
            return OfZip(bytes);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return OfOle(bytes);
        return IsMime(bytes) ? DocumentKind.Mhtml : DocumentKind.None;
    }

    /// <summary>Whether a Content-Type says that it is a document of the kinds that are read.</summary>
    public static bool IsClaimed(string? contentType) => contentType?.Split(';')[0].Trim().ToLowerInvariant() is
        "application/pdf" or "application/msword" or "application/vnd.ms-excel" or "multipart/related" or "message/rfc822"
        or "application/vnd.openxmlformats-officedocument.wordprocessingml.document" or "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Whether it begins as mark-up does: many an .xls and .doc is a page that programs of offices open.</summary>
    public static bool IsMarkup(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.TrimStart((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n']);
        return text.Length > 0 && text[0] == '<';
    }

    // The names of a zip file's entries stand as they are in its local headers and in its directory.
    private static DocumentKind OfZip(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("word/"u8) >= 0 ? DocumentKind.Docx
        : bytes.IndexOf("xl/"u8) >= 0 ? DocumentKind.Xlsx
        : DocumentKind.Other;

    // Directory entries of 128 bytes begin with their name in UTF-16 (MS-CFB 2.6.1); the length of the name tells Book from Workbook.
    private static DocumentKind OfOle(ReadOnlySpan<byte> bytes)
    {
        foreach (var (name, kind) in OleStreams)
        {
            var wanted = Encoding.Unicode.GetBytes(name + "\0");
            for (var rest = bytes; rest.IndexOf(wanted) is >= 0 and var at; rest = rest[(at + 1)..])
                if (at + 66 <= rest.Length && BinaryPrimitives.ReadUInt16LittleEndian(rest[(at + 64)..]) == wanted.Length)
                    return kind;
        }
        return DocumentKind.Other;
    }

    // RFC 2557: a message whose head, before the first empty line, says that it has related parts.
    private static bool IsMime(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MimeHead)]).TrimStart('\u00EF', '\u00BB', '\u00BF', '\r', '\n');
        var first = text.AsSpan(0, Math.Max(0, text.AsSpan().IndexOfAny('\r', '\n')));
        var colon = first.IndexOf(':');
        if (colon <= 0 || first[..colon].ContainsAnyExcept(HeaderName))
            return false;
        var end = text.IndexOf("\n\n", StringComparison.Ordinal) is >= 0 and var lf ? lf : text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is >= 0 and var crlf ? crlf : text.Length;
        return text.AsSpan(0, end).Contains("multipart/", StringComparison.OrdinalIgnoreCase);
    }

    private static readonly System.Buffers.SearchValues<char> HeaderName =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-");
}
