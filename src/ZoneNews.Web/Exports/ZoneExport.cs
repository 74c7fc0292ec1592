using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;

namespace ZoneNews.Web.Exports;

/// <summary>The catalogue of zones as a file. Some thousands of rows: read at once.</summary>
public static class ZoneExport
{
    private static readonly IReadOnlyList<Column<ZoneRow>> Columns =
    [
        new("name", "名称", "正式名称", r => r.Name),
        new("level", "级别", "national 国家级, provincial 省级, unlisted 目录外", r => r.Level),
        new("type", "类型", "", r => r.Type),
        new("province", "省", "", r => r.Province),
        new("city", "市", "", r => r.City),
        new("county", "县区", "", r => r.County),
        new("division_code", "区划代码", "GB/T 2260", r => r.DivisionCode),
        new("approved", "批准", "YYYY 或 YYYY-MM", r => r.Approved),
        new("area_hectares", "面积", "公顷，目录核准", r => r.AreaHectares),
        new("industries", "主导产业", "以分号隔开", r => r.Industries),
        new("website", "网站", "", r => r.Website),
        new("aliases", "别名", "以分号隔开", r => string.Join(';', r.Aliases)),
        new("codes", "代码", "体系=代码，以分号隔开", r => string.Join(';', r.Codes.Select(c => c.Scheme + "=" + c.Code))),
        new("articles", "文章", "已发布篇数，转载不计", r => r.Articles),
        new("evidence", "依据", "此行事实的出处；KNOW 为未核", r => r.Evidence),
        new("id", "编号", "", r => r.Id),
    ];

    public static async Task WriteAsync(ZoneNewsDb db, ZoneQuery query, ExportFormat format, Stream stream, CancellationToken cancel)
    {
        var table = new ExportTable<ZoneRow>("zones", "园区", Columns, []);
        var rows = Project(db, ZoneQueries.Find(db, query).OrderBy(z => z.Id)).AsAsyncEnumerable();
        await ExportWriter.WriteAsync(rows, table, format, stream, cancel);
    }

    public static IQueryable<ZoneRow> Project(ZoneNewsDb db, IQueryable<Zone> zones) => zones.AsSplitQuery().Select(z => new ZoneRow
    {
        Id = z.Id,
        Name = z.Name,
        Level = z.Level,
        Type = z.Type,
        Province = z.Province,
        City = z.City,
        County = z.County,
        DivisionCode = z.DivisionCode,
        Approved = z.Approved,
        AreaHectares = z.AreaHectares,
        Industries = z.Industries,
        Website = z.Website,
        Aliases = z.Aliases.OrderBy(a => a.Id).Select(a => a.Name).ToList(),
        Codes = z.Codes.OrderBy(c => c.Id).Select(c => new ZoneCodeRow(c.Scheme, c.Code)).ToList(),
        Articles = db.ArticleZones.Count(l => l.ZoneId == z.Id && l.Article!.Status == ArticleStatus.Published && l.Article.DuplicateOfId == null),
        Evidence = z.Evidence,
    });
}
