using Microsoft.EntityFrameworkCore;
using ZoneNews.Crawling.Discovery;
using ZoneNews.Crawling.Fetching;
using ZoneNews.Crawling.Frontier;
using ZoneNews.Data;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Checks;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction.Documents;

namespace ZoneNews.Crawling.Ingestion;

/// <summary>A page with its body: digest, reading, links, and one transaction for all of it.</summary>
public sealed class BodyKeeper(VisitLog log, ArticleReading reading, FrontierWriter frontier, ArticleStore articles, PendingAudits audits)
{
    // What a fifth of the links knew already was read through to its end the last time.
    private const double MostlyNew = 0.8;
    private static readonly FetchOutcome[] NoArticle = [FetchOutcome.Failed, FetchOutcome.Gone, FetchOutcome.Rejected, FetchOutcome.Blocked];

    public async Task<CrawlProgress> KeepAsync(ZoneNewsDb db, Lease lease, CrawlSource source, FetchResult result, CancellationToken cancel)
    {
        var entry = lease.Entry;
        var url = new Uri(entry.Url);
        var digest = PageDigest.Of(result, url, reading.Agent, source.Scope.File.Encoding);
        var found = digest.Links?.Links.Select(l => l.Url) ?? digest.Document?.Addresses.Select(a => CanonicalUrl.Resolve(url, a.Url)).OfType<Uri>().Select(CanonicalUrl.Of) ?? [];
        var known = await FrontierWriter.KnownAsync(db, [.. found.Append(digest.Links?.Canonical ?? entry.Url).Distinct(StringComparer.Ordinal)], cancel);
        var page = new VisitedPage(url, entry.Depth, known.Keys.ToHashSet(StringComparer.Ordinal), false);

        if (digest.Rejected is { } reason)
            return await log.EndAsync(lease, new VisitOutcome(FetchOutcome.Rejected, reason, null), result, cancel);
        if (digest.Kind != DocumentKind.None)
            return await EndDocumentAsync(db, lease, source, result, digest, cancel);
        if (digest.Document is { } document)
            return await EndListAsync(lease, new ListedPage(source, result, LinkPlan.Of(document, source.Scope, page), known), cancel);
        if (digest.Links!.Refresh is { } target && target != entry.Url)
            return await log.EndAsync(lease, new VisitOutcome(FetchOutcome.Duplicate, $"it sends its readers on to {target}", null), result, cancel, Elsewhere(target, entry, source));
        if (entry.Kind != EntryKind.List && digest.CanonicalElsewhere(entry.Url, source.Scope) is { } canonical && !NoArticle.Contains(known.GetValueOrDefault(canonical).Outcome ?? FetchOutcome.Listed))
            return await log.EndAsync(lease, new VisitOutcome(FetchOutcome.Duplicate, $"it is a copy of {canonical}, as it says itself", null), result, cancel, Elsewhere(canonical, entry, source));

        var read = await reading.ReadAsync(db, entry, source, result, digest, cancel);
        var links = digest.Tags.NoFollow ? [] : LinkPlan.Of(digest.Links, source.Scope, page with
        {
            IsArticle = read?.Article is not null,
            Documents = read?.Article is not null || source.Kind == "statistics" ? reading.Documents : [],
        });
        return read is null || (read.Article is null && links.Exists(l => l.Kind == EntryKind.Article) && entry.Kind != EntryKind.Article)
            ? await EndListAsync(lease, new ListedPage(source, result, links, known), cancel)
            : await EndReadingAsync(lease, new ReadPageResult(source, result, read, links, known), cancel);
    }

    // A document has no links of its own to follow.
    private async Task<CrawlProgress> EndDocumentAsync(ZoneNewsDb db, Lease lease, CrawlSource source, FetchResult result, PageDigest digest, CancellationToken cancel) =>
        await reading.ReadAsync(db, lease.Entry, source, result, digest, cancel) is { } read
            ? await EndReadingAsync(lease, new ReadPageResult(source, result, read, [], new Dictionary<string, KnownAddress>(StringComparer.Ordinal)), cancel)
            : await log.EndAsync(lease, new VisitOutcome(FetchOutcome.Rejected, "it is a document, and none of the source's articles", null), result, cancel);

    private static List<PlannedLink> Elsewhere(string url, FrontierEntry entry, CrawlSource source) =>
        source.Scope.Holds(new Uri(url), url) ? [new PlannedLink(url, entry.Kind, entry.Depth)] : [];

    private Task<CrawlProgress> EndListAsync(Lease lease, ListedPage page, CancellationToken cancel) => log.KeepAsync(db => KeepListAsync(db, lease, page, cancel), cancel);

