using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Facts;
using ZoneNews.Data.Queries;
using ZoneNews.Extraction;
using ZoneNews.Web.Figures;

namespace ZoneNews.Web.Exports;

/// <summary>A subject's values of one indicator by year. <paramref name="Years"/> holds whole years only.</summary>
public sealed record IndicatorRow(string Subject, string? Scope, string Unit, IReadOnlyDictionary<string, decimal> Years);

/// <summary>An indicator's table by subject and year, as its page shows it.</summary>
public static class IndicatorExport
{
    private const int MostFigures = 100_000;

    private static readonly Column<IndicatorRow>[] Fixed =
    [
        new("subject", "主体", "园区正式名称、地区全称或群体", r => r.Subject),
        new("scope", "范围", "名次的榜单或领域；占比的整体", r => r.Scope),
        new("unit", "单位", "值以此计，金额为元（外币以其本位）", r => r.Unit),
    ];

    /// <param name="query">Its indicator is set; its measure is <c>value</c> where it names none.</param>
    public static async Task WriteAsync(ZoneNewsDb db, ObservationQuery query, ExportFormat format, Stream stream, CancellationToken cancel)
    {
        var measure = query.Measure ?? (query.Indicator == "ranking" ? Measure.Rank : Measure.Value);
        var lines = await ObservationQueries.Find(db, query with { Measure = measure, Before = null }).AsNoTracking()
            .Where(o => o.Period != null && o.Qualifier == null)
            .OrderByDescending(o => o.Id).Take(MostFigures).Select(FigureLine.Of).ToListAsync(cancel);
        var rows = Rows(lines.Where(l => PeriodText.IsYear(l.Period)));
        var years = rows.SelectMany(r => r.Years.Keys).Distinct().OrderDescending(StringComparer.Ordinal);
        var title = Glossary.Name(query.Indicator!, english: false) + FigureName.OfMeasure(measure, null, english: false);
        var table = new ExportTable<IndicatorRow>(query.Indicator!, title, [.. Fixed, .. years.Select(OfYear)], await SourceNotes.ReadAsync(db, cancel));
        await ExportWriter.WriteAsync(rows.ToAsyncEnumerable(), table, format, stream, cancel);
    }

    private static Column<IndicatorRow> OfYear(string year) =>
        new(year, year, "该年的数；数字不一时取首选者，全部见 observations", r => r.Years.TryGetValue(year, out var value) ? value : null);

    private static List<IndicatorRow> Rows(IEnumerable<FigureLine> lines) =>
    [
        .. lines.GroupBy(l => (l.Subject, l.Scope, l.Unit)).Select(g => new IndicatorRow(
            g.Key.Subject, g.Key.Scope, g.Key.Unit,
            g.GroupBy(l => l.Period!).ToDictionary(p => p.Key, p => PlainFigures.Plain(Preference.Choose([.. p]).Value), StringComparer.Ordinal)))
            .OrderBy(r => r.Subject, StringComparer.Ordinal).ThenBy(r => r.Scope, StringComparer.Ordinal),
    ];
}
