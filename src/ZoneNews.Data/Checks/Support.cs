namespace ZoneNews.Data.Checks;

/// <summary>Tells how many figures bear one out: state the same thing with the same value, to half a percent.</summary>
internal sealed class Support(IEnumerable<CheckedFigure> figures)
{
    private const decimal Tolerance = 0.005m;

    private readonly Dictionary<(string, string, string, string?, string?), decimal[]> _values =
        figures.GroupBy(KeyOf, f => f.Value).ToDictionary(g => g.Key, g => g.Order().ToArray());

    /// <summary>The figure itself, where it is one of them, is not counted.</summary>
    public int Of(CheckedFigure figure)
    {
        if (!_values.TryGetValue(KeyOf(figure), out var values))
            return 0;
        var near = Tolerance * Math.Abs(figure.Value);
        var alike = Below(values, figure.Value + near, inclusive: true) - Below(values, figure.Value - near, inclusive: false);
        return Math.Max(alike - 1, 0);
    }

    private static (string, string, string, string?, string?) KeyOf(CheckedFigure f) => (f.Indicator, f.Measure, f.Unit, f.Period, f.Scope);

    // How many of the sorted values lie below the limit.
    private static int Below(decimal[] values, decimal limit, bool inclusive)
    {
        var (from, to) = (0, values.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (values[middle] < limit || (inclusive && values[middle] == limit))
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    }
}
