namespace ZoneNews.Data.Checks;

/// <summary>Levels against what is possible, against their wholes, against other years and against targets.</summary>
internal static class LevelChecks
{
    public static IEnumerable<Contradiction> Ranges(IReadOnlyList<CheckedFigure> figures, CheckRules rules) =>
        figures.Where(f => IsImpossible(f, rules)).Select(f => new Contradiction(f.Id, CrossChecks.Range, []));

    private static bool IsImpossible(CheckedFigure f, CheckRules rules) => f.Measure switch
    {
        "growth" or "growth_mom" or "growth_avg" => f.Value > rules.LargestGrowth || f.Value < -100,
        "share" => f.Value > rules.LargestShare || f.Value < 0,
        "value" => Limits(f, rules) is [var least, var most] && (f.Value < least || f.Value > most),
        "rank" => f.Value < 1,
        _ => false,
    };

    private static IReadOnlyList<decimal>? Limits(CheckedFigure f, CheckRules rules) =>
        rules.RangeExceptions.TryGetValue(f.Indicator, out var own) ? own
        : rules.Ranges.TryGetValue(f.SubjectKind, out var units) && units.TryGetValue(f.IsMoney ? "money" : f.Unit, out var limits) ? limits
        : null;

    /// <summary>No part is larger than its whole in the same period, unit and status; of several statements of the whole, the largest counts.</summary>
    public static IEnumerable<Contradiction> Parts(IReadOnlyList<CheckedFigure> figures, Support support, CheckRules rules)
    {
        var levels = figures.Where(f => f is { Measure: "value", Period: not null, IsMoney: true }).ToLookup(f => (f.Indicator, f.Unit, f.Period, f.Status));
        foreach (var (whole, parts) in rules.Parts)
            foreach (var totals in levels.Where(g => g.Key.Indicator == whole))
            {
                var largest = totals.Max(f => f.Value) * (1 + rules.PartTolerance);
                var exact = totals.Where(f => f.IsExact).Take(CrossChecks.Most).ToList();
                foreach (var part in parts.SelectMany(p => levels[totals.Key with { Indicator = p }]).Where(f => f.IsExact && f.Value > largest))
                    foreach (var blamed in exact.SelectMany(total => CrossChecks.Blame(CrossChecks.Part, part, total, support)))
                        yield return blamed;
            }
    }

    /// <summary>The same telling sum of two years: the later read is blamed, unless others bear it out.</summary>
    public static IEnumerable<Contradiction> Years(IReadOnlyList<CheckedFigure> figures, CheckRules rules)
    {
        var telling = figures.Where(f => f is { Measure: "value", IsActual: true, Part: not null, Bound: "exact" } && f.Unit is not ("COUNT" or "KM2") && Digits(f.Value) >= rules.TellingDigits);
        foreach (var same in telling.GroupBy(f => (f.Indicator, f.Unit, f.Value, f.Part!.Value.From, f.Part.Value.To)).Where(g => g.Select(f => f.Period).Distinct().Skip(1).Any()))
        {
            var years = same.GroupBy(f => f.Period, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Min(f => f.Id)).ToList();
            foreach (var wrong in years.Skip(1).SelectMany(g => g))
                yield return new Contradiction(wrong.Id, CrossChecks.Year, [.. years[0].Take(CrossChecks.Most).Select(f => f.Id)]);
        }
    }

    private static int Digits(decimal value)
    {
        var digits = value.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal).Trim('0');
        return digits.Length;
    }

    /// <summary>What one text gives as the target, another as the outcome, though a third outcome is known: 全年完成 for 全年目标.</summary>
    public static IEnumerable<Contradiction> Targets(IReadOnlyList<CheckedFigure> figures)
    {
        var stated = figures.Where(f => f is { Measure: "value" or "growth", Part: not null }).ToList();
        var outcomes = stated.Where(f => f.IsActual).ToLookup(f => (f.Indicator, f.Measure, f.Unit, f.Period));
        foreach (var target in stated.Where(f => f.Status == "target"))
        {
            var known = outcomes[(target.Indicator, target.Measure, target.Unit, target.Period)];
            if (known.Where(f => f.Value != target.Value).Take(CrossChecks.Most).Select(f => f.Id).ToList() is { Count: > 0 } others)
                foreach (var outcome in known.Where(f => f.Value == target.Value))
                    yield return new Contradiction(outcome.Id, CrossChecks.Target, [target.Id, .. others]);
        }
    }
}
