namespace ZoneNews.Extraction.Observations;

/// <summary>What makes a figure less sure than others of its rule; rules.tsv has a factor for each, by its name with a star.</summary>
public static class FigureTraits
{
    public const string NoPeriod = "no-period";
    public const string Bounded = "bounded";
    public const string Target = "target";

    public static IReadOnlyList<string> All { get; } = [NoPeriod, Bounded, Target];

    public static IEnumerable<string> Of(Observation figure) => All.Where(t => Holds(t, (figure.Open || figure.Period is null) && figure.Indicator != "area", figure.Bound, figure.Status));

    /// <param name="open">The text leaves the period open.</param>
    internal static bool Holds(string trait, bool open, string bound, string status) => trait switch
    {
        NoPeriod => open,
        Bounded => bound != Bound.Exact,
        _ => status == FigureStatus.Target,
    };
}
