using System.Globalization;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Observations;

namespace ZoneNews.Testing.Scoring;

/// <summary>A bin of a reliability table.</summary>
public sealed record ReliabilityBin(double From, double To, int Count, double Predicted, double Observed);

/// <summary>
/// How sure a figure is by its rule and what is unusual about it: shares of right figures among those read, drawn towards a prior by
/// pseudo-counts (Laplace). Pure.
/// </summary>
public static class Calibration
{
    private const double Prior = 0.9;
    private const double RuleCounts = 4;
    private const double TraitCounts = 8;
    private const double Most = 0.99;
    private static readonly double[] Edges = [0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 1.0001];

    /// <summary>Lines of rules.tsv: rules, then traits with a star. <paramref name="rules"/>: all that there are.</summary>
    public static IReadOnlyList<(string Name, double Confidence)> Fit(IReadOnlyList<(JudgedFigure Figure, double Weight)> judged, IEnumerable<string> rules)
    {
        var byRule = rules.Where(r => r[0] != '*').ToDictionary(r => r, r => Smooth(judged.Where(j => j.Figure.Figure.Rule == r), _ => Prior, RuleCounts) * Prior, StringComparer.Ordinal);
        var byTrait = FigureTraits.All.ToDictionary(
            t => t, t => Math.Min(1, Smooth(judged.Where(j => FigureTraits.Of(j.Figure.Figure).Contains(t)), j => byRule[j.Figure.Rule], TraitCounts)), StringComparer.Ordinal);
        return [.. byRule.Select(r => (r.Key, Math.Round(Math.Min(Most, r.Value), 3))), .. byTrait.Select(t => ("*" + t.Key, Math.Round(t.Value, 3)))];
    }

    /// <summary>Right figures over those expected to be, both with as many pseudo-counts.</summary>
    private static double Smooth(IEnumerable<(JudgedFigure Figure, double Weight)> judged, Func<JudgedFigure, double> expected, double counts)
    {
        var (right, wanted) = (counts, counts);
        foreach (var (figure, weight) in judged)
            (right, wanted) = (right + (figure.Right ? weight : 0), wanted + (weight * expected(figure)));
        return right / wanted;
    }

    public static IReadOnlyList<ReliabilityBin> Reliability(IReadOnlyCollection<JudgedFigure> judged) =>
        [.. Edges.Zip(Edges.Skip(1)).Select(e => (e, In: judged.Where(j => j.Figure.Confidence >= e.First && j.Figure.Confidence < e.Second).ToList()))
            .Where(b => b.In.Count > 0)
            .Select(b => new ReliabilityBin(b.e.First, Math.Min(1, b.e.Second), b.In.Count, b.In.Average(j => j.Figure.Confidence), Share(b.In)))];

    /// <summary>Mean squared difference of confidence and truth.</summary>
    public static double Brier(IReadOnlyCollection<JudgedFigure> judged) => judged.Average(j => Math.Pow(j.Figure.Confidence - (j.Right ? 1 : 0), 2));

    /// <summary>Expected calibration error over the bins.</summary>
    public static double Error(IReadOnlyCollection<JudgedFigure> judged) =>
        Reliability(judged).Sum(b => b.Count * Math.Abs(b.Predicted - b.Observed)) / judged.Count;

    public static double Share(IReadOnlyCollection<JudgedFigure> judged) => judged.Count == 0 ? 1 : judged.Count(j => j.Right) / (double)judged.Count;

    /// <summary>The table as docs/extraction.md shows it.</summary>
    public static IEnumerable<string> Lines(IReadOnlyCollection<JudgedFigure> judged, double threshold)
    {
        var culture = CultureInfo.InvariantCulture;
        yield return "| confidence | figures | predicted | came true |";
        yield return "| --- | --- | --- | --- |";
        foreach (var bin in Reliability(judged))
            yield return string.Create(culture, $"| {bin.From:0.00}–{bin.To:0.00} | {bin.Count} | {bin.Predicted:0.000} | {bin.Observed:0.000} |");
        var (shown, held) = (judged.Where(j => j.Figure.Doubt is null && j.Figure.Confidence >= threshold).ToList(), judged.Where(j => j.Figure.Doubt is not null || j.Figure.Confidence < threshold).ToList());
        yield return string.Create(culture, $"Brier {Brier(judged):0.0000}, expected calibration error {Error(judged):0.0000}.");
        yield return string.Create(culture, $"Threshold {threshold:0.00}: {shown.Count} of {judged.Count} published, {Share(shown):0.000} of them right; {held.Count} held back, {Share(held):0.000} of them right.");
    }
}
