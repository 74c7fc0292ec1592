using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;

namespace ZoneNews.Web.Areas.Admin.Reviewing;

/// <summary>An article that waits for an editor, and why.</summary>
/// <param name="Open">Figures that wait.</param>
/// <param name="Doubts">Why they wait, in the order of the text; where only confidence is low, nothing.</param>
public sealed record QueueItem(long ArticleId, string Title, string Site, string Status, string? StatusReason, int Open, IReadOnlyList<string> Doubts);

/// <summary>What waits for an editor: articles that may not be shown yet, figures in doubt, texts that are not trusted.</summary>
public static class ReviewBacklog
{
    public const string Articles = "article";
    public const string Doubtful = "doubt";
    public const string Contradicted = "contradiction";
    public const string Subjectless = "subject-unknown";
    public const string Unsure = "confidence";
    public const string Quarantined = "quarantine";

    private const int Length = 50;

    public static IReadOnlyList<string> Reasons { get; } = [Articles, Doubtful, Subjectless, Contradicted, Unsure, Quarantined];

    public static Task<int> CountAsync(ZoneNewsDb db, CancellationToken cancel) => Waiting(db, null).CountAsync(cancel);

    /// <summary>The head of the queue: articles first, then by the number of figures that wait, then the newest.</summary>
    public static async Task<IReadOnlyList<QueueItem>> ReadAsync(ZoneNewsDb db, string? reason, CancellationToken cancel) =>
        await Waiting(db, reason)
            .OrderBy(a => a.Status == ArticleStatus.Review ? 0 : a.Status == ArticleStatus.Published ? 1 : 2)
            .ThenByDescending(a => a.Observations.Count(o => o.Current && o.State == ObservationState.Review))
            .ThenByDescending(a => a.Position)
            .Take(Length)
            .AsSplitQuery()
            .Select(a => new QueueItem(
                a.Id, a.Title, a.Source!.Name, a.Status, a.StatusReason,
                a.Observations.Count(o => o.Current && o.State == ObservationState.Review),
                a.Observations.Where(o => o.Current && o.State == ObservationState.Review && (o.Doubt != null || o.Contradiction != null))
                    .OrderBy(o => o.Start).Select(o => o.Doubt ?? o.Contradiction!).ToList()))
            .ToListAsync(cancel);

    private static IQueryable<Article> Waiting(ZoneNewsDb db, string? reason)
    {
        var articles = db.Articles.AsNoTracking();
        return reason switch
        {
            Articles => articles.Where(a => a.Status == ArticleStatus.Review),
            Quarantined => articles.Where(a => a.Status == ArticleStatus.Quarantined),
            Doubtful => Shown(articles).Where(a => a.Observations.Any(o => o.Current && o.State == ObservationState.Review && o.Doubt != null)),
            Contradicted => Shown(articles).Where(a => a.Observations.Any(o => o.Current && o.State == ObservationState.Review && o.Contradiction != null)),
            Subjectless => Shown(articles).Where(a => a.Observations.Any(o => o.Current && o.State == ObservationState.Review && o.Subject == "")),
            Unsure => Shown(articles).Where(a => a.Observations.Any(o => o.Current && o.State == ObservationState.Review && o.Doubt == null && o.Contradiction == null)),
            _ => articles.Where(a => a.Status == ArticleStatus.Review || a.Status == ArticleStatus.Quarantined
                || (a.Status == ArticleStatus.Published && a.DuplicateOfId == null
                    && a.Observations.Any(o => o.Current && o.State == ObservationState.Review))),
        };
    }

    private static IQueryable<Article> Shown(IQueryable<Article> articles) =>
        articles.Where(a => a.Status == ArticleStatus.Published && a.DuplicateOfId == null);
}
