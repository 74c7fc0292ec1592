using System.Globalization;

namespace ZoneNews.Extraction.Observations;

/// <summary>A run of whole months, both ends included.</summary>
internal readonly record struct Period(int FromYear, int FromMonth, int ToYear, int ToMonth)
{
    public static Period Year(int year) => new(year, 1, year, 12);

    public static Period Years(int from, int to) => new(from, 1, to, 12);

    public static Period Months(int year, int from, int to) => new(year, from, year, to);

    public bool IsYear => FromYear == ToYear && FromMonth == 1 && ToMonth == 12;

    public bool IsYears => FromYear < ToYear;

    public bool IsMonth => FromYear == ToYear && FromMonth == ToMonth;

    /// <summary>The names of SCHEMA section 2: 2021, 2021-H1, 2021-Q3, 2021-09, 2021-01/2021-09, 2016/2020.</summary>
    public override string ToString() => (IsYears, FromMonth, ToMonth) switch
    {
        (true, _, _) => string.Create(CultureInfo.InvariantCulture, $"{FromYear}/{ToYear}"),
        (_, 1, 12) => FromYear.ToString(CultureInfo.InvariantCulture),
        (_, 1, 6) => string.Create(CultureInfo.InvariantCulture, $"{FromYear}-H1"),
        (_, 7, 12) => string.Create(CultureInfo.InvariantCulture, $"{FromYear}-H2"),
        var (_, from, to) when to == from + 2 && to % 3 == 0 => string.Create(CultureInfo.InvariantCulture, $"{FromYear}-Q{to / 3}"),
        var (_, from, to) when to == from => string.Create(CultureInfo.InvariantCulture, $"{FromYear}-{from:00}"),
        var (_, from, to) => string.Create(CultureInfo.InvariantCulture, $"{FromYear}-{from:00}/{ToYear}-{to:00}"),
    };
}

internal enum PeriodShape
{
    /// <summary>One year: 2021年, 去年.</summary>
    Year,

    /// <summary>全年, 年内: the year in force.</summary>
    WholeYear,

    /// <summary>Months of a year: 上半年, 1—9月.</summary>
    Months,

    /// <summary>Several years: 十三五, 2016—2020年.</summary>
    Years,

    /// <summary>五年来, 三年间: the run of years in force.</summary>
    SomeYears,

    /// <summary>同期, 当期: the period in force; 2021年同期: its months in that year.</summary>
    Same,

    /// <summary>上年同期: the period in force, a year earlier.</summary>
    SameLastYear,

    /// <summary>当月: the last month of the period in force.</summary>
    LastMonth,

    /// <summary>目前, 截至目前.</summary>
    Now,

    /// <summary>A day, or what is compared with: read past.</summary>
    None,
}

/// <summary>A period as printed.</summary>
/// <param name="Year">Absolute year, or null.</param>
/// <param name="Offset">Years from the article's: 去年 is −1; null where none is said.</param>
/// <param name="From">First month, or first year of a run.</param>
/// <param name="To">Last month, or last year of a run.</param>
/// <param name="AsOf">截至, 末, 底: a moment.</param>
/// <param name="Future">到2025年.</param>
/// <param name="ToDate">以来: not over yet.</param>
internal sealed record PeriodExpression(
    PeriodShape Shape, int? Year = null, int? Offset = null, int From = 1, int To = 12, bool AsOf = false, bool Future = false, bool ToDate = false);
