namespace ZoneNews.Extraction.Observations;

/// <summary>A period as said to the months that it means.</summary>
internal static class PeriodResolver
{
    /// <param name="stock">A level at a moment: 截至3月末 is that month, not the run up to it.</param>
    public static Period? Resolve(PeriodInForce? said, Setting setting, string status, bool stock)
    {
        if (said is null)
            return null;
        var (expression, outer, _) = said;
        return expression.Shape switch
        {
            PeriodShape.Year => YearOf(expression, setting) is { } year ? Period.Year(year) : null,
            PeriodShape.WholeYear => WholeYear(said, setting, status) is { } year ? Period.Year(year) : null,
            PeriodShape.Months => MonthsOf(said, setting, status, stock),
            PeriodShape.Years => Period.Years(expression.From, expression.To),
            PeriodShape.SomeYears => SomeYears(expression.From, outer, setting),
            // 2021年同期: the same months of that year.
            PeriodShape.Same when YearOf(expression, setting) is { } year => outer is { IsYears: false } months ? months with { FromYear = year, ToYear = year } : Period.Year(year),
            PeriodShape.Same => outer,
            PeriodShape.LastMonth => outer is { IsYears: false } run ? Period.Months(run.ToYear, run.ToMonth, run.ToMonth) : null,
            PeriodShape.SameLastYear => outer is { } o ? o with { FromYear = o.FromYear - 1, ToYear = o.ToYear - 1 } : null,
            PeriodShape.Now => setting.Year is { } now ? Period.Year(now) : null,
            _ => null,
        };
    }

    /// <summary>Whether the period is still to come, so that a figure for it is a target also without 力争.</summary>
    public static bool IsFuture(PeriodInForce? said, Period? period, Setting setting, bool stock)
    {
        if (said?.Expression is not { ToDate: false } expression || period is not { } p)
            return false;
        if (setting.Published is not { } published)
            return expression.Future && setting.Year < p.ToYear;
        return expression.Shape switch
        {
            PeriodShape.Years or PeriodShape.SomeYears => p.ToYear > published.Year,
            PeriodShape.Year => p.ToYear > published.Year || (!stock && !expression.AsOf && p.ToYear == published.Year && (published.Month <= 3 || expression.Future)),
            PeriodShape.Months => expression.Year > published.Year,
            _ => false,
        };
    }

    private static int? YearOf(PeriodExpression expression, Setting setting) =>
        expression.Year ?? (expression.Offset is { } offset ? setting.Year + offset : null);

    private static int? WholeYear(PeriodInForce said, Setting setting, string status)
    {
        var outer = said.Outer is { IsYears: false } o ? o.ToYear : (int?)null;
        if (setting.Published is not { } published)
            return outer ?? setting.Year;
        if (status == FigureStatus.Target)
            return outer > published.Year ? outer : published.Year;
        return outer ?? (published.Month <= 3 ? published.Year - 1 : published.Year);
    }

    private static Period? MonthsOf(PeriodInForce said, Setting setting, string status, bool stock)
    {
        var e = said.Expression;
        var year = YearOf(e, setting)
            ?? (said.NearOuter && said.Outer is { IsYears: false } outer ? outer.ToYear : (int?)null)
            ?? (setting.Past is { } past && e.Offset is null && said.Outer?.ToYear == past ? past : (int?)null)
            ?? (setting.Published is { } published ? YearOfMonths(e, published, status) : said.Outer?.ToYear ?? setting.Year);
        if (year is not { } y)
            return null;
        return e.AsOf ? Period.Months(y, stock ? e.To : 1, e.To) : Period.Months(y, e.From, e.To);
    }

    /// <summary>Months without a year: the last that were over when the text was printed, or the next where it looks ahead.</summary>
    private static int YearOfMonths(PeriodExpression e, DateOnly published, string status) =>
        status == FigureStatus.Target ? (e.To < published.Month - 1 ? published.Year + 1 : published.Year)
        : status == FigureStatus.Estimate ? (e.From <= published.Month ? published.Year : published.Year - 1)
        : e.To <= published.Month || e.From > 1 && e.From < e.To && e.From <= published.Month ? published.Year : published.Year - 1;

    /// <summary>五年来: up to the year that is spoken of, else the last that was over when the text was printed.</summary>
    private static Period? SomeYears(int years, Period? outer, Setting setting) =>
        outer is { IsYears: true } ? outer
        : (outer is { IsYear: true } spoken ? spoken.ToYear : setting.Published?.Year - 1) is { } last ? Period.Years(last - years + 1, last) : null;
}
