namespace ZoneNews.Data.Facts;

/// <summary>Which of several statements of one fact is shown, and whether they disagree.</summary>
public static class Preference
{
    // A figure rounded in a headline is no other figure.
    private const decimal Tolerance = 0.005m;

    /// <summary>
    /// The statement to show. A person's choice goes before all, the last one made first. Then an outcome before an estimate before a target
    /// (they are no statements of one fact), a person's correction, exact before bounded, undoubted; official before press before reprint;
    /// final before preliminary; later before earlier.
    /// </summary>
    public static T Choose<T>(IEnumerable<T> lines)
        where T : IStatement => lines
        .OrderByDescending(l => l.PreferredAt ?? DateTime.MinValue)
        .ThenBy(l => StatusOrder(l.Status))
        .ThenBy(l => l.Corrected ? 0 : 1)
        .ThenBy(l => l.Bound == "exact" ? 0 : 1)
        .ThenBy(l => l.Doubt is null ? 0 : 1)
        .ThenBy(l => StandingOrder(l.Standing))
        .ThenBy(l => FinalityOrder(l.Finality))
        .ThenByDescending(l => l.Published)
        .ThenByDescending(l => l.Id)
        .First();

    /// <summary>The values that cannot all be true: exact statements of one status that differ by more than rounding, the preferred first; empty where there is no conflict. A value that several give, as reprints do, counts once.</summary>
    public static IReadOnlyList<T> Conflict<T>(IEnumerable<T> lines)
        where T : IStatement
    {
        var exact = lines.Where(l => l.Status == "actual" && l.Bound == "exact").ToList();
        var distinct = new List<T>();
        for (var left = exact; left.Count > 0; left = [.. left.Where(l => l.Value != distinct[^1].Value)])
            distinct.Add(Choose(left));
        return distinct.Exists(a => distinct.Exists(b => Differ(a.Value, b.Value))) ? distinct : [];
    }

    public static int StatusOrder(string status) => status switch
    {
        "actual" => 0,
        "estimate" => 1,
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

    private static int FinalityOrder(string? finality) => finality switch
    {
        "final" => 0,
        "preliminary" => 2,
        _ => 1,
    };

    private static bool Differ(decimal a, decimal b) => Math.Abs(a - b) > Tolerance * Math.Max(Math.Abs(a), Math.Abs(b));
}
