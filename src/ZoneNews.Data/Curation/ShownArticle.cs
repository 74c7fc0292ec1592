using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Checks;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Facts;
using ZoneNews.Data.Search;

namespace ZoneNews.Data.Curation;

/// <summary>What readers are shown of an article: its newest revision with the reviews that stand applied, in its place, cluster and index.</summary>
internal static class ShownArticle
{
    /// <summary>Keeps an article that was not there: nobody has said anything of it yet, and all that is to be known is at hand.</summary>
    /// <param name="audits">Holds the figures against others later; null: at once.</param>
    public static async Task AddAsync(ZoneNewsDb db, IArticleSearch search, FirstReading first, KeepingOptions options, PendingAudits? audits, CancellationToken cancel)
    {
        var (article, revision, figures, projects, draft) = first;
        ShowRevision(article, revision);
        ShownFigures.Apply(figures, revision.Id, [], options, article.CreatedAt);
        var linked = ZonesOf(revision, []);
        var zones = await ZoneNames.FindOrAddAsync(db, NamesOf(linked, figures, projects), cancel);
        NameZones(figures, projects, zones);
        article.Position = await Positions.PlaceAsync(db, article, Positions.DayShown(article, figures), draft.Number, cancel);

        await RowWriter.AddAsync(db, article, cancel);
        revision.ArticleId = article.Id;
        await RowWriter.AddAsync(db, revision, cancel);
        foreach (var figure in figures)
            (figure.ArticleId, figure.RevisionId) = (article.Id, revision.Id);
        foreach (var project in projects)
            (project.ArticleId, project.RevisionId) = (article.Id, revision.Id);
        await RowWriter.InsertAsync(db, [.. linked.Select(name => zones[name].Id).Distinct().Select(id => new ArticleZone { ArticleId = article.Id, ZoneId = id })], cancel);
        await RowWriter.InsertAsync(db, figures, cancel);
        await RowWriter.InsertAsync(db, projects, cancel);
        await CopyCluster.JoinNewAsync(db, article, draft, cancel);
        await HoldAgainstOthersAsync(db, figures, options, audits, cancel);
        await search.IndexAsync(db, article, cancel);
        if (audits is null)
            await FactBook.BringUpToDateAsync(db, cancel);
    }

    /// <summary>Brings the article, its figures, links, place, copies and search row up to date, and saves.</summary>
    /// <param name="audits">Holds the figures against others later; null: at once.</param>
    public static async Task RefreshAsync(
        ZoneNewsDb db, IArticleSearch search, Article article, KeepingOptions options, DateTime now, CancellationToken cancel, PendingAudits? audits = null)
    {
        var revision = await db.Revisions.SingleAsync(r => r.ArticleId == article.Id && r.Number == article.RevisionNumber, cancel);
        var figures = await db.Observations.Where(o => o.ArticleId == article.Id).ToListAsync(cancel);
        var reviews = StandingReviews.Of(await db.Reviews.AsNoTracking().Where(r => r.ArticleId == article.Id).ToListAsync(cancel));
        var before = (article.Position, article.Title, article.Body, article.Status, article.Published, article.CopyOfSaidId, article.FirstSaidAt);

        ShowRevision(article, revision);
        var ofArticle = reviews.Where(r => r.Fingerprint is null).ToList();
        foreach (var review in ofArticle)
            Apply(article, review);
        (article.CopyOfSaidId, article.FirstSaidAt) = CopyWords.Of(article.Id, ofArticle);
        ShownFigures.Apply(figures, revision.Id, reviews, options, now);
        var projects = await db.Projects.Where(p => p.ArticleId == article.Id).ToListAsync(cancel);
        foreach (var project in projects)
            project.Current = project.RevisionId == revision.Id;
        var linked = ZonesOf(revision, ofArticle);
        var zones = await ZoneNames.FindOrAddAsync(db, NamesOf(linked, figures, projects), cancel);
        await LinkZonesAsync(db, article, linked.Select(name => zones[name].Id), cancel);
        NameZones(figures, projects, zones);
        article.Position = await Positions.PlaceAsync(db, article, Positions.DayShown(article, figures), article.Id, cancel);
        article.UpdatedAt = now;
        await db.SaveChangesAsync(cancel);

        var textChanged = article.Body != before.Body;
        var isSaid = article.CopyOfSaidId != before.CopyOfSaidId;
        if (textChanged || isSaid)
            await CopyCluster.JoinAsync(db, article, isSaid, cancel);
        else if (article.Status != before.Status || article.Published != before.Published || article.FirstSaidAt != before.FirstSaidAt)
            await CopyCluster.ElectAgainAsync(db, article, cancel);
        await db.SaveChangesAsync(cancel);
        await HoldAgainstOthersAsync(db, figures, options, audits, cancel);

        if (before.Position != article.Position)
            await search.RemoveAsync(db, before.Position, cancel);
        if (textChanged || before.Title != article.Title || before.Position != article.Position)
            await search.IndexAsync(db, article, cancel);
        if (audits is null)
            await FactBook.BringUpToDateAsync(db, cancel);
    }

