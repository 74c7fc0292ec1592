using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;

namespace ZoneNews.Web.Exports;

/// <summary>Projects' and companies' amounts as a file, the newest known first.</summary>
public static class ProjectExport
{
    private const int Batch = 1000;

    private static readonly IReadOnlyList<Column<ProjectRow>> Columns =
    [
        new("name", "名称", "项目或企业，照印", r => r.Name),
        new("kind", "种类", "project 项目, company 企业", r => r.Kind),
        new("item", "内容", "investment 投资, capital 注册资本, revenue 营收, output 产值, profit 利润, tax 税收, exports 出口, orders 订单, financing 融资", r => r.Item),
        new("amount", "金额", "以元（外币以其本位）计", r => r.Amount),
        new("unit", "单位", "CNY USD EUR HKD", r => r.Unit),
        new("status", "状态", "actual 已有, estimate 预计（如达产后）", r => r.Status),
        new("bound", "界限", "exact, at_least, at_most, approx", r => r.Bound),
        new("zone", "园区", "正式名称；文中未定则空", r => r.Zone),
        new("evidence", "原句", "正文中载明此数的字句", r => r.Evidence),
        new("start", "起", "原句在正文中的位置（UTF-16）", r => r.Start),
        new("end", "止", "不含", r => r.End),
        new("article_title", "文章", "", r => r.ArticleTitle),
        new("article_url", "网址", "", r => r.ArticleUrl),
        new("published", "发布日期", "YYYY-MM-DD，北京时间", r => r.Published),
        new("source", "来源", "页面所印", r => r.Source),
        new("source_id", "来源站", "见“来源与许可”", r => r.SourceId),
        new("article_id", "文章编号", "", r => r.ArticleId),
        new("id", "编号", "", r => r.Id),
    ];

    /// <summary>Writes what the query means to <paramref name="stream"/>. Paging of the query is not looked at.</summary>
    public static async Task WriteAsync(ZoneNewsDb db, ProjectQuery query, ExportFormat format, Stream stream, CancellationToken cancel)
    {
        var table = new ExportTable<ProjectRow>("projects", "项目", Columns, await SourceNotes.ReadAsync(db, cancel));
        await ExportWriter.WriteAsync(RowsAsync(db, query, cancel), table, format, stream, cancel);
    }

    private static IAsyncEnumerable<ProjectRow> RowsAsync(ZoneNewsDb db, ProjectQuery query, CancellationToken cancel) => Batches.ReadAsync(
        before => Project(ProjectQueries.Find(db, query with { Before = before }).AsNoTracking().OrderByDescending(p => p.Id).Take(Batch)).ToListAsync(cancel), r => r.Id, Batch, cancel);

    public static IQueryable<ProjectRow> Project(IQueryable<ProjectMention> projects) => projects.Select(p => new ProjectRow
    {
        Id = p.Id,
        Name = p.Name,
        Kind = p.Kind,
        Item = p.Item,
        Amount = PlainFigures.Plain(p.Amount),
        Unit = p.Unit,
        Status = p.Status,
        Bound = p.Bound,
        Zone = p.Zone!.Name,
        Evidence = p.Quote,
        Start = p.Start,
        End = p.End,
        ArticleId = p.ArticleId,
        ArticleTitle = p.Article!.Title,
        ArticleUrl = p.Article.Url,
        Published = p.Article.Published,
        Source = p.Article.SourceName,
        SourceId = p.Article.SourceId,
    });
}
