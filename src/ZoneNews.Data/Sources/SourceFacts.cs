using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Sources;

/// <summary>Shares of a source's pages, 0 to 1.</summary>
/// <param name="Pages">Pages that lists named as articles and that were visited.</param>
/// <param name="Empty">Of those, the ones that held no article.</param>
/// <param name="Articles">Articles read.</param>
/// <param name="Quarantined">Of those: text that cannot be trusted.</param>
/// <param name="Future">Dated after they were fetched.</param>
/// <param name="Dateless">Without a date.</param>
public sealed record PageShares(int Pages, double Empty, int Articles, double Quarantined, double Future, double Dateless);

/// <summary>What a source did lately, and before.</summary>
/// <param name="Visited">Addresses visited in the last days.</param>
/// <param name="Failed">Of those, the ones that failed.</param>
/// <param name="Newest">The latest day of publication.</param>
/// <param name="UsualGap">Days between two publications, as they mostly are; null where too few are known.</param>
/// <param name="PublishedNow">Articles of the last thirty days.</param>
/// <param name="PublishedBefore">The same as it mostly was: a thirty days' share of the half year before; null where that is not known.</param>
/// <param name="NewStrategies">Share of what was read lately by a way of finding the body that was rare before, 0 to 1; null where too little is known.</param>
public sealed record SourceFacts(
    DateTime? LastFetchAt, DateTime? LastSuccessAt, TimeSpan Interval, int Visited, int Failed, DateOnly? Newest, double? UsualGap, int PublishedNow, double? PublishedBefore,
    PageShares Now, PageShares Before, double? NewStrategies)
{
    /// <summary>What counts as lately.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    private const int Articles = 300;
    private const int Few = 5;
    private const int LongerPast = 180;
    private const double Rare = 0.1;

    /// <summary>Measures a source over its newest articles and its addresses.</summary>
    public static async Task<SourceFacts> MeasureAsync(ZoneNewsDb db, Source source, DateTime now, CancellationToken cancel)
    {
        var since = now - Lately;
        var rows = await db.Articles.Where(a => a.SourceId == source.Id).OrderByDescending(a => a.Position).Take(Articles)
            .Select(a => new Row(a.Id, a.Published, a.Status, a.StatusReason, a.FetchedAt)).ToListAsync(cancel);
        var ids = rows.ConvertAll(r => r.Id);
        var ways = await db.Revisions.Where(r => ids.Contains(r.ArticleId) && r.Number == r.Article!.RevisionNumber && r.Strategy != null)
            .Select(r => new Way(r.Strategy!, r.ReadAt)).ToListAsync(cancel);
        var visits = await db.Frontier.Where(e => e.SourceId == source.Id && e.LastFetchAt != null)
            .GroupBy(e => new { e.Outcome, Article = e.Kind == "article", Late = e.LastFetchAt >= since })
            .Select(g => new Visits(g.Key.Outcome, g.Key.Article, g.Key.Late, g.Count())).ToListAsync(cancel);

        var today = DateOnly.FromDateTime(now);
        var days = rows.Select(r => r.Published).OfType<DateOnly>().Where(d => d <= today).OrderDescending().ToList();
        var late = visits.Where(v => v.Late).ToList();
        return new SourceFacts(
            source.LastFetchAt, source.LastSuccessAt, TimeSpan.FromSeconds(source.IntervalSeconds),
            late.Sum(v => v.Count), late.Where(v => v.Outcome == FetchOutcome.Failed).Sum(v => v.Count),
            days.Count == 0 ? null : days[0], UsualGapOf(days), days.Count(d => d > today.AddDays(-Lately.Days)), BeforeOf(days, today),
            SharesOf(rows.Where(r => r.FetchedAt >= since), late), SharesOf(rows.Where(r => r.FetchedAt < since), [.. visits.Where(v => !v.Late)]),
            NewWays(ways, since));
    }

    // The middle of the gaps between days on which anything was published.
    private static double? UsualGapOf(List<DateOnly> days)
    {
        var distinct = days.Distinct().ToList();
        if (distinct.Count <= Few)
            return null;
        var gaps = distinct.Zip(distinct.Skip(1), (later, earlier) => later.DayNumber - earlier.DayNumber).Order().ToList();
        return gaps[gaps.Count / 2];
    }

    private static double? BeforeOf(List<DateOnly> days, DateOnly today)
    {
        var (end, start) = (today.AddDays(-Lately.Days), today.AddDays(-Lately.Days - LongerPast));
        // Where the newest articles do not reach back so far, the past is as long as they do.
        var first = days.Count == Articles && days[^1] > start ? days[^1] : start;
        var past = days.Count(d => d <= end && d > first);
        return past < Few || first >= end ? null : past * (double)Lately.Days / (end.DayNumber - first.DayNumber);
    }

    private static PageShares SharesOf(IEnumerable<Row> articles, List<Visits> visits)
    {
        var read = articles.ToList();
        var pages = visits.Where(v => v.Article).Sum(v => v.Count);
        return new PageShares(
            pages, Share(visits.Where(v => v.Article && v.Outcome == FetchOutcome.Rejected).Sum(v => v.Count), pages),
            read.Count, Share(read.Count(r => r.Status == ArticleStatus.Quarantined), read.Count), Share(read.Count(r => r.Reason == "future-date"), read.Count),
            Share(read.Count(r => r.Published is null), read.Count));
    }

    private static double? NewWays(List<Way> ways, DateTime since)
    {
        var (late, before) = (ways.Where(w => w.At >= since).ToList(), ways.Where(w => w.At < since).ToList());
        if (late.Count < Few || before.Count < Few)
            return null;
        return Share(late.Count(l => before.Count(b => b.Strategy == l.Strategy) < before.Count * Rare), late.Count);
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private sealed record Row(long Id, DateOnly? Published, string Status, string? Reason, DateTime FetchedAt);

    private sealed record Way(string Strategy, DateTime At);

    private sealed record Visits(FetchOutcome? Outcome, bool Article, bool Late, int Count);
}
