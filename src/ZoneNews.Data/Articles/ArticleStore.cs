using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ZoneNews.Data.Checks;
using ZoneNews.Data.Curation;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Search;

namespace ZoneNews.Data.Articles;

/// <summary>Keeps articles: one row an address, a revision for each new reading, figures, links to zones and search tokens, in the caller's transaction.</summary>
public sealed class ArticleStore(IArticleSearch search, TimeProvider time, IOptions<KeepingOptions> options)
{
    private static readonly PreparedQuery<Func<ZoneNewsDb, string, Task<Article?>>> ByUrl =
        new(() => EF.CompileAsyncQuery((ZoneNewsDb db, string url) => db.Articles.SingleOrDefault(a => a.Url == url)));

    /// <summary>
    /// Adds or revises the article at the draft's address; people's corrections are applied again. Saves, but commits nothing
    /// where the caller has a transaction open. An equal reading by the same reader changes nothing.
    /// </summary>
    /// <param name="audits">Where many are kept: holds their figures against others later; null: at once.</param>
    public Task<SaveResult> SaveAsync(ZoneNewsDb db, ArticleDraft draft, CancellationToken cancel, PendingAudits? audits = null) =>
        SaveAsync(db, PreparedDraft.Of(draft), cancel, audits);

    /// <inheritdoc cref="SaveAsync(ZoneNewsDb, ArticleDraft, CancellationToken, PendingAudits?)"/>
    public Task<SaveResult> SaveAsync(ZoneNewsDb db, PreparedDraft draft, CancellationToken cancel, PendingAudits? audits = null) =>
        Work.InTransactionAsync(db, () => SavePreparedAsync(db, draft, audits, cancel), cancel);

    private async Task<SaveResult> SavePreparedAsync(ZoneNewsDb db, PreparedDraft prepared, PendingAudits? audits, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (draft, hash) = (prepared.Draft, prepared.ReadingHash);
        var article = await ByUrl.In(db)(db, draft.Url);
        if (article is null)
            return await AddAsync(db, prepared, now, audits, cancel);
        if (article.Status != ArticleStatus.Gone && await IsShownAsync(db, article, hash, cancel))
            return new SaveResult(article.Id, SaveOutcome.Unchanged, article.DuplicateOfId);
        Retake(article, draft);
        await db.SaveChangesAsync(cancel);

        var revision = await db.Revisions.SingleOrDefaultAsync(r => r.ArticleId == article.Id && r.Number == article.RevisionNumber && r.ReadingHash == hash, cancel);
        if (revision is null)
        {
            article.RevisionNumber++;
            revision = Read(article, draft, hash, now);
            db.Revisions.Add(revision);
            db.Observations.AddRange(FiguresOf(prepared, article, revision, now));
            db.Projects.AddRange(draft.Projects.Select(p => Read(article, revision, p, now)));
            await db.SaveChangesAsync(cancel);
        }
        await ShownArticle.RefreshAsync(db, search, article, options.Value, now, cancel, audits: audits);
        return new SaveResult(article.Id, SaveOutcome.Revised, article.DuplicateOfId);
    }

    private async Task<SaveResult> AddAsync(ZoneNewsDb db, PreparedDraft prepared, DateTime now, PendingAudits? audits, CancellationToken cancel)
    {
        var draft = prepared.Draft;
        var article = New(draft, now);
        (article.RevisionNumber, article.Simhash) = (1, prepared.Simhash);
        var revision = Read(article, draft, prepared.ReadingHash, now);
        var projects = draft.Projects.Select(p => Read(article, revision, p, now)).ToList();
        var first = new FirstReading(article, revision, FiguresOf(prepared, article, revision, now), projects, prepared);
        await ShownArticle.AddAsync(db, search, first, options.Value, audits, cancel);
        return new SaveResult(article.Id, SaveOutcome.Added, article.DuplicateOfId);
    }

