using ZoneNews.Data.Entities;
using ZoneNews.Data.Facts;

namespace ZoneNews.Web.Figures;

/// <summary>A statement with the days on which it was known: from, and until a newer reading replaced it.</summary>
public sealed record VintageStatement(FigureLine Line, DateOnly From, DateOnly? Until);

/// <summary>What was known of one period on one day. <paramref name="Revised"/>: it was another value before.</summary>
public sealed record VintageCell(FigureLine? Line, bool Revised);

/// <summary>A series as it was known day by day, as ALFRED (St. Louis Fed) sets out its vintages: a row a period, a column a day on which something changed.</summary>
public sealed record Vintages(IReadOnlyList<DateOnly> Days, IReadOnlyList<(string Period, IReadOnlyList<VintageCell> Cells)> Rows, int HiddenDays)
{
    /// <summary>More columns than this are not shown: the latest are.</summary>
    public const int MostDays = 8;

    public static Vintages Build(IReadOnlyCollection<VintageStatement> statements)
    {
        var periods = statements.GroupBy(s => s.Line.Period ?? "", StringComparer.Ordinal).OrderByDescending(g => FigureGrid.Order(g.Key), StringComparer.Ordinal)
            .Select(g => (Period: g.Key, Statements: g.ToList())).ToList();
        // A day on which only the same values were stated again changes nothing.
        var days = statements.SelectMany(s => new[] { s.From, s.Until ?? s.From }).Distinct().Order()
            .Where(day => periods.Exists(p => KnownOn(p.Statements, day)?.Value != KnownOn(p.Statements, day.AddDays(-1))?.Value)).ToList();
        var shown = days.TakeLast(MostDays).ToList();
        return new Vintages(shown, [.. periods.Select(p => (p.Period, Cells(p.Statements, shown)))], days.Count - shown.Count);
    }

    /// <summary>The preferred statement among those known at the end of the day.</summary>
    public static FigureLine? KnownOn(IEnumerable<VintageStatement> statements, DateOnly day)
    {
        var known = statements.Where(s => s.From <= day && (s.Until is not { } until || until > day)).Select(s => s.Line).ToList();
        return known.Count == 0 ? null : Preference.Choose(known);
    }

    private static List<VintageCell> Cells(List<VintageStatement> statements, List<DateOnly> days)
    {
        var cells = new List<VintageCell>();
        var before = days.Count == 0 ? null : KnownOn(statements, days[0].AddDays(-1));
        foreach (var day in days)
        {
            var now = KnownOn(statements, day);
            cells.Add(new VintageCell(now, before is not null && now is not null && now.Value != before.Value));
            before = now ?? before;
        }
        return cells;
    }

    /// <summary>A figure as a statement: known since its article was published, or since it was read.</summary>
    public static VintageStatement Statement(Observation figure, FigureLine line, bool byReading) => byReading
        ? new VintageStatement(line, Day(figure.KnownFrom), figure.KnownUntil is { } until ? Day(until) : null)
        : new VintageStatement(line, line.Published ?? Day(figure.KnownFrom), null);

    private static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(utc.AddHours(8));
}
