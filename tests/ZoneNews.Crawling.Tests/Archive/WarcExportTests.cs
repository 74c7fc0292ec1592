using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Crawling.Archive;
using ZoneNews.Crawling.Fetching;
using ZoneNews.Crawling.Ingestion;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Crawling.Tests.Archive;

public sealed class WarcExportOnSqlite(SqliteDatabase database) : WarcExportTests(database), IClassFixture<SqliteDatabase>;

public sealed class WarcExportOnPostgres(PostgresDatabase database) : WarcExportTests(database), IClassFixture<PostgresDatabase>;

/// <summary>The archive is read back by a reader of its own, which knows ISO 28500 and nothing of the writer.</summary>
public abstract class WarcExportTests(TestDatabase database)
{
    private static readonly DateTime At = new(2026, 3, 1, 8, 30, 15, 250, DateTimeKind.Utc);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_fetch_is_a_record_that_reads_back_to_its_bytes()
    {
        await using var db = database.NewDb();
        await AddSourceAsync(db, "warc");
        var page = Encoding.GetEncoding(28591).GetBytes("<html>\0\r\n\r\nWARC/1.1\r\n" + new string('\u00e9', 5000));
        await FetchAsync(db, "warc", "http://a.example/1.html", page, At, "Content-Type: text/html; charset=gb2312\nContent-Encoding: gzip\nContent-Length: 17\nX-Name: caf\u00e9\n");
        await FetchAsync(db, "warc", "http://a.example/2.html", page, At.AddHours(1), "Content-Type: text/html\n");
        await FetchAsync(db, "warc", "http://a.example/1.html", "changed"u8.ToArray(), At.AddDays(1), "Content-Type: text/html\n");

        var (records, count) = await ExportAsync(db, "warc", null);
        Assert.Equal(new WarcCount(2, 1, 0), count);
        Assert.Equal(["warcinfo", "response", "metadata", "revisit", "metadata", "response", "metadata"], records.Select(r => r["WARC-Type"]));
        Assert.All(records, r => Assert.Equal("sha256:" + Hex(r.Block), r["WARC-Block-Digest"]));
        Assert.Equal(records.Count, records.Select(r => r["WARC-Record-ID"]).Distinct(StringComparer.Ordinal).Count());
        Assert.All(records.Skip(1), r => Assert.Equal(records[0]["WARC-Record-ID"], r["WARC-Warcinfo-ID"]));

        var (first, revisit, second) = (records[1], records[3], records[5]);
        Assert.Equal(("http://a.example/1.html", "2026-03-01T08:30:15.250Z"), (first["WARC-Target-URI"], first["WARC-Date"]));
        var (head, body) = first.Http();
        Assert.Equal(page, body);
        Assert.Equal("sha256:" + Hex(page), first["WARC-Payload-Digest"]);
        Assert.StartsWith("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=gb2312\r\nX-Archive-Orig-Content-Encoding: gzip\r\n", head, StringComparison.Ordinal);
        Assert.Contains("\r\nX-Name: caf\u00e9\r\n", head, StringComparison.Ordinal);
        Assert.Contains($"\r\nContent-Length: {page.Length}", head, StringComparison.Ordinal);
        Assert.Equal((first["WARC-Target-URI"], first["WARC-Date"]), (revisit["WARC-Refers-To-Target-URI"], revisit["WARC-Refers-To-Date"]));
        Assert.Equal(first["WARC-Payload-Digest"], revisit["WARC-Payload-Digest"]);
        Assert.Empty(revisit.Http().Body);
        Assert.Equal("changed", Encoding.UTF8.GetString(second.Http().Body));
        Assert.Equal(first["WARC-Record-ID"], records[2]["WARC-Concurrent-To"]);

        Assert.Equal(new WarcCount(1, 0, 0), (await ExportAsync(db, "warc", At.AddHours(2))).Count);
    }