    private static List<Observation> FiguresOf(PreparedDraft prepared, Article article, Revision revision, DateTime now) =>
        [.. prepared.Draft.Observations.Zip(prepared.Fingerprints, (figure, fingerprint) => Read(article, revision, figure, fingerprint, now))];

    private static Task<bool> IsShownAsync(ZoneNewsDb db, Article article, string hash, CancellationToken cancel) =>
        db.Revisions.AnyAsync(r => r.ArticleId == article.Id && r.Number == article.RevisionNumber && r.ReadingHash == hash, cancel);

    private static Article New(ArticleDraft draft, DateTime now) => new()
    {
        SourceId = draft.SourceId,
        Url = draft.Url,
        Title = draft.Title,
        Blocks = draft.Blocks,
        Body = draft.Body,
        Author = draft.Author,
        Language = draft.Language,
        Category = draft.Category,
        CategoryConfidence = draft.CategoryConfidence,
        Division = draft.Division,
        Standing = draft.Standing,
        Status = ArticleStatus.Review,
        FetchedAt = draft.FetchedAt,
        CreatedAt = now,
        UpdatedAt = now,
    };

    private static void Retake(Article article, ArticleDraft draft)
    {
        // A page known from elsewhere (a digest, another list) belongs to whoever read it last.
        article.SourceId = draft.SourceId;
        article.Author = draft.Author;
        article.Language = draft.Language;
        article.Category = draft.Category;
        article.CategoryConfidence = draft.CategoryConfidence;
        article.Division = draft.Division;
        article.Standing = draft.Standing ?? article.Standing;
        article.FetchedAt = draft.FetchedAt;
        article.Status = ArticleStatus.Review;
    }

    private static Revision Read(Article article, ArticleDraft draft, string hash, DateTime now) => new()
    {
        Article = article,
        Number = article.RevisionNumber,
        FetchId = draft.FetchId,
        ReaderVersion = draft.ReaderVersion,
        ReadAt = now,
        Title = draft.Title,
        Published = draft.Published,
        PublishedFrom = draft.PublishedFrom,
        SourceName = draft.SourceName,
        Blocks = draft.Blocks,
        Body = draft.Body,
        Repairs = draft.Repairs,
        Zones = string.Join(';', draft.Zones),
        Strategy = draft.Strategy,
        Quarantine = draft.Quarantine,
        ReadingHash = hash,
    };

    private static ProjectMention Read(Article article, Revision revision, ProjectDraft project, DateTime now) => new()
    {
        Article = article,
        Revision = revision,
        Name = project.Name,
        Kind = project.Kind,
        Item = project.Item,
        Amount = project.Amount,
        Unit = project.Unit,
        Status = project.Status,
        Bound = project.Bound,
        ZoneName = project.Zone,
        Start = project.Start,
        End = project.End,
        Quote = project.Quote,
        FigureStart = project.FigureStart,
        FigureEnd = project.FigureEnd,
        Current = true,
        KnownFrom = now,
    };

    private static Observation Read(Article article, Revision revision, ObservationDraft figure, string fingerprint, DateTime now) => new()
    {
        Article = article,
        Revision = revision,
        Subject = figure.Subject,
        SubjectKind = figure.SubjectKind,
        Indicator = figure.Indicator,
        Measure = figure.Measure,
        Value = figure.Value,
        Unit = figure.Unit,
        Period = figure.Period,
        Year = Periods.EndYear(figure.Period),
        Status = figure.Status,
        Bound = figure.Bound,
        Scope = figure.Scope,
        OutOf = figure.OutOf,
        Qualifier = figure.Qualifier,
        Start = figure.Start,
        End = figure.End,
        Quote = figure.Quote,
        FigureStart = figure.FigureStart,
        FigureEnd = figure.FigureEnd,
        Rule = figure.Rule,
        Confidence = figure.Confidence,
        Doubt = figure.Doubt,
        Finality = figure.Finality,
        State = ObservationState.Review,
        Fingerprint = fingerprint,
        Current = true,
        KnownFrom = now,
    };
}
