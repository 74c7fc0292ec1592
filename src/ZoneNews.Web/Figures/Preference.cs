using ZoneNews.Extraction;

namespace ZoneNews.Web.Figures;

/// <summary>Which of several statements of one fact is shown, and whether they disagree.</summary>
public static class Preference
{
    // A figure rounded in a headline is no other figure.
    private const decimal Tolerance = 0.005m;

    /// <summary>The statement to show: actual before estimate before target; then a person's correction, exact before bounded, undoubted, official, newest.</summary>
    public static FigureLine Choose(IEnumerable<FigureLine> lines) => lines
        .OrderBy(l => StatusOrder(l.Status))
        .ThenBy(l => l.Corrected ? 0 : 1)
        .ThenBy(l => l.Bound == Bound.Exact ? 0 : 1)
        .ThenBy(l => l.Doubt is null ? 0 : 1)
        .ThenBy(l => StandingOrder(l.Standing))
        .ThenByDescending(l => l.Published)
        .ThenByDescending(l => l.Id)
        .First();

    /// <summary>The values that cannot all be true: exact statements of one status that differ by more than rounding, newest first; empty where there is no conflict.</summary>
    public static IReadOnlyList<FigureLine> Conflict(IEnumerable<FigureLine> lines)
    {
        var exact = lines.Where(l => l.Status == FigureStatus.Actual && l.Bound == Bound.Exact).ToList();
        var distinct = exact.OrderBy(l => StandingOrder(l.Standing)).ThenByDescending(l => l.Published).DistinctBy(l => l.Value).ToList();
        return distinct.Exists(a => distinct.Exists(b => Differ(a.Value, b.Value))) ? distinct : [];
    }

    public static int StatusOrder(string status) => status switch
    {
        FigureStatus.Actual => 0,
        FigureStatus.Estimate => 1,
        _ => 2,
    };

    private static int StandingOrder(string? standing) => standing switch
    {
        "official" => 0,
        "media" => 1,
        null => 2,
        "reprint" => 3,
        _ => 4,
    };

    private static bool Differ(decimal a, decimal b) => Math.Abs(a - b) > Tolerance * Math.Max(Math.Abs(a), Math.Abs(b));
}