    private static async Task HoldAgainstOthersAsync(ZoneNewsDb db, List<Observation> figures, KeepingOptions options, PendingAudits? audits, CancellationToken cancel)
    {
        if (audits is not null)
            audits.Note(figures);
        else if (await SeriesAudit.RunAsync(db, figures, options, cancel) > 0)
            await db.SaveChangesAsync(cancel);
    }

    private static void ShowRevision(Article article, Revision revision)
    {
        article.Title = revision.Title;
        article.Published = revision.Published;
        article.SourceName = revision.SourceName;
        article.Blocks = revision.Blocks;
        article.Body = revision.Body;
        article.Repairs = revision.Repairs;
        if (article.Status != ArticleStatus.Gone)
            (article.Status, article.StatusReason) = Judge(article, revision);
    }

    private static (string Status, string? Reason) Judge(Article article, Revision revision) => revision switch
    {
        { Quarantine: { } reason } => (ArticleStatus.Quarantined, reason),
        { Title: "" } => (ArticleStatus.Review, "no-title"),
        { Published: { } day } when day > DateOnly.FromDateTime(article.FetchedAt.AddDays(1)) => (ArticleStatus.Review, "future-date"),
        _ => (ArticleStatus.Published, null),
    };

    private static void Apply(Article article, Review review)
    {
        if (!CopyWords.IsOne(review))
            ShownFields.Set(article, ShownFields.Parse(review.After));
        (article.Status, article.StatusReason) = review.Action switch
        {
            "publish" or "accept" => (ArticleStatus.Published, null),
            "withdraw" or "reject" => (ArticleStatus.Rejected, review.Note),
            _ => (article.Status, article.StatusReason),
        };
    }

    private static string[] ZonesOf(Revision revision, IEnumerable<Review> reviews)
    {
        var corrected = reviews.Select(r => ShownFields.Parse(r.After)["zones"]).LastOrDefault(z => z is not null);
        return corrected is JsonArray names
            ? [.. names.OfType<JsonNode>().Select(n => n.ToString())]
            : (corrected?.ToString() ?? revision.Zones).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static HashSet<string> NamesOf(IEnumerable<string> linked, IEnumerable<Observation> figures, IEnumerable<ProjectMention> projects) =>
    [
        .. linked,
        .. figures.Where(o => o.Current && o.SubjectKind == SubjectKinds.Zone).Select(o => o.Subject),
        .. projects.Where(p => p.Current).Select(p => p.ZoneName).OfType<string>(),
    ];

    private static async Task LinkZonesAsync(ZoneNewsDb db, Article article, IEnumerable<int> zones, CancellationToken cancel)
    {
        var wanted = zones.ToHashSet();
        var links = await db.ArticleZones.Where(l => l.ArticleId == article.Id).ToListAsync(cancel);
        db.ArticleZones.RemoveRange(links.Where(l => !wanted.Contains(l.ZoneId)));
        db.ArticleZones.AddRange(wanted.Except(links.Select(l => l.ZoneId)).Select(id => new ArticleZone { ArticleId = article.Id, ZoneId = id }));
    }

    private static void NameZones(List<Observation> figures, List<ProjectMention> projects, Dictionary<string, NamedZone> zones)
    {
        foreach (var project in projects.Where(p => p.Current))
            project.ZoneId = project.ZoneName is { } name ? zones[name].Id : project.ZoneId;
        foreach (var figure in figures.Where(o => o.Current && o.SubjectKind != SubjectKinds.Zone))
            figure.ZoneId = null;
        foreach (var figure in figures.Where(o => o.Current && o.SubjectKind == SubjectKinds.Zone))
            (figure.ZoneId, figure.Subject) = (zones[figure.Subject].Id, zones[figure.Subject].Name);
    }
}

/// <summary>A new article with its one reading, as yet without ids.</summary>
internal sealed record FirstReading(Article Article, Revision Revision, List<Observation> Figures, List<ProjectMention> Projects, PreparedDraft Draft);
