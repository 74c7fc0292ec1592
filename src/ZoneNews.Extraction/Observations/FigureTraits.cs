namespace ZoneNews.Extraction.Observations;

/// <summary>What makes a figure less sure than others of its rule; rules.tsv has a factor for each, by its name with a star.</summary>
public static class FigureTraits
{
    public const string NoPeriod = "no-period";
    public const string Bounded = "bounded";
    public const string Target = "target";

    public static IReadOnlyList<string> All { get; } = [NoPeriod, Bounded, Target];

    public static IEnumerable<string> Of(Observation figure)
    {
        if (figure.Period is null && figure.Indicator != "area")
            yield return NoPeriod;
        if (figure.Bound != Bound.Exact)
            yield return Bounded;
        if (figure.Status == FigureStatus.Target)
            yield return Target;
    }
}
