using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Html;
using ZoneNews.Extraction.Sources;

namespace ZoneNews.Web.Areas.Admin.Sourcing;

/// <summary>A stored page as a source file would have it read.</summary>
/// <param name="Rejected">Why it is no article; null where it is one.</param>
public sealed record PreviewLine(string Url, string? Title, DateOnly? Published, string? Source, int Length, string? Rejected);

/// <summary>A source file's rules tried on the pages that were stored of it; nothing is fetched, nothing kept.</summary>
public static class SourcePreview
{
    private const int Pages = 10;

    public static async Task<IReadOnlyList<PreviewLine>> ReadAsync(ZoneNewsDb db, SourceFile file, CancellationToken cancel)
    {
        var fetches = await db.Fetches.AsNoTracking().Include(f => f.Snapshot)
            .Where(f => f.SourceId == file.Id && f.Snapshot!.Content != Snapshot.Dropped).OrderByDescending(f => f.FetchedAt).Take(Pages).ToListAsync(cancel);
        return [.. fetches.Select(f => Line(f, file))];
    }

    private static PreviewLine Line(Data.Entities.Fetch fetch, SourceFile file)
    {
        var page = new PageInput(Decompress(fetch.Snapshot!.Content), fetch.Url, fetch.ContentType, fetch.ServerDate ?? fetch.FetchedAt, file.Context);
        var read = PageReader.Read(page);
        return read.Article is { } article
            ? new PreviewLine(fetch.Url, article.Title, article.Published, article.Source, article.Body.Length, read.Quarantine)
            : new PreviewLine(fetch.Url, null, null, null, 0, read.Rejected);
    }

    private static byte[] Decompress(byte[] content)
    {
        using var brotli = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        brotli.CopyTo(bytes);
        return bytes.ToArray();
    }
}
