namespace ZoneNews.Data.Checks;

/// <summary>A level against the others of its own series: slips of ten thousand, outliers.</summary>
internal static class SeriesChecks
{
    private const int Nearest = 6;

    public static IEnumerable<Contradiction> Find(IReadOnlyList<CheckedFigure> figures, CheckRules rules) => figures
        .Where(f => f is { Measure: "value", Value: > 0, Part: not null, IsExact: true } && f.Unit != "COUNT" || f is { Measure: "value", Value: > 20, Part: not null, Unit: "COUNT", IsExact: true })
        .GroupBy(f => (f.Indicator, f.Unit))
        .SelectMany(g => Of([.. g], rules));

    private static IEnumerable<Contradiction> Of(IReadOnlyList<CheckedFigure> series, CheckRules rules)
    {
        var support = new Support(series);
        // No figure looks at more of a year than its first few: they come in the order of their ids.
        var years = series.GroupBy(f => f.Part!.Value.Year).ToDictionary(g => g.Key, g => g.Take(Nearest + 1).ToList());
        foreach (var figure in series)
        {
            var year = figure.Part!.Value.Year;
            var others = years.Keys.OrderBy(y => Math.Abs(y - year)).Take(Nearest + 2).SelectMany(y => years[y]).Where(o => o.Id != figure.Id)
                .OrderBy(o => Math.Abs(o.Part!.Value.Year - year)).ThenBy(o => o.Id).Take(Nearest).ToList();
            if (others.Count == 0)
                continue;
            var yearly = Yearly(figure, rules);
            // One neighbour is enough for a factor of ten thousand where the other neighbours do not say otherwise.
            if (others.All(o => IsSlip(yearly, Yearly(o, rules), rules)) && !Alone(others, support, figure, rules))
                yield return new Contradiction(figure.Id, CrossChecks.Slip, [.. others.Select(o => o.Id)]);
            else if (Outlies(figure, others, rules) is { Count: > 0 } against)
                yield return new Contradiction(figure.Id, CrossChecks.Outlier, against);
        }
    }

    /// <summary>Of two figures that differ by ten thousand, the one further from what is usual is not known: both are shown.</summary>
    private static bool Alone(List<CheckedFigure> others, Support support, CheckedFigure figure, CheckRules rules) =>
        others.Exists(o => support.Of(figure) > support.Of(o)) && rules.FewestNeighbours > others.Count;

    private static bool IsSlip(decimal one, decimal other, CheckRules rules) =>
        one / other is var ratio && (ratio >= rules.SlipFrom && ratio <= rules.SlipTo || 1 / ratio >= rules.SlipFrom && 1 / ratio <= rules.SlipTo);

    /// <summary>A flow of some months as it would be for twelve; a stock as it is.</summary>
    private static decimal Yearly(CheckedFigure figure, CheckRules rules) =>
        rules.Stocks.Contains(figure.Indicator) ? figure.Value : figure.Value * 12 / figure.Part!.Value.Months;

    /// <summary>The neighbours over as many months that agree with each other and not with the figure; empty where it is no outlier.</summary>
    private static List<long> Outlies(CheckedFigure figure, List<CheckedFigure> others, CheckRules rules)
    {
        var alike = others.Where(o => o.Status == figure.Status && o.Part!.Value.Months == figure.Part!.Value.Months && o.Part.Value.From == figure.Part.Value.From
            && Math.Abs(o.Part.Value.Year - figure.Part.Value.Year) <= 3 && o.Period != figure.Period).DistinctBy(o => o.Period).ToList();
        if (alike.Count < rules.FewestNeighbours || alike.Max(o => o.Value) > rules.NeighboursAgree * alike.Min(o => o.Value))
            return [];
        var far = figure.Value > rules.OutlierFactor * alike.Max(o => o.Value) || figure.Value * rules.OutlierFactor < alike.Min(o => o.Value);
        return far ? [.. alike.Select(o => o.Id)] : [];
    }
}
