using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Html;
using ZoneNews.Extraction.Observations;

namespace ZoneNews.Crawling.Ingestion;

/// <summary>Reads a page, with the later pages of its article where it has some; a test puts in its own.</summary>
/// <param name="html">The page parsed; null for a document.</param>
public delegate ValueTask<Reading> ReadPage(HtmlPage? html, PageInput page, IReadOnlyList<PageInput> later, CancellationToken cancel);

/// <summary>The reader with the names of the database, which are looked up again now and then.</summary>
public sealed class CatalogueReader(IDbContextFactory<ZoneNewsDb> databases, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _loading = new(1);
    private (Catalogue Catalogue, DateTimeOffset Until)? _loaded;

    public void Dispose() => _loading.Dispose();

    public async ValueTask<Reading> ReadAsync(HtmlPage? html, PageInput page, IReadOnlyList<PageInput> later, CancellationToken cancel) =>
        Read(html, page, later, await CatalogueAsync(cancel));

    public static Reading Read(HtmlPage? html, PageInput page, IReadOnlyList<PageInput> later, Catalogue catalogue) =>
        later.Count > 0 ? Reader.Read([page, .. later], catalogue) : html is null ? Reader.Read(page, catalogue) : Reader.Read(html, page, catalogue);

    private async ValueTask<Catalogue> CatalogueAsync(CancellationToken cancel)
    {
        if (_loaded is { } loaded && loaded.Until > time.GetUtcNow())
            return loaded.Catalogue;
        await _loading.WaitAsync(cancel);
        try
        {
            if (_loaded is { } again && again.Until > time.GetUtcNow())
                return again.Catalogue;
            await using var db = await databases.CreateDbContextAsync(cancel);
            var catalogue = await CatalogueRows.LoadAsync(db, cancel);
            _loaded = (catalogue, time.GetUtcNow() + Lifetime);
            return catalogue;
        }
        finally
        {
            _loading.Release();
        }
    }
}
