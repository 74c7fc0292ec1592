using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Crawling.Fetching;
using ZoneNews.Data;
using ZoneNews.Data.Entities;

namespace ZoneNews.Crawling.Ingestion;

/// <summary>Bytes as fetched: kept once, compressed, by their hash.</summary>
public static class Snapshots
{
    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

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

    /// <summary>Keeps an answer and its bytes; answers the fetch's id.</summary>
    public static async Task<long> KeepAsync(ZoneNewsDb db, string sourceId, string url, FetchResult result, DateTime at, CancellationToken cancel)
    {
        var hash = HashOf(result.Body);
        // Bytes that are there already stay as they are; those that were dropped come back.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Snapshots" ("Hash", "Content", "Length") VALUES ({hash}, {Pack(result.Body)}, {result.Body.Length})
            ON CONFLICT ("Hash") DO UPDATE SET "Content" = excluded."Content" WHERE length("Snapshots"."Content") = 0
            """, cancel);
        var fetch = new Fetch
        {
            SourceId = sourceId,
            Url = url,
            SnapshotHash = hash,
            FetchedAt = at,
            ServerDate = result.ServerDate,
            HttpStatus = result.HttpStatus,
            ContentType = result.ContentType,
            Headers = result.Headers,
        };
        db.Fetches.Add(fetch);
        await db.SaveChangesAsync(cancel);
        return fetch.Id;
    }
}
