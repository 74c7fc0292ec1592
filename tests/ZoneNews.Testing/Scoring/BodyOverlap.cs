namespace ZoneNews.Testing.Scoring;

/// <summary>How much of a gold text was read, and how much of what was read is gold.</summary>
public static class BodyOverlap
{
    private const int Run = 5;

    /// <summary>F1 of runs of five characters, white space left out; 0 to 1.</summary>
    public static double F1(string gold, string read)
    {
        var (a, b) = (Runs(gold), Runs(read));
        return 2.0 * a.Sum(run => Math.Min(run.Value, b.GetValueOrDefault(run.Key))) / Math.Max(1, a.Values.Sum() + b.Values.Sum());
    }

    private static Dictionary<string, int> Runs(string text)
    {
        var bare = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        return Enumerable.Range(0, Math.Max(0, bare.Length - Run + 1)).Select(i => bare.Substring(i, Run)).CountBy(r => r).ToDictionary(r => r.Key, r => r.Value);
    }
}
