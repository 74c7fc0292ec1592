using Microsoft.EntityFrameworkCore;
using ZoneNews.Crawling.Documents;
using ZoneNews.Crawling.Fetching;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Documents;
using Article = ZoneNews.Extraction.Article;

namespace ZoneNews.Crawling.Ingestion;

/// <summary>What reading a page as an article came to.</summary>
/// <param name="Article">Null where it is none, or nothing changed.</param>
/// <param name="SameBytes">The page is what it was at the last visit.</param>
/// <param name="Parts">Its later pages, as fetched.</param>
public sealed record ArticleRead(
    FetchOutcome Outcome, string? Reason, Article? Article, Reading? Reading, bool SameBytes, IReadOnlyList<(string Url, FetchResult Result)> Parts);

/// <summary>Reads pages as articles, where they may be some.</summary>
public sealed class ArticleReading(ReadPage read, ArticleParts parts, PdfToText pdf, CrawlOptions options, TimeProvider time)
{
    private static readonly PreparedQuery<Func<ZoneNewsDb, string, string, string, Task<string?>>> SameBytes = new(() => EF.CompileAsyncQuery(
        (ZoneNewsDb db, string hash, string source, string url) => db.Fetches.Where(f => f.SnapshotHash == hash && f.SourceId == source && f.Url != url).Select(f => f.Url).FirstOrDefault()));

    public string Agent => options.Agent;

    public TimeSpan Delay => options.Delay;

    /// <summary>Kinds of documents that are followed.</summary>
    public IReadOnlyList<string> Documents => options.Documents;

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Null for a list, and for what no rule of the source lets be an article: such a page is looked at for its links only.</summary>
    public async Task<ArticleRead?> ReadAsync(
        ZoneNewsDb db, FrontierEntry entry, CrawlSource source, FetchResult result, PageDigest digest, CancellationToken cancel)
    {
        if (!PageJudge.MayBeArticle(entry.Kind, entry.Url, source.Scope))
            return null;
        if (digest.Tags.NoIndex)
            return Rejected("the page asks not to be indexed");
        var hash = result.BodyHash;
        if (entry.SnapshotHash == hash && entry.Outcome is not null)
            return new ArticleRead(FetchOutcome.Unchanged, entry.Reason, null, null, true, []);
        if (await SameBytes.In(db)(db, hash, entry.SourceId, entry.Url) is { } same)
            return new ArticleRead(FetchOutcome.Duplicate, $"its bytes are those of {same}", null, null, false, []);
        var context = source.Scope.File.Context with { Name = source.Name, Zone = source.Zone };
        var page = new PageInput(result.Body, entry.Url, result.ContentType, result.ServerDate ?? Now, context);
        if (digest.Kind != DocumentKind.None)
            return await ReadDocumentAsync(db, entry, page, cancel);
        var reading = await read(digest.Html, page, [], cancel);
        if (reading.Article is not { } article)
            return Rejected($"it is no article ({reading.Rejected})");
        if (PageJudge.Refusal(article, entry.Kind, source.Scope.IsNamedArticle(entry.Url)) is { } refusal)
            return Rejected(refusal);
        var later = await parts.FetchAsync(article, entry, source.Scope, cancel);
        if (later.Problem is { } problem)
            return new ArticleRead(FetchOutcome.Failed, problem, null, null, false, []);
        if (later.Pages.Count > 0)
            reading = await read(digest.Html, page, [.. later.Pages.Select(p => page with { Bytes = p.Result.Body, Url = p.Url, ContentType = p.Result.ContentType })], cancel);
        return new ArticleRead(reading.Quarantine is null ? FetchOutcome.Ingested : FetchOutcome.Quarantined, reading.Quarantine, reading.Article ?? article, reading, false, later.Pages);
    }

    private async Task<ArticleRead> ReadDocumentAsync(ZoneNewsDb db, FrontierEntry entry, PageInput file, CancellationToken cancel)
    {
        var page = await pdf.AddWordsAsync(file with { Link = await DocumentLinks.OfAsync(db, entry, cancel) }, cancel);
        var reading = await read(null, page, [], cancel);
        if (reading.Article is not { } article)
            return Rejected(DocumentReasons.Describe(reading.Rejected) ?? $"it is no article ({reading.Rejected})");
        return PageJudge.RefusalOfDocument(reading) is { } refusal
            ? Rejected(refusal)
            : new ArticleRead(reading.Quarantine is null ? FetchOutcome.Ingested : FetchOutcome.Quarantined, reading.Quarantine, article, reading, false, []);
    }

    private static ArticleRead Rejected(string reason) => new(FetchOutcome.Rejected, reason, null, null, false, []);
}
