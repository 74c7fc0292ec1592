using System.Text.RegularExpressions;

namespace ZoneNews.Testing.Scoring;

/// <summary>When two observations, texts or tokens count as the same (SCHEMA.md, section 5).</summary>
public static partial class Matching
{
    /// <summary>Pairs as many predictions with gold as can be: index in gold by index in predictions.</summary>
    public static IReadOnlyDictionary<int, int> Pair(IReadOnlyList<ScoredObservation> predicted, IReadOnlyList<ScoredObservation> gold, bool core)
    {
        var taken = new Dictionary<int, int>();
        bool Place(int p, HashSet<int> seen)
        {
            for (var g = 0; g < gold.Count; g++)
            {
                if (!Agree(predicted[p], gold[g], core) || !seen.Add(g))
                    continue;
                if (!taken.TryGetValue(g, out var other) || Place(other, seen))
                {
                    taken[g] = p;
                    return true;
                }
            }
            return false;
        }
        for (var p = 0; p < predicted.Count; p++)
            Place(p, []);
        return taken.ToDictionary(t => t.Value, t => t.Key);
    }

    /// <summary>Texts are compared without their white space; absent and empty are the same.</summary>
    public static string Fold(string? text) => Space().Replace(text ?? "", "");

    /// <summary>Single CJK characters and runs of letters and digits, with their counts.</summary>
    public static Tally Tokens(string? predicted, string? gold)
    {
        var (p, g) = (Count(predicted), Count(gold));
        return new Tally(p.Sum(t => Math.Min(t.Value, g.GetValueOrDefault(t.Key))), p.Values.Sum(), g.Values.Sum());
    }

    private static Dictionary<string, int> Count(string? text) =>
        Token().Matches(text ?? "").GroupBy(m => m.Value).ToDictionary(g => g.Key, g => g.Count());

    private static bool Agree(ScoredObservation p, ScoredObservation g, bool core) =>
        p.Indicator == g.Indicator && p.Measure == g.Measure && p.Unit == g.Unit && (p.Status ?? "actual") == (g.Status ?? "actual")
        && (core || (p.Subject == g.Subject && p.Period == g.Period))
        && p.Value is { } value && g.Value is { } wanted && Math.Abs(value - wanted) <= 0.0005m * Math.Abs(wanted)
        && (g.Indicator != "ranking" || SameScope(p.Scope, g.Scope));

    private static bool SameScope(string? p, string? g)
    {
        var (a, b) = (Brackets(p), Brackets(g));
        return a.Length == 0 || b.Length == 0 ? a == b : LongestCommon(a, b) >= 0.6 * Math.Min(a.Length, b.Length) - 1e-9;
    }

    private static string Brackets(string? text) =>
        Fold(text).Replace('（', '(').Replace('）', ')').Replace('“', '"').Replace('”', '"').Replace('［', '[').Replace('］', ']');

    private static int LongestCommon(string a, string b)
    {
        var best = 0;
        for (var i = 0; i < a.Length; i++)
            for (var j = 0; j < b.Length; j++)
            {
                var n = 0;
                while (i + n < a.Length && j + n < b.Length && a[i + n] == b[j + n])
                    n++;
                best = Math.Max(best, n);
            }
        return best;
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Space();

    [GeneratedRegex(@"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[A-Za-z0-9\u00c0-\u024f]+(?:\.[0-9]+)*|[\ud840-\ud8bf][\udc00-\udfff]", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
