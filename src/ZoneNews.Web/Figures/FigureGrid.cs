using ZoneNews.Data.Facts;
using ZoneNews.Extraction;

namespace ZoneNews.Web.Figures;

/// <summary>What a cell shows: the level, and under it growth, share and the like.</summary>
/// <param name="Main">The preferred statement of the level; null where only changes are known.</param>
/// <param name="Others">The preferred statement of each other measure.</param>
/// <param name="Values">How many values of the level disagree; 0 where none do.</param>
public sealed record FigureCell(FigureLine? Main, IReadOnlyList<FigureLine> Others, int Values)
{
    /// <summary>A cell of statements of one level. <paramref name="levels"/>: all of them, or the preferred ones alone, which know of the others.</summary>
    public static FigureCell Of(IReadOnlyCollection<FigureLine> levels, IReadOnlyList<FigureLine> others)
    {
        var main = levels.Count > 0 ? Preference.Choose(levels) : null;
        return new FigureCell(main, others, Math.Max(main?.Values ?? 0, Preference.Conflict(levels).Count));
    }
}

/// <summary>One indicator in one unit, over the periods.</summary>
public sealed record FigureRow(string Indicator, string Unit, string? Qualifier, Scale Scale, IReadOnlyDictionary<string, FigureCell> Cells);

public sealed record FigureGroup(GlossaryGroup Group, IReadOnlyList<FigureRow> Rows);

/// <summary>A subject's indicators by period, newest first; an unknown period has the key "".</summary>
public sealed record FigureGrid(IReadOnlyList<string> Periods, IReadOnlyList<FigureGroup> Groups, int HiddenPeriods)
{
    /// <summary>More columns than this are for a file.</summary>
    public const int MostPeriods = 11;

    private static readonly string[] Levels = [Measure.Value];

    public static FigureGrid Build(IEnumerable<FigureLine> lines, bool english)
    {
        var figures = lines.Where(l => l.Measure is not (Measure.Rank or Measure.RankChange) && l.Indicator != "ranking").ToList();
        var periods = figures.Select(l => l.Period ?? "").Distinct(StringComparer.Ordinal).OrderByDescending(Order).ToList();
        var shown = periods.Take(MostPeriods).ToList();
        var rows = figures.GroupBy(l => (l.Indicator, l.Qualifier)).SelectMany(g => Rows(g.Key.Indicator, g.Key.Qualifier, [.. g], english)).ToList();
        var groups = Glossary.Groups
            .Select(g => new FigureGroup(g, [.. rows
                .Where(r => (Glossary.Find(r.Indicator)?.Group ?? "people") == g.Code && shown.Exists(r.Cells.ContainsKey))
                .OrderBy(r => Glossary.Order(r.Indicator)).ThenBy(r => r.Unit, StringComparer.Ordinal).ThenBy(r => r.Qualifier, StringComparer.Ordinal)]))
            .Where(g => g.Rows.Count > 0)
            .ToList();
        return new FigureGrid(shown, groups, periods.Count - shown.Count);
    }

    /// <summary>Sorts periods by their end, a whole year before its parts; the unknown period is last.</summary>
    public static string Order(string period)
    {
        if (period.Length < 4)
            return "";
        var end = period.Split('/')[^1];
        return end.Length == 4 ? (period.Length == 4 ? end + "~" : end + "}") : end[..4] + "-" + (end[5..] switch
        {
            "H2" or "Q4" => "12",
            "Q3" => "09",
            "H1" => "06~",
            "Q2" => "06",
            "Q1" => "03",
            var month => month,
        });
    }

    // Money in yuan and in dollars are two rows; a change belongs to the row whose level it changes.
    private static IEnumerable<FigureRow> Rows(string indicator, string? qualifier, List<FigureLine> lines, bool english)
    {
        var levels = lines.Where(l => Levels.Contains(l.Measure, StringComparer.Ordinal)).ToList();
        var units = levels.Select(l => l.Unit).Distinct(StringComparer.Ordinal).DefaultIfEmpty("PCT").ToList();
        var others = lines.Except(levels).ToList();
        foreach (var unit in units)
        {
            var own = levels.Where(l => l.Unit == unit).ToList();
            var mine = others.Where(o => units.Count == 1 || own.Exists(l => l.Period == o.Period)
                || (unit == units[0] && !levels.Exists(l => l.Period == o.Period))).ToList();
            var cells = own.Concat(mine).GroupBy(l => l.Period ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => Cell([.. g]), StringComparer.Ordinal);
            var largest = own.Count == 0 ? 0 : own.Max(l => Math.Abs(l.Value));
            yield return new FigureRow(indicator, unit, qualifier, RowScale(largest, unit, indicator, english), cells);
        }
    }

    private static FigureCell Cell(List<FigureLine> lines)
    {
        var levels = lines.Where(l => Levels.Contains(l.Measure, StringComparer.Ordinal)).ToList();
        var others = lines.Except(levels).GroupBy(l => (l.Measure, l.Scope)).Select(g => Preference.Choose(g)).OrderBy(l => l.Measure, StringComparer.Ordinal).ToList();
        return FigureCell.Of(levels, others);
    }

    /// <summary>The scale that a row or column shares: the one of its largest value, but 亿 rather than 万亿.</summary>
    public static Scale RowScale(decimal largest, string unit, string indicator, bool english)
    {
        var scale = FigureFormat.ScaleOf(FigureFormat.IsMoney(unit) && !english ? Math.Min(largest, 999_999_999_999m) : largest, unit, english);
        return unit == "COUNT" && !english && Glossary.Find(indicator)?.Counter is { } counter ? scale with { Chinese = counter } : scale;
    }
}