    [Fact]
    public async Task Bytes_that_were_dropped_are_left_out_and_counted()
    {
        await using var db = database.NewDb();
        await AddSourceAsync(db, "dropped");
        await FetchAsync(db, "dropped", "http://b.example/1.html", "old words"u8.ToArray(), At, "");
        await FetchAsync(db, "dropped", "http://b.example/1.html", "new words"u8.ToArray(), At.AddDays(1), "");
        var hash = Convert.ToHexStringLower(SHA256.HashData("old words"u8));
        await db.Snapshots.Where(s => s.Hash == hash).ExecuteUpdateAsync(s => s.SetProperty(x => x.Content, Snapshot.Dropped), Cancel);
        var (records, count) = await ExportAsync(db, "dropped", null);
        Assert.Equal(new WarcCount(1, 0, 1), count);
        Assert.Equal("new words", Encoding.UTF8.GetString(records[1].Http().Body));
        // The page reads as it did before: the same bytes come back under their hash.
        await FetchAsync(db, "dropped", "http://b.example/1.html", "old words"u8.ToArray(), At.AddDays(2), "");
        Assert.Equal(new WarcCount(2, 1, 0), (await ExportAsync(db, "dropped", null)).Count);
    }

    private static async Task AddSourceAsync(ZoneNewsDb db, string id)
    {
        db.Sources.Add(new Source { Id = id, Name = id, Kind = "zone", Definition = "{}", Origin = "file", CreatedAt = At });
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task<long> FetchAsync(ZoneNewsDb db, string source, string url, byte[] body, DateTime at, string headers)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
        var page = FetchedPage.Of(url, new FetchResult(FetchStatus.Ok, 200, body, null) { Headers = headers, ServerDate = at });
        var fetch = await Snapshots.KeepAsync(db, source, page, at, Cancel);
        await transaction.CommitAsync(Cancel);
        return fetch;
    }

    private static async Task<(List<ReadBack> Records, WarcCount Count)> ExportAsync(ZoneNewsDb db, string source, DateTime? since)
    {
        using var file = new MemoryStream();
        var count = await WarcExport.WriteAsync(db, source, since, new CrawlOptions(), At.AddDays(3), file, Cancel);
        return (ReadBack.All(file.ToArray()), count);
    }

    private static string Hex(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private sealed record ReadBack(Dictionary<string, string> Fields, byte[] Block)
    {
        public string this[string name] => Fields[name];

        /// <summary>Members of a gzip file, each one record: version, fields, empty line, block, two line ends.</summary>
        public static List<ReadBack> All(byte[] file)
        {
            var records = new List<ReadBack>();
            for (var start = 0; start < file.Length;)
            {
                var end = NextMember(file, start + 1);
                using var gzip = new GZipStream(new MemoryStream(file[start..end]), CompressionMode.Decompress);
                using var content = new MemoryStream();
                gzip.CopyTo(content);
                records.Add(Parse(content.ToArray()));
                start = end;
            }
            return records;
        }

        public (string Head, byte[] Body) Http()
        {
            var end = Block.AsSpan().IndexOf("\r\n\r\n"u8);
            return (Encoding.Latin1.GetString(Block.AsSpan(0, end)), Block[(end + 4)..]);
        }

        private static ReadBack Parse(byte[] record)
        {
            var end = record.AsSpan().IndexOf("\r\n\r\n"u8);
            var lines = Encoding.UTF8.GetString(record.AsSpan(0, end)).Split("\r\n");
            Assert.Equal("WARC/1.1", lines[0]);
            var fields = lines.Skip(1).Select(l => l.Split(": ", 2)).ToDictionary(p => p[0], p => p[1], StringComparer.OrdinalIgnoreCase);
            var length = int.Parse(fields["Content-Length"], CultureInfo.InvariantCulture);
            Assert.Equal("\r\n\r\n", Encoding.ASCII.GetString(record.AsSpan(end + 4 + length)));
            return new ReadBack(fields, record[(end + 4)..(end + 4 + length)]);
        }

        // A member begins with its magic number, its method and no flags, and what is before it must unpack to its end.
        private static int NextMember(byte[] file, int from)
        {
            for (var at = from; at < file.Length - 3; at++)
                if (file[at] == 0x1f && file[at + 1] == 0x8b && file[at + 2] == 8 && file[at + 3] == 0)
                    return at;
            return file.Length;
        }
    }
}
