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
    /// <summary>Brings the article, its figures, links, place, copies and search row up to date, and saves.</summary>
    /// <param name="first">Of an article that was not there: nobody has said anything of it yet, and all that is to be known is at hand, not yet saved.</param>
    /// <param name="audits">Holds the figures against others later; null: at once.</param>
    public static async Task RefreshAsync(
        ZoneNewsDb db, IArticleSearch search, Article article, KeepingOptions options, DateTime now, CancellationToken cancel, FirstReading? first = null, PendingAudits? audits = null)
    {
        var revision = first?.Revision ?? await db.Revisions.SingleAsync(r => r.ArticleId == article.Id && r.Number == article.RevisionNumber, cancel);
        var figures = first?.Figures ?? await db.Observations.Where(o => o.ArticleId == article.Id).ToListAsync(cancel);
        var reviews = first is null ? StandingReviews.Of(await db.Reviews.AsNoTracking().Where(r => r.ArticleId == article.Id).ToListAsync(cancel)) : [];
        var before = (article.Position, article.Title, article.Body, article.Status, article.Published, article.CopyOfSaidId, article.FirstSaidAt);

        ShowRevision(article, revision);
        var ofArticle = reviews.Where(r => r.Fingerprint is null).ToList();
        foreach (var review in ofArticle)
            Apply(article, review);
        (article.CopyOfSaidId, article.FirstSaidAt) = CopyWords.Of(article.Id, ofArticle);
        ShownFigures.Apply(figures, revision.Id, reviews, options, now);
        var projects = first?.Projects ?? await db.Projects.Where(p => p.ArticleId == article.Id).ToListAsync(cancel);
        foreach (var project in projects)
            project.Current = project.RevisionId == revision.Id;
        var linked = ZonesOf(revision, ofArticle);
        var zones = await ZoneNames.FindOrAddAsync(db, NamesOf(linked, figures, projects), cancel);
        await LinkZonesAsync(db, article, linked.Select(name => zones[name].Id), first is not null, cancel);
        NameZones(figures, projects, zones);
        // The place needs the id, which only a saved article has.
        if (first is not null)
            await SaveFirstAsync(db, article, first, cancel);
        article.Position = await Positions.PlaceAsync(db, article, Positions.DayShown(article, figures), cancel);
        article.UpdatedAt = now;
        if (first is null)
            await db.SaveChangesAsync(cancel);

        var textChanged = article.Body != before.Body || before.Position < 0;
        var isSaid = article.CopyOfSaidId != before.CopyOfSaidId;
        if (textChanged || isSaid)
            await CopyCluster.JoinAsync(db, article, first is not null, isSaid, cancel);
        else if (article.Status != before.Status || article.Published != before.Published || article.FirstSaidAt != before.FirstSaidAt)
            await CopyCluster.ElectAgainAsync(db, article, cancel);
        await db.SaveChangesAsync(cancel);
        if (audits is not null)
            audits.Note(figures);
        else if (await SeriesAudit.RunAsync(db, figures, options, cancel) > 0)
            await db.SaveChangesAsync(cancel);

        if (before.Position >= 0 && before.Position != article.Position)
            await search.RemoveAsync(db, before.Position, cancel);
        if (textChanged || before.Title != article.Title || before.Position != article.Position)
            await search.IndexAsync(db, article, cancel);
        if (audits is null)
            await FactBook.BringUpToDateAsync(db, cancel);
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

    private static async Task LinkZonesAsync(ZoneNewsDb db, Article article, IEnumerable<int> zones, bool isNew, CancellationToken cancel)
    {
        var wanted = zones.ToHashSet();
        if (isNew)
        {
            db.ArticleZones.AddRange(wanted.Select(id => new ArticleZone { Article = article, ZoneId = id }));
            return;
        }
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

    private static async Task SaveFirstAsync(ZoneNewsDb db, Article article, FirstReading first, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        foreach (var figure in first.Figures)
            (figure.Article, figure.Revision, figure.ArticleId, figure.RevisionId) = (null, null, article.Id, first.Revision.Id);
        foreach (var project in first.Projects)
            (project.Article, project.Revision, project.ArticleId, project.RevisionId) = (null, null, article.Id, first.Revision.Id);
        await RowWriter.InsertAsync(db, first.Figures, cancel);
        await RowWriter.InsertAsync(db, first.Projects, cancel);
    }
}

/// <summary>A new article with its one reading, added to the context and not yet saved.</summary>
internal sealed record FirstReading(Revision Revision, List<Observation> Figures, List<ProjectMention> Projects);
