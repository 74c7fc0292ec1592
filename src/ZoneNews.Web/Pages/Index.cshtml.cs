using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Facts;
using ZoneNews.Data.Queries;
using ZoneNews.Data.Search;
using ZoneNews.Extraction;
using ZoneNews.Web.Charts;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Pages.News;
using ZoneNews.Web.Pages.Zones;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Pages;

/// <summary>The newest numbers, the news with their figures, a national series, targets, disagreements, places.</summary>
public sealed class IndexModel(ZoneNewsDb db, IArticleSearch search, IMemoryCache cache, TimeProvider time) : PageModel
{
    private const int NewsLines = 12;
    private const int RecentFigures = 200;
    private const int RecentArticles = 40;
    private const int MostTargets = 24;
    private const int MostConflicts = 24;

    /// <summary>The group whose series stands at the side: all national economic zones.</summary>
    public const string National = "全国国家级经开区";

    public IReadOnlyList<KeyFigure> KeyFigures { get; private set; } = [];

    public IReadOnlyList<ListedArticle> News { get; private set; } = [];

    public Chart? Chart { get; private set; }

    public IReadOnlyList<FigureLine> Series { get; private set; } = [];

    public IReadOnlyList<TargetLine> TargetLines { get; private set; } = [];

    public IReadOnlyList<FigureConflict> Conflicts { get; private set; } = [];

    public HomePlaces Places { get; private set; } = new([], []);

    public DateTimeOffset Now => time.GetUtcNow().ToOffset(TimeSpan.FromHours(8));

    public DateTime? LastFetch { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var newest = await ArticleQueries.LinesAsync(db, search, new ArticleQuery(), 3 * NewsLines, cancel);
        // An article without a date stands where it was fetched: it should not lead.
        var items = newest.OrderBy(i => i.Published is null ? 1 : 0).Take(NewsLines).ToList();
        var figures = await ArticleFigures.OfAsync(db, items.ConvertAll(i => i.Id), 2, null, cancel);
        News = [.. items.Select(i => new ListedArticle(i with { Excerpt = "" }, figures.GetValueOrDefault(i.Id, ArticleFigures.None), [], null))];
        var recent = await RecentAsync(cancel);
        KeyFigures = Newest(recent);
        await ReadSeriesAsync(cancel);
        (TargetLines, Conflicts, Places, LastFetch) = await cache.GetOrCreateAsync("home", async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(1);
            return (await TargetsAsync(cancel), await ConflictQuery.FindAsync(db, db.Facts.AsNoTracking(), MostConflicts, cancel), await PlacesAsync(cancel),
                await db.Sources.MaxAsync(s => s.LastFetchAt, cancel));
        });
    }

    // The newest articles first: all figures sorted by their articles would be a walk through the whole archive.
    private async Task<List<FigureLine>> RecentAsync(CancellationToken cancel)
    {
        var newest = await db.Articles.Where(a => a.Status == ArticleStatus.Published && a.DuplicateOfId == null && a.Published != null && a.Observations.Any())
            .OrderByDescending(a => a.Position).Take(RecentArticles).Select(a => a.Id).ToArrayAsync(cancel);
        return await ObservationQueries.Find(db, new ObservationQuery()).AsNoTracking()
            .Where(o => EF.Parameter(newest).Contains(o.ArticleId) && o.Period != null && o.SubjectKind == "zone")
            .OrderByDescending(o => o.Article!.Position).ThenBy(o => o.Id)
            .Take(RecentFigures).Select(FigureLine.Of).ToListAsync(cancel);
    }

    // One number an article, the leading indicators first; five tell enough.
    private static IReadOnlyList<KeyFigure> Newest(List<FigureLine> recent) =>
        [.. recent.GroupBy(l => l.ArticleId)
            .Select(g => ArticleFigures.Pick([.. g], 1, "gdp").Chips)
            .Where(c => c.Count > 0)
            .Select(c => new KeyFigure(c[0].Figure, c[0].Growth))
            .DistinctBy(k => k.Level.Subject)
            .Take(5)];

    private async Task ReadSeriesAsync(CancellationToken cancel)
    {
        var english = Display.English;
        var lines = await db.Facts.AsNoTracking().Where(f => f.Subject == National && f.Indicator == "gdp" && f.Measure == Measure.Value).Lines().ToListAsync(cancel);
        Series = [.. lines.Where(l => PeriodText.IsYear(l.Period)).GroupBy(l => l.Period).Select(g => Preference.Choose(g)).OrderByDescending(l => l.Period, StringComparer.Ordinal)];
        if (Series.Count == 0)
            return;
        var scale = FigureFormat.ScaleOf(Series.Max(l => l.Value), "CNY", english);
        Chart = new Chart(
            ChartKind.Line, Glossary.Name("gdp", english), scale.Name(english) + (english ? ", current prices; zones taking part differ by year" : "，现价；参评园区数逐年不同"), scale.Name(english),
            [Chart.Line(english ? "All" : "全国", Series, scale, english)]);
    }

    private async Task<IReadOnlyList<TargetLine>> TargetsAsync(CancellationToken cancel)
    {
        var newest = db.Facts.AsNoTracking().Where(f => f.Status == FigureStatus.Target && f.Year != null && f.SubjectKind == SubjectKinds.Zone)
            .OrderByDescending(f => f.Year).ThenByDescending(f => f.ObservationId).Take(MostTargets);
        var lines = await Targets.ReadAsync(db, newest, Now.Year, cancel);
        // Known outcomes say most, then those that are overdue.
        return [.. lines.OrderBy(t => t.Verdict is TargetVerdict.Met or TargetVerdict.Missed ? 0 : t.Verdict == TargetVerdict.NoOutcome ? 1 : 2).Take(6)];
    }

    private async Task<HomePlaces> PlacesAsync(CancellationToken cancel) => new(
        await db.Zones.Where(z => z.Province != null).GroupBy(z => z.Province!)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => new ValueCount(g.Key, g.Count())).ToListAsync(cancel),
        await db.Zones.GroupBy(z => new { z.Level, z.Type })
            .OrderBy(g => g.Key.Level).ThenByDescending(g => g.Count()).Take(16).Select(g => new LevelTypeCount(g.Key.Level, g.Key.Type, g.Count())).ToListAsync(cancel));
}

/// <summary>The index of places at the foot of the home page.</summary>
public sealed record HomePlaces(IReadOnlyList<ValueCount> Provinces, IReadOnlyList<LevelTypeCount> Types);

public sealed record LevelTypeCount(string Level, string Type, int Count);
