namespace ZoneNews.Data.Checks;

/// <summary>Rates against the levels that they speak of.</summary>
internal static class RateChecks
{
    /// <summary>A growth against this year's and last year's level; where several levels are stated, one that fits is enough.</summary>
    public static IEnumerable<Contradiction> Growths(IReadOnlyList<CheckedFigure> figures, Support support, CheckRules rules)
    {
        var levels = figures.Where(f => f is { Measure: "value", Value: > 0, IsActual: true, IsExact: true, Part: not null } && f.Unit != "COUNT").ToLookup(f => (f.Indicator, f.Part!.Value));
        foreach (var growth in figures.Where(f => f is { Measure: "growth", IsActual: true, IsExact: true, Part: not null }))
        {
            var part = growth.Part!.Value;
            var pairs = levels[(growth.Indicator, part)].Take(CrossChecks.Most)
                .SelectMany(now => levels[(growth.Indicator, part with { Year = part.Year - 1 })].Where(then => then.Unit == now.Unit).Take(CrossChecks.Most), (now, then) => (Now: now, Then: then)).ToList();
            if (pairs.Count == 0 || pairs.Exists(p => Fits(growth, p.Now, p.Then, rules)))
                continue;
            foreach (var (now, then) in pairs)
                foreach (var blamed in CrossChecks.Blame(CrossChecks.Growth, growth, now, support, then))
                    yield return blamed;
        }
    }

    private static bool Fits(CheckedFigure growth, CheckedFigure now, CheckedFigure then, CheckRules rules)
    {
        var nominal = ((now.Value / then.Value) - 1) * 100;
        var tolerance = rules.ComparablePrices.Contains(growth.Indicator) ? rules.ComparablePricesTolerance : rules.GrowthTolerance;
        return Math.Abs(nominal - growth.Value) <= Math.Max(tolerance, Math.Max(Math.Abs(nominal), Math.Abs(growth.Value)) * rules.GrowthToleranceShare);
    }

    /// <summary>A share against part and whole of the same period.</summary>
    public static IEnumerable<Contradiction> Shares(IReadOnlyList<CheckedFigure> figures, Support support, CheckRules rules)
    {
        var levels = figures.Where(f => f is { Measure: "value", Value: > 0, IsActual: true, IsExact: true, Period: not null }).ToLookup(f => (f.Indicator, f.Period));
        foreach (var share in figures.Where(f => f is { Measure: "share", IsActual: true, IsExact: true, Period: not null, Scope: not null }))
        {
            if (!rules.Wholes.TryGetValue(share.Scope!, out var whole) || whole == share.Indicator)
                continue;
            var pairs = levels[(share.Indicator, share.Period)].Take(CrossChecks.Most)
                .SelectMany(part => levels[(whole, share.Period)].Where(w => w.Unit == part.Unit).Take(CrossChecks.Most), (part, total) => (Part: part, Total: total)).ToList();
            if (pairs.Count == 0 || pairs.Exists(p => Math.Abs((p.Part.Value / p.Total.Value * 100) - share.Value) <= rules.ShareTolerance))
                continue;
            foreach (var (part, total) in pairs)
                foreach (var blamed in CrossChecks.Blame(CrossChecks.Share, share, part, support, total))
                    yield return blamed;
        }
    }
}
