using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Crawling.Ingestion;
using ZoneNews.Data;
using ZoneNews.Data.Entities;

namespace ZoneNews.Crawling.Archive;

/// <summary>What was written, and the fetches that were left out because retention had dropped their bytes.</summary>
public sealed record WarcCount(int Responses, int Revisits, int Dropped);

/// <summary>The kept bytes as one WARC 1.1 file: warcinfo, then each fetch as a response (or a revisit, where the same bytes stand before it) with its metadata.</summary>
public static class WarcExport
{
    private const int Batch = 100;
    private const string IdenticalPayload = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";

    /// <param name="source">A source's id; null for all.</param>
    /// <param name="since">The first moment of the fetches to write; null for all.</param>
    public static async Task<WarcCount> WriteAsync(ZoneNewsDb db, string? source, DateTime? since, CrawlOptions options, DateTime now, Stream stream, CancellationToken cancel)
    {
        var info = WarcInfo(options, now);
        await info.WriteAsync(stream, cancel);
        // A hash is enough to know where its bytes stand; the archive's own memory stays small.
        var written = new Dictionary<string, (string Url, DateTime At)>(StringComparer.Ordinal);
        var (after, count) = (0L, new WarcCount(0, 0, 0));
        while (await NextAsync(db, source, since, after, cancel) is { Count: > 0 } fetches)
        {
            foreach (var fetch in fetches)
                count = await WriteAsync(fetch, written, info, stream, count, cancel);
            after = fetches[^1].Id;
        }
        return count;
    }

    private static async Task<WarcCount> WriteAsync(
        Fetch fetch, Dictionary<string, (string Url, DateTime At)> written, WarcRecord info, Stream stream, WarcCount count, CancellationToken cancel)
    {
        var known = written.TryGetValue(fetch.SnapshotHash, out var first);
        if (!known && fetch.Snapshot!.IsDropped)
            return count with { Dropped = count.Dropped + 1 };
        var record = known ? Revisit(fetch, first, info) : Response(fetch, info);
        await record.WriteAsync(stream, cancel);
        await Metadata(fetch, record, info).WriteAsync(stream, cancel);
        written.TryAdd(fetch.SnapshotHash, (fetch.Url, fetch.FetchedAt));
        return known ? count with { Revisits = count.Revisits + 1 } : count with { Responses = count.Responses + 1 };
    }

    private static Task<List<Fetch>> NextAsync(ZoneNewsDb db, string? source, DateTime? since, long after, CancellationToken cancel) => db.Fetches.AsNoTracking()
        .Where(f => f.Id > after && (source == null || f.SourceId == source) && (since == null || f.FetchedAt >= since))
        .OrderBy(f => f.Id).Take(Batch).Include(f => f.Snapshot).ToListAsync(cancel);

    private static WarcRecord WarcInfo(CrawlOptions options, DateTime now) => new(
        "warcinfo", WarcRecord.IdOf("warcinfo", options.UserAgent, now), now, "application/warc-fields",
        Encoding.UTF8.GetBytes($"software: {options.UserAgent}\r\nformat: WARC File Format 1.1\r\nconformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\nrobots: obey\r\noperator: {options.Contact}\r\n"),
        []);

    private static WarcRecord Response(Fetch fetch, WarcRecord info)
    {
        var body = Snapshots.Unpack(fetch.Snapshot!);
        return Http("response", fetch, HttpBlock.Response(fetch, body), info, []);
    }

    private static WarcRecord Revisit(Fetch fetch, (string Url, DateTime At) first, WarcRecord info) => Http(
        "revisit", fetch, HttpBlock.Head(fetch, fetch.Snapshot!.Length), info,
        [("WARC-Profile", IdenticalPayload), ("WARC-Refers-To-Target-URI", first.Url), ("WARC-Refers-To-Date", WarcRecord.Instant(first.At))]);

    private static WarcRecord Http(string type, Fetch fetch, byte[] block, WarcRecord info, IEnumerable<(string Name, string Value)> more) => new(
        type, WarcRecord.IdOf(type, fetch.Url, fetch.FetchedAt), fetch.FetchedAt, "application/http;msgtype=response", block,
        [("WARC-Warcinfo-ID", WarcRecord.Reference(info.Id)), ("WARC-Target-URI", fetch.Url), ("WARC-Payload-Digest", "sha256:" + fetch.SnapshotHash), .. more]);

    private static WarcRecord Metadata(Fetch fetch, WarcRecord of, WarcRecord info) => new(
        "metadata", WarcRecord.IdOf("metadata", fetch.Url, fetch.FetchedAt), fetch.FetchedAt, "application/warc-fields",
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"source: {fetch.SourceId}\r\nfetch: {fetch.Id}\r\n{(fetch.ServerDate is { } date ? $"server-date: {WarcRecord.Instant(date)}\r\n" : "")}")),
        [("WARC-Warcinfo-ID", WarcRecord.Reference(info.Id)), ("WARC-Target-URI", fetch.Url), ("WARC-Concurrent-To", WarcRecord.Reference(of.Id))]);
}
