using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;
using ZoneNews.Data.Search;

namespace ZoneNews.Web.Exports;

/// <summary>Articles as a file, newest first.</summary>
public static class ArticleExport
{
    private const int Batch = 200;

    private static readonly IReadOnlyList<Column<ArticleRow>> Columns =
    [
        new("title", "标题", "页面没有标题时为空", r => r.Title),
        new("published", "发布日期", "YYYY-MM-DD，北京时间", r => r.Published),
        new("source", "来源", "页面所印", r => r.Source),
        new("zones", "园区", "正式名称，以分号隔开", r => string.Join(';', r.Zones)),
        new("category", "类别", "statistics, investment, project 等，判断不出时为空", r => r.Category),
        new("category_confidence", "类别把握", "0 至 1", r => r.CategoryConfidence is { } sure ? (decimal)sure : null),
        new("language", "语言", "zh-Hans, zh-Hant（原页为繁体）, en", r => r.Language),
        new("division", "地区", "文章所述的最小行政区划", r => r.Division),
        new("url", "网址", "原文；本站摘要没有网址时为 starter:编号", r => r.Url),
        new("source_id", "来源站", "见“来源与许可”", r => r.SourceId),
        new("fetched_at", "抓取时间", "UTC", r => r.FetchedAt),
        new("status", "状态", "published, review, quarantined, rejected, gone", r => r.Status),
        new("duplicate_of", "转载自", "同文首见的网址", r => r.DuplicateOf),
        new("quarantine", "隔离原因", "正文不可信的原因", r => r.Quarantine),
        new("reader", "阅读器版本", "", r => r.Reader),
        new("observations", "数字个数", "此文所载数字", r => r.Observations.Count),
        new("projects", "项目", "此文所载项目与企业金额的个数", r => r.Projects.Count),
        new("body", "正文", "简体，一段一行；表格一行一行，格间为制表符", r => r.Body),
    ];

    /// <summary>
    /// Writes what the query means to <paramref name="stream"/>; with <see cref="ArticleQuery.AnyStatus"/> and
    /// <see cref="ArticleQuery.WithCopies"/> the whole archive. Paging of the query is not looked at.
    /// </summary>
    public static async Task WriteAsync(
        ZoneNewsDb db, IArticleSearch search, ArticleQuery query, ExportFormat format, Stream stream, CancellationToken cancel)
    {
        var table = new ExportTable<ArticleRow>("articles", "文章", Columns, await SourceNotes.ReadAsync(db, cancel));
        await ExportWriter.WriteAsync(RowsAsync(db, search, query, cancel), table, format, stream, cancel);
    }

    public static async IAsyncEnumerable<ArticleRow> RowsAsync(
        ZoneNewsDb db, IArticleSearch search, ArticleQuery query, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in Batches.ReadAsync(Read, r => r.Position, Batch, cancel))
            yield return row;

        async Task<List<ArticleRow>> Read(long? before)
        {
            var due = await ArticleQueries.NewestAsync(db, search, query with { Before = before }, Batch, cancel);
            return await Project(due.AsNoTracking().OrderByDescending(a => a.Position), query.AnyStatus).ToListAsync(cancel);
        }
    }

    /// <summary>Articles as rows, with the figures that readers are shown; <paramref name="withWaiting"/> also with those that wait for an editor.</summary>
    public static IQueryable<ArticleRow> Project(IQueryable<Article> articles, bool withWaiting = false) => articles.AsSplitQuery().Select(a => new ArticleRow
    {
        Id = a.Id,
        Position = a.Position,
        Url = a.Url,
        SourceId = a.SourceId,
        FetchedAt = a.FetchedAt,
        Status = a.Status,
        DuplicateOf = a.DuplicateOf!.Url,
        Quarantine = a.Status == ArticleStatus.Quarantined ? a.StatusReason : null,
        Reader = a.Revisions.Where(r => r.Number == a.RevisionNumber).Select(r => r.ReaderVersion).FirstOrDefault(),
        Title = a.Title == "" ? null : a.Title,
        Published = a.Published,
        Source = a.SourceName,
        Zones = a.Zones.OrderBy(z => z.ZoneId).Select(z => z.Zone!.Name).ToList(),
        Category = a.Category,
        CategoryConfidence = a.CategoryConfidence,
        Language = a.Language,
        Division = a.Division,
        Body = a.Body,
        Observations = a.Observations
            .Where(o => o.Current && (o.State == ObservationState.Published || (withWaiting && o.State == ObservationState.Review && o.Subject != "")))
            .OrderBy(o => o.Start).ThenBy(o => o.Id)
            .Select(o => new FigureRow(
                o.Subject, o.Indicator, o.Measure, PlainFigures.Plain(o.Value), o.Unit, o.Period, o.Status, o.Bound, o.Scope, o.OutOf,
                o.Quote, o.Start, o.End))
            .ToList(),
        Projects = a.Projects.Where(p => p.Current).OrderBy(p => p.FigureStart).ThenBy(p => p.Id)
            .Select(p => new ArticleProject(
                p.Name, p.Kind, p.Item, PlainFigures.Plain(p.Amount), p.Unit, p.Status, p.Bound, p.Zone!.Name, p.Quote, p.Start, p.End))
            .ToList(),
    });
}
