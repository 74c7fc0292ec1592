namespace ZoneNews.Extraction.Observations;

/// <summary>What makes a figure less sure than others of its rule; rules.tsv has a factor for each, by its name with a star.</summary>
public static class FigureTraits
{
    public const string NoPeriod = "no-period";
    public const string Bounded = "bounded";
    public const string Target = "target";

    public static IReadOnlyList<string> All { get; } = [NoPeriod, Bounded, Target];

    public static IEnumerable<string> Of(Observation figure) => Of(figure.Period is null && figure.Indicator != "area", figure.Bound, figure.Status);

    /// <param name="open">The text leaves the period open.</param>
    internal static IEnumerable<string> Of(bool open, string bound, string status)
    {
        if (open)
            yield return NoPeriod;
        if (bound != Bound.Exact)
            yield return Bounded;
        if (status == FigureStatus.Target)
            yield return Target;
    }
}
