namespace ZoneNews.Data.Checks;

/// <summary>
/// Figures of one subject held against each other. Pure: the same figures in any order give the same contradictions, and figures that
/// agree give none. A figure is blamed where fewer others bear it out than what it contradicts. What it costs grows with the number of figures,
/// not with its square: of many that state one thing, the first <see cref="Most"/> are looked at.
/// </summary>
public static class CrossChecks
{
    /// <summary>No zone or region has such a value.</summary>
    public const string Range = "check-range";

    /// <summary>Ten thousand times its neighbours, or a ten-thousandth: 万 for 亿.</summary>
    public const string Slip = "check-slip";

    /// <summary>Far from all neighbours of its own series.</summary>
    public const string Outlier = "check-outlier";

    /// <summary>Growth and the two levels do not fit.</summary>
    public const string Growth = "check-growth";

    /// <summary>Share, part and whole do not fit.</summary>
    public const string Share = "check-share";

    /// <summary>A part is larger than its whole.</summary>
    public const string Part = "check-part";

    /// <summary>The same sum is stated of another year.</summary>
    public const string Year = "check-year";

    /// <summary>A target stands as an outcome, or the other way.</summary>
    public const string Target = "check-target";

    /// <summary>Figures of one thing that another is held against, in the order of their ids.</summary>
    internal const int Most = 12;

    /// <summary>One contradiction a figure at most, the plainest: in the order of the checks. <paramref name="figures"/> may hold several subjects.</summary>
    public static IReadOnlyList<Contradiction> Find(IEnumerable<CheckedFigure> figures, CheckRules rules)
    {
        var found = new List<Contradiction>();
        foreach (var subject in figures.Where(f => f.Qualifier is null && f.Subject.Length > 0).GroupBy(f => f.Subject, StringComparer.Ordinal))
        {
            var own = subject.OrderBy(f => f.Id).ToList();
            var first = LevelChecks.Ranges(own, rules).Concat(SeriesChecks.Find(own, rules)).DistinctBy(c => c.Id).ToList();
            // What is wrong by itself is no measure for others.
            var blamed = first.Select(c => c.Id).ToHashSet();
            var sound = own.Where(f => !blamed.Contains(f.Id)).ToList();
            var support = new Support(sound);
            var second = LevelChecks.Parts(sound, support, rules).Concat(RateChecks.Growths(sound, support, rules)).Concat(RateChecks.Shares(sound, support, rules))
                .Concat(LevelChecks.Years(sound, rules)).Concat(LevelChecks.Targets(sound));
            found.AddRange(first.Concat(second).DistinctBy(c => c.Id));
        }
        return [.. found.OrderBy(c => c.Id)];
    }

    /// <summary>The contradictions of two figures that cannot both be true: the one with less support is blamed, both where they have as much.</summary>
    internal static IEnumerable<Contradiction> Blame(
        string check, CheckedFigure one, CheckedFigure other, Support support, params CheckedFigure[] beside)
    {
        var (forOne, forOther) = (support.Of(one), support.Of(other));
        if (forOne <= forOther)
            yield return new Contradiction(one.Id, check, [other.Id, .. beside.Select(b => b.Id)]);
        if (forOther <= forOne)
            yield return new Contradiction(other.Id, check, [one.Id, .. beside.Select(b => b.Id)]);
    }
}
