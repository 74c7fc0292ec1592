using ZoneNews.Data.Entities;
using ZoneNews.Data.Watches;
using ZoneNews.Web.Figures;

namespace ZoneNews.Web.Watches;

/// <summary>The body of a hook, as docs/api.md describes it.</summary>
/// <param name="Type">watch.news or watch.test.</param>
/// <param name="Timestamp">When the news were found, UTC.</param>
public sealed record HookPayload(string Type, string Timestamp, HookData Data)
{
    public static HookPayload Of(Delivery delivery, string site)
    {
        var notice = Notice.Parse(delivery.Payload);
        return new HookPayload(
            delivery.Kind == DeliveryKinds.Test ? "watch.test" : "watch.news", Labels.Iso(notice.Found),
            new HookData(notice.Rhythm, [.. notice.Groups.Select(g => Watch(g, site))]));
    }

    private static HookWatch Watch(NoticeGroup group, string site) => new(
        group.WatchId, group.Kind, group.Target, WatchLinks.Name(group.Kind, group.Target, english: false), site + WatchLinks.Page(group.Kind, group.Target),
        new HookList<HookArticle>(group.ArticleCount, [.. group.Articles.Select(a =>
            new HookArticle(a.Id, a.Title, a.Published is { } day ? Labels.Iso(day) : null, a.Source, site + Addresses.Article(a.Id)))]),
        new HookList<HookFigure>(group.FigureCount, [.. group.Figures.Select(f => new HookFigure(
            f.Id, f.Subject, f.Indicator, f.Measure, f.Value, f.Unit, f.Period, f.Status, f.Bound, f.Scope, f.OutOf, site + NoticeWords.Line(f).Address))]));
}

public sealed record HookData(string Rhythm, IReadOnlyList<HookWatch> Watches);

public sealed record HookWatch(long Id, string Kind, string Target, string Name, string Page, HookList<HookArticle> Articles, HookList<HookFigure> Figures);

/// <param name="Total">All that is new; the items are the first of them.</param>
public sealed record HookList<T>(int Total, IReadOnlyList<T> Items);

public sealed record HookArticle(long Id, string Title, string? Published, string? Source, string Page);

public sealed record HookFigure(
    long Id, string Subject, string Indicator, string Measure, decimal Value, string Unit, string? Period, string Status, string Bound, string? Scope, int? OutOf, string Page);
