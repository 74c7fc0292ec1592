using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;
using ZoneNews.Data.Search;

namespace ZoneNews.Data.Watches;

/// <summary>What is new, and the marks that keep it from being told again.</summary>
public sealed record FoundNews(NoticeGroup Group, IReadOnlyList<WatchMark> Marks);

/// <summary>
/// What a watch has not told yet. News are published articles that came to the archive after the watch was made, and the facts that such an
/// article is the first to state. A copy of a known article, another reading of a known article and a known fact said again are none.
/// </summary>
public static class WatchNews
{
    /// <summary>Items of each list that a message names; the others it counts.</summary>
    public const int Listed = 20;

    /// <summary>Items of each list that are taken at a time; what is more comes with the next message.</summary>
    private const int Most = 1000;

    /// <summary>Null where nothing is new. Reads only.</summary>
    public static async Task<FoundNews?> FindAsync(ZoneNewsDb db, IArticleSearch search, Watch watch, CancellationToken cancel)
    {
        var articles = await ArticlesOf(db, await MeantAsync(db, search, watch, cancel), watch).Take(Most).ToListAsync(cancel);
        var figures = (await FiguresOf(db, watch).Take(Most).ToListAsync(cancel)).DistinctBy(f => f.Fact).ToList();
        if (articles.Count == 0 && figures.Count == 0)
            return null;
        var group = new NoticeGroup(
            watch.Id, watch.Kind, watch.Target,
            articles.Count, [.. articles.Take(Listed).Select(a => a.Shown)],
            figures.Count, [.. figures.OrderByDescending(f => f.Position).Take(Listed).Select(f => f.Shown)]);
        return new FoundNews(group, await MarksAsync(db, watch, articles, figures, cancel));
    }

    /// <summary>The newest that the watch means, told or not: for a message that only shows what messages look like.</summary>
    public static async Task<NoticeGroup> SampleAsync(ZoneNewsDb db, IArticleSearch search, Watch watch, int count, CancellationToken cancel)
    {
        var all = new Watch { Id = -1, UserId = watch.UserId, Kind = watch.Kind, Target = watch.Target, Rhythm = watch.Rhythm };
        var articles = await ArticlesOf(db, await MeantAsync(db, search, all, cancel), all).Take(count).Select(a => a.Shown).ToListAsync(cancel);
        var figures = await FiguresOf(db, all, newestFirst: true).Take(count).Select(f => f.Shown).ToListAsync(cancel);
        return new NoticeGroup(watch.Id, watch.Kind, watch.Target, articles.Count, articles, figures.Count, figures);
    }

    private static async Task<IQueryable<Article>> MeantAsync(ZoneNewsDb db, IArticleSearch search, Watch watch, CancellationToken cancel) => watch.Kind switch
    {
        WatchKinds.Search => await ArticleQueries.FindAsync(db, search, SearchTarget.Parse(watch.Target), cancel),
        WatchKinds.Zone => db.Articles.Where(a =>
            a.Status == ArticleStatus.Published && a.DuplicateOfId == null && a.Zones.Any(l => l.Zone!.Name == watch.Target)),
        _ => db.Articles.Where(a => false),
    };

    private static IQueryable<NewArticle> ArticlesOf(ZoneNewsDb db, IQueryable<Article> meant, Watch watch)
    {
        var told = db.WatchMarks.Where(m => m.WatchId == watch.Id && m.Fact == "").Select(m => m.ArticleId);
        return meant.AsNoTracking()
            .Where(a => a.Id > watch.KnownUpTo && !told.Contains(a.Id))
            // Of the copies of one text another may be chosen to stand for all.
            .Where(a => !db.Articles.Any(c => c.DuplicateOfId == a.Id && (c.Id <= watch.KnownUpTo || told.Contains(c.Id))))
            .OrderByDescending(a => a.Position)
            .Select(a => new NewArticle(
                new NoticeArticle(a.Id, a.Title, a.Published, a.SourceName ?? a.Source!.Name),
                db.Revisions.Where(r => r.ArticleId == a.Id && r.Number == a.RevisionNumber).Select(r => r.Id).First()));
    }

    private static IQueryable<NewFigure> FiguresOf(ZoneNewsDb db, Watch watch, bool newestFirst = false)
    {
        var told = db.WatchMarks.Where(m => m.WatchId == watch.Id);
        var meant = watch.Kind switch
        {
            WatchKinds.Zone => ObservationQueries.Find(db, new ObservationQuery { Zone = watch.Target }),
            WatchKinds.Indicator => ObservationQueries.Find(db, new ObservationQuery { Indicator = watch.Target }),
            _ => db.Observations.Where(o => false),
        };
        var news = meant.AsNoTracking()
            // Said of the article too, so that SQLite begins with the new articles and not with all that state the indicator.
            .Join(db.Articles.Where(a => a.Id > watch.KnownUpTo), o => o.ArticleId, a => a.Id, (o, a) => o)
            .Where(o => o.ArticleId > watch.KnownUpTo)
            .Where(o => !told.Any(m => m.Fact == o.Fingerprint))
            .Where(o => !told.Any(m => m.Fact == "" && m.ArticleId == o.ArticleId && m.RevisionId != o.RevisionId))
            .Where(o => !db.Observations.Any(p =>
                p.Subject == o.Subject && p.Indicator == o.Indicator && p.Period == o.Period && p.Fingerprint == o.Fingerprint
                && p.ArticleId <= watch.KnownUpTo && p.Current && p.State == ObservationState.Published && p.Article!.Status == ArticleStatus.Published));
        return (newestFirst ? news.OrderByDescending(o => o.Id) : news.OrderBy(o => o.Id))
            .Select(o => new NewFigure(
                new NoticeFigure(o.Id, o.ArticleId, o.Subject, o.Indicator, o.Measure, o.Value, o.Unit, o.Period, o.Status, o.Bound, o.Scope, o.OutOf),
                o.Fingerprint, o.RevisionId, o.Article!.Position));
    }

    private static async Task<IReadOnlyList<WatchMark>> MarksAsync(
        ZoneNewsDb db, Watch watch, List<NewArticle> articles, List<NewFigure> figures, CancellationToken cancel)
    {
        var read = articles.Select(a => (a.Shown.Id, a.RevisionId)).Concat(figures.Select(f => (Id: f.Shown.ArticleId, f.RevisionId))).DistinctBy(r => r.Id).ToList();
        var ids = read.Select(r => r.Id).ToList();
        var known = await db.WatchMarks.Where(m => m.WatchId == watch.Id && m.Fact == "" && ids.Contains(m.ArticleId)).Select(m => m.ArticleId).ToListAsync(cancel);
        return
        [
            .. read.Where(r => !known.Contains(r.Id)).Select(r => Mark(r.Id, "", r.RevisionId)),
            .. figures.Select(f => Mark(f.Shown.ArticleId, f.Fact, f.RevisionId)),
        ];
        WatchMark Mark(long article, string fact, long revision) => new() { WatchId = watch.Id, ArticleId = article, Fact = fact, RevisionId = revision };
    }

    private sealed record NewArticle(NoticeArticle Shown, long RevisionId);

    private sealed record NewFigure(NoticeFigure Shown, string Fact, long RevisionId, long Position);
}
