using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;

namespace ZoneNews.Web.Exports;

/// <summary>Figures as a file, the newest known first.</summary>
public static class ObservationExport
{
    private const int Batch = 1000;

    private static readonly IReadOnlyList<Column<ObservationRow>> Columns =
    [
        new("subject", "主体", "园区正式名称、地区全称或群体", r => r.Subject),
        new("indicator", "指标", "代码，见指标定义", r => r.Indicator),
        new("measure", "量", "value, growth, growth_mom, growth_avg, share, completion, rank, rank_change", r => r.Measure),
        new("value", "值", "金额以元（外币以其本位）计，百分数照印，名次与个数为整数", r => r.Value),
        new("unit", "单位", "CNY USD EUR HKD PCT RANK PLACES COUNT KM2 KWH PERSON", r => r.Unit),
        new("period", "期别", "2021, 2021-H1, 2021-Q3, 2021-09, 2021-01/2021-09, 2016/2020；文中未定则空", r => r.Period),
        new("status", "状态", "actual 实绩, estimate 预计, target 目标", r => r.Status),
        new("bound", "界限", "exact, at_least, at_most, approx", r => r.Bound),
        new("scope", "范围", "名次的榜单或领域；占比的整体", r => r.Scope),
        new("out_of", "总数", "名次所在榜单的总数", r => r.OutOf),
        new("qualifier", "限定", "个数所限的规模或种类", r => r.Qualifier),
        new("evidence", "原句", "正文中载明此数的字句", r => r.Evidence),
        new("start", "起", "原句在正文中的位置（UTF-16）", r => r.Start),
        new("end", "止", "不含", r => r.End),
        new("article_title", "文章", "", r => r.ArticleTitle),
        new("article_url", "网址", "", r => r.ArticleUrl),
        new("published", "发布日期", "YYYY-MM-DD，北京时间", r => r.Published),
        new("source", "来源", "页面所印", r => r.Source),
        new("source_id", "来源站", "见“来源与许可”", r => r.SourceId),
        new("fetched_at", "抓取时间", "UTC", r => r.FetchedAt),
        new("rule", "规则", "读出此数的规则", r => r.Rule),
        new("confidence", "把握", "0 至 1", r => r.Confidence),
        new("known_from", "收录时间", "UTC", r => r.KnownFrom),
        new("article_id", "文章编号", "", r => r.ArticleId),
        new("id", "数字编号", "", r => r.Id),
    ];

    /// <summary>Writes what the query means to <paramref name="stream"/>. Paging of the query is not looked at.</summary>
    public static async Task WriteAsync(ZoneNewsDb db, ObservationQuery query, ExportFormat format, Stream stream, CancellationToken cancel)
    {
        var table = new ExportTable<ObservationRow>("observations", "数字", Columns, await SourceNotes.ReadAsync(db, cancel));
        await ExportWriter.WriteAsync(RowsAsync(db, query, cancel), table, format, stream, cancel);
    }

    public static IAsyncEnumerable<ObservationRow> RowsAsync(ZoneNewsDb db, ObservationQuery query, CancellationToken cancel)
    {
        var found = ObservationQueries.Find(db, query).AsNoTracking();
        return Batches.ReadAsync(
            before => Project((before is { } key ? found.Where(o => o.Id < key) : found).OrderByDescending(o => o.Id).Take(Batch)).ToListAsync(cancel), r => r.Id, Batch, cancel);
    }

    public static IQueryable<ObservationRow> Project(IQueryable<Observation> observations) => observations.Select(o => new ObservationRow
    {
        Id = o.Id,
        Subject = o.Subject,
        Indicator = o.Indicator,
        Measure = o.Measure,
        Value = PlainFigures.Plain(o.Value),
        Unit = o.Unit,
        Period = o.Period,
        Status = o.Status,
        Bound = o.Bound,
        Scope = o.Scope,
        OutOf = o.OutOf,
        Qualifier = o.Qualifier,
        Evidence = o.Quote,
        Start = o.Start,
        End = o.End,
        ArticleId = o.ArticleId,
        ArticleTitle = o.Article!.Title,
        ArticleUrl = o.Article.Url,
        Published = o.Article.Published,
        Source = o.Article.SourceName,
        SourceId = o.Article.SourceId,
        FetchedAt = o.Article.FetchedAt,
        Rule = o.Rule,
        Confidence = o.Confidence,
        KnownFrom = o.KnownFrom,
    });
}
