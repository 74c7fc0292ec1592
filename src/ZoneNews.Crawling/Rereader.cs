using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ZoneNews.Crawling.Discovery;
using ZoneNews.Crawling.Documents;
using ZoneNews.Crawling.Ingestion;
using ZoneNews.Data;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Checks;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Documents;
using ZoneNews.Extraction.Html;

namespace ZoneNews.Crawling;

/// <summary>One page read again from its snapshot.</summary>
/// <param name="Problem">One clause where the reader now finds no article; null where all is well.</param>
public sealed record RereadProgress(string Url, SaveOutcome? Outcome, string? Problem);

/// <summary>Reads what was fetched once more, without fetching: a better reader adds a revision where it reads something else.</summary>
public sealed class Rereader(
    IDbContextFactory<ZoneNewsDb> databases, CrawlSources sources, ReadPage read, PdfToText pdf, ArticleStore articles, IOptions<KeepingOptions> keeping)
{
    private const int Batch = 100;

    /// <param name="ids">Sources; null for all.</param>
    /// <returns>How many readings were added.</returns>
    public async Task<int> RereadAsync(IReadOnlyList<string>? ids, IProgress<RereadProgress>? progress, CancellationToken cancel)
    {
        var (after, revised) = (0L, 0);
        while (true)
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            // The newest fetch of each address is the one to read.
            var fetches = await db.Fetches.AsNoTracking()
                .Where(f => f.Id > after && (ids == null || ids.Contains(f.SourceId)) && !db.Fetches.Any(g => g.Url == f.Url && g.Id > f.Id))
                .OrderBy(f => f.Id).Take(Batch).Include(f => f.Snapshot).ToListAsync(cancel);
            if (fetches.Count == 0)
            {
                // Also what was stored before a check was added, and what an article that went had contradicted.
                await SeriesAudit.RunAsync(db, keeping.Value, cancel);
                return revised;
            }
            foreach (var fetch in fetches)
            {
                var one = await RereadAsync(db, fetch, cancel);
                revised += one.Outcome is SaveOutcome.Added or SaveOutcome.Revised ? 1 : 0;
                progress?.Report(one);
                db.ChangeTracker.Clear();
            }
            after = fetches[^1].Id;
        }
    }

    private async Task<RereadProgress> RereadAsync(ZoneNewsDb db, Fetch fetch, CancellationToken cancel)
    {
        if (await sources.GetAsync(db, fetch.SourceId, cancel) is not { } source)
            return new RereadProgress(fetch.Url, null, "the source's definition cannot be read");
        var entry = await db.Frontier.AsNoTracking().FirstOrDefaultAsync(e => e.Url == fetch.Url, cancel);
        var bytes = Snapshots.Unpack(fetch.Snapshot!);
        var context = source.Scope.File.Context with { Name = source.Name, Zone = source.Zone };
        var at = fetch.ServerDate ?? fetch.FetchedAt;
        var isDocument = DocumentKinds.Of(bytes) != DocumentKind.None;
        var html = isDocument ? null : HtmlPage.Parse(bytes, fetch.ContentType, context.Encoding);
        var page = new PageInput(bytes, fetch.Url, fetch.ContentType, at, context);
        if (isDocument)
            page = await pdf.AddWordsAsync(page with { Link = entry is null ? null : await DocumentLinks.OfAsync(db, entry, cancel) }, cancel);
        var reading = await read(html, page, [], cancel);
        if (reading.Article?.NextPage is { } next)
            reading = await read(html, page, await LaterAsync(db, page, next, cancel), cancel);
        if (reading.Article is not { } article)
            return new RereadProgress(fetch.Url, null, DocumentReasons.Describe(reading.Rejected) ?? $"it is no article ({reading.Rejected})");
        if ((isDocument ? PageJudge.RefusalOfDocument(reading) : PageJudge.Refusal(article, entry?.Kind ?? EntryKind.Article, source.Scope.IsNamedArticle(fetch.Url))) is { } refusal)
            return new RereadProgress(fetch.Url, null, refusal);
        var draft = Drafts.Of(article, reading, new DraftOrigin(fetch.SourceId, source.Kind, fetch.Url, fetch.Id, at));
        var saved = await articles.SaveAsync(db, draft, cancel);
        // What was refused for want of a better reader, or of a program that is installed now, is an article after all.
        if (entry?.Outcome == FetchOutcome.Rejected)
            await db.Frontier.Where(e => e.Id == entry.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.Outcome, FetchOutcome.Ingested).SetProperty(e => e.Reason, (string?)null), cancel);
        return new RereadProgress(fetch.Url, saved.Outcome, null);
    }

    // The later pages were kept beside the first.
    private static async Task<List<PageInput>> LaterAsync(ZoneNewsDb db, PageInput first, string next, CancellationToken cancel)
    {
        var pages = new List<PageInput>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { first.Url! };
        for (var url = CanonicalUrl.Of(next); url is not null && seen.Add(url);)
        {
            var kept = await db.Fetches.AsNoTracking().Where(f => f.Url == url).OrderByDescending(f => f.Id).Include(f => f.Snapshot).FirstOrDefaultAsync(cancel);
            if (kept is null)
                break;
            var page = first with { Bytes = Snapshots.Unpack(kept.Snapshot!), Url = url, ContentType = kept.ContentType };
            pages.Add(page);
            url = PageReader.Read(page).Article?.NextPage is { } more ? CanonicalUrl.Of(more) : null;
        }
        return pages;
    }
}