    private async Task<CrawlProgress> KeepListAsync(ZoneNewsDb db, Lease lease, ListedPage page, CancellationToken cancel)
    {
        var (entry, links) = (lease.Entry, page.Links);
        var now = reading.Now;
        var articlesSeen = links.Count(l => l.Kind is EntryKind.Article or EntryKind.Document);
        var added = await frontier.AddAsync(db, entry, links, page.Known, cancel);
        if (links.Exists(l => l.Kind is EntryKind.Article or EntryKind.Document && !page.Known.ContainsKey(l.Url)))
            await frontier.ReleaseAsync(db, entry, cancel);
        if (entry.LastFetchAt is not null && articlesSeen > 0 && added >= articlesSeen * MostlyNew)
            await RearmAsync(db, links, now, cancel);
        var empty = VisitLog.IsStart(entry) && links.Count == 0 ? "the list holds no link to an article" : null;
        // Later pages of a list are looked at again only when the first brings little but news.
        var again = VisitLog.IsStart(entry) || entry.Kind is EntryKind.Feed or EntryKind.Sitemap || (entry.Kind == EntryKind.Page && articlesSeen > 0);
        var outcome = new VisitOutcome(FetchOutcome.Listed, empty, again ? VisitLog.NextVisitOfList(entry, page.Source, now, added > 0) : null) { Added = added };
        await log.WriteAsync(db, lease, outcome, page.Result, page.Result.BodyHash, cancel);
        return new CrawlProgress(entry.SourceId, entry.Url, FetchOutcome.Listed, empty);
    }

    private Task<CrawlProgress> EndReadingAsync(Lease lease, ReadPageResult page, CancellationToken cancel)
    {
        // All that follows from the page alone is made ready here: others wait while a transaction lasts.
        var (entry, read, now) = (lease.Entry, page.Read, reading.Now);
        List<FetchedPage> pages = read.SameBytes || read.Outcome == FetchOutcome.Failed
            ? [] : [FetchedPage.Of(entry.Url, page.Result), .. read.Parts.Select(part => FetchedPage.Of(part.Url, part.Result))];
        var draft = pages.Count == 0 || read.Article is not { } article
            ? null : PreparedDraft.Of(Drafts.Of(article, read.Reading!, new DraftOrigin(entry.SourceId, page.Source.Kind, entry.Url, null, page.Result.ServerDate ?? now)));
        return log.KeepAsync(db => KeepReadingAsync(db, lease, page, pages, draft, cancel), cancel);
    }

    private async Task<CrawlProgress> KeepReadingAsync(ZoneNewsDb db, Lease lease, ReadPageResult page, List<FetchedPage> pages, PreparedDraft? draft, CancellationToken cancel)
    {
        var (entry, read) = (lease.Entry, page.Read);
        await frontier.AddAsync(db, entry, page.Links, page.Known, cancel);
        var fetches = new List<long>(pages.Count);
        foreach (var fetched in pages)
            fetches.Add(await Snapshots.KeepAsync(db, entry.SourceId, fetched, reading.Now, cancel));
        if (draft is not null)
        {
            var saved = await articles.SaveAsync(db, draft.ReadFrom(fetches[0]), cancel, audits);
            read = read with { Outcome = read.Outcome == FetchOutcome.Ingested && saved.DuplicateOfId is not null ? FetchOutcome.Duplicate : read.Outcome };
        }
        await log.WriteAsync(db, lease, OutcomeOf(entry, page, read), page.Result, read.Outcome == FetchOutcome.Failed ? null : page.Result.BodyHash, cancel);
        return new CrawlProgress(entry.SourceId, entry.Url, read.Outcome, read.Reason);
    }

    private VisitOutcome OutcomeOf(FrontierEntry entry, ReadPageResult page, ArticleRead read)
    {
        if (read.Outcome == FetchOutcome.Failed)
            return new VisitOutcome(read.Outcome, read.Reason, Backoff.AfterFailure(entry.Failures + 1, reading.Delay)) { Failures = entry.Failures + 1 };
        TimeSpan? next = read.Article is null && !read.SameBytes ? null : VisitLog.NextVisit(entry, page.Source, reading.Now, false);
        return new VisitOutcome(read.Outcome, read.Reason, next);
    }

    private static async Task RearmAsync(ZoneNewsDb db, List<PlannedLink> links, DateTime now, CancellationToken cancel)
    {
        var next = links.Where(l => l.Kind == EntryKind.List).Select(l => l.Url).ToList();
        DateTime? due = now;
        await db.Frontier.Where(e => next.Contains(e.Url) && e.NextFetchAt == null).ExecuteUpdateAsync(s => s.SetProperty(e => e.NextFetchAt, due), cancel);
    }

    private sealed record ListedPage(CrawlSource Source, FetchResult Result, List<PlannedLink> Links, IReadOnlyDictionary<string, KnownAddress> Known);

    private sealed record ReadPageResult(CrawlSource Source, FetchResult Result, ArticleRead Read, List<PlannedLink> Links, IReadOnlyDictionary<string, KnownAddress> Known);
}
