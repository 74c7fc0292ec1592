using System.Globalization;

namespace ZoneNews.Data.Articles;

/// <summary>Periods as observations carry them: 2021, 2021-H1, 2021-Q3, 2021-09, 2021-01/2021-09, 2016/2020.</summary>
public static class Periods
{
    /// <summary>The year in which the period ends; null where it is open or no period.</summary>
    public static int? EndYear(string? period)
    {
        var end = period.AsSpan()[((period?.LastIndexOf('/') ?? -1) + 1)..];
        return end.Length >= 4 && int.TryParse(end[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
    }
}
