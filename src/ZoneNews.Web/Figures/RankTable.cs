using ZoneNews.Data.Facts;
using ZoneNews.Extraction;

namespace ZoneNews.Web.Figures;

/// <summary>A subject's places in one list by year.</summary>
/// <param name="Moved">Places gained from the first to the last year read; null with fewer than two.</param>
public sealed record RankRow(string Subject, IReadOnlyDictionary<string, FigureLine> Places, int? Moved, string? Between);

/// <summary>One list: its years, the size of its field in each, and the places that were read.</summary>
public sealed record RankTable(IReadOnlyList<string> Years, IReadOnlyDictionary<string, int?> FieldSizes, IReadOnlyList<RankRow> Rows)
{
    public static RankTable Build(IEnumerable<FigureLine> lines)
    {
        var places = lines.Where(l => l.Measure == Measure.Rank && l.Status != FigureStatus.Target && PeriodText.IsYear(l.Period)).ToList();
        var years = places.Select(l => l.Period!).Distinct().OrderByDescending(y => y, StringComparer.Ordinal).Take(FigureGrid.MostPeriods).ToList();
        var sizes = years.ToDictionary(y => y, y => places.Where(l => l.Period == y && l.OutOf is not null)
            .GroupBy(l => l.OutOf).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefault());
        var rows = places.GroupBy(l => l.Subject)
            .Select(g => Row(g.Key, g.GroupBy(l => l.Period!).ToDictionary(p => p.Key, p => Preference.Choose(p))))
            .OrderBy(r => years.FindIndex(r.Places.ContainsKey) is var newest and >= 0 ? r.Places[years[newest]].Value : decimal.MaxValue)
            .ThenBy(r => r.Subject, StringComparer.Ordinal)
            .ToList();
        return new RankTable(years, sizes, rows);
    }

    private static RankRow Row(string subject, IReadOnlyDictionary<string, FigureLine> places)
    {
        var exact = places.Values.Where(p => p.Bound == Bound.Exact).OrderBy(p => p.Period, StringComparer.Ordinal).ToList();
        return exact.Count < 2
            ? new RankRow(subject, places, null, null)
            : new RankRow(subject, places, (int)(exact[0].Value - exact[^1].Value), $"{exact[0].Period}→{exact[^1].Period}");
    }
}
