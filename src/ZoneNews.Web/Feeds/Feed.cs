using System.Security.Cryptography;
using System.Text;

namespace ZoneNews.Web.Feeds;

/// <summary>A list of articles as programs follow it.</summary>
/// <param name="Page">Absolute address of the list for people.</param>
/// <param name="Self">Absolute address of the feed.</param>
public sealed record Feed(string Title, string Page, string Self, IReadOnlyList<FeedEntry> Entries)
{
    /// <summary>When anything in it changed last; an empty feed never did.</summary>
    public DateTime Updated => Entries.Count == 0 ? DateTime.UnixEpoch : Entries.Max(e => e.Updated);

    public string Id => FeedIds.Of(Page);
}

/// <param name="Id">The same for ever, on every host: made of the original's address.</param>
/// <param name="Page">Absolute address here.</param>
/// <param name="Original">The original's address; null where it has none.</param>
/// <param name="Updated">UTC.</param>
public sealed record FeedEntry(
    string Id, string Title, string Page, string? Original, DateOnly? Published, DateTime Updated, string Author, string Summary, IReadOnlyList<string> Zones);

public static class FeedIds
{
    /// <summary>A UUID (RFC 9562, version 8) of the text's SHA-256, as an address.</summary>
    public static string Of(string text)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return "urn:uuid:" + new Guid(bytes, bigEndian: true).ToString("D");
    }
}
