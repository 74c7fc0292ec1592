using System.IO.Compression;
using ZoneNews.Crawling.Fetching;
using ZoneNews.Data;
using ZoneNews.Data.Entities;

namespace ZoneNews.Crawling.Ingestion;

/// <summary>Bytes as fetched: kept once, compressed, by their hash.</summary>
public static class Snapshots
{
    public static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            brotli.Write(content);
        return packed.ToArray();
    }

    public static byte[] Unpack(Snapshot snapshot)
    {
        using var brotli = new BrotliStream(new MemoryStream(snapshot.Content), CompressionMode.Decompress);
        var content = new byte[snapshot.Length];
        brotli.ReadExactly(content);
        return content;
    }

    /// <summary>The bytes of an answer, ready to be kept.</summary>
    public static Snapshot Of(FetchResult result) => new() { Hash = result.BodyHash, Content = Pack(result.Body), Length = result.Body.Length };

    /// <summary>Keeps an answer and its bytes; answers the fetch's id.</summary>
    public static async Task<long> KeepAsync(ZoneNewsDb db, string sourceId, FetchedPage page, DateTime at, CancellationToken cancel)
    {
        var (url, result, snapshot) = page;
        // Bytes that are there already stay as they are; those that were dropped come back.
        await db.ExecuteAsync(
            $"""
            INSERT INTO "Snapshots" ("Hash", "Content", "Length") VALUES ({snapshot.Hash}, {snapshot.Content}, {snapshot.Length})
            ON CONFLICT ("Hash") DO UPDATE SET "Content" = excluded."Content" WHERE length("Snapshots"."Content") = 0
            """, cancel);
        var fetch = new Fetch
        {
            SourceId = sourceId,
            Url = url,
            SnapshotHash = snapshot.Hash,
            FetchedAt = at,
            ServerDate = result.ServerDate,
            HttpStatus = result.HttpStatus,
            ContentType = result.ContentType,
            Headers = result.Headers,
        };
        await RowWriter.AddAsync(db, fetch, cancel);
        return fetch.Id;
    }
}

/// <summary>A page as fetched, its bytes ready to be kept.</summary>
public sealed record FetchedPage(string Url, FetchResult Result, Snapshot Snapshot)
{
    public static FetchedPage Of(string url, FetchResult result) => new(url, result, Snapshots.Of(result));
}
