using System.Globalization;

namespace ZoneNews.Web.Figures;

/// <summary>Periods as a reader says them: <c>2021-01/2021-09</c> is 2021年前三季度, Jan–Sep 2021.</summary>
public static class PeriodText
{
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>The period in words; what is not a period comes back as it is.</summary>
    public static string Of(string? period, bool english)
    {
        if (string.IsNullOrEmpty(period))
            return english ? "year not stated" : "未写年份";
        var ends = period.Split('/');
        if (ends.Length == 2)
            return Run(ends[0], ends[1], english) ?? period;
        if (Year(period) is { } year)
            return english ? Digits(year) : $"{Digits(year)}年";
        return period.Length == 7 && Year(period[..4]) is { } y && period[4] == '-' ? Part(y, period[5..], english) ?? period : period;
    }

    /// <summary>Covers one whole calendar year: only such periods stand in a yearly chart.</summary>
    public static bool IsYear(string? period) => period is not null && Year(period) is not null;

    /// <summary>The year of a whole year's period.</summary>
    public static int? YearOf(string? period) => period is null ? null : Year(period);

    /// <summary>The part of its year that a period covers (上半年, 1—4月); null for a whole year or several.</summary>
    public static string? PartOf(string? period, bool english)
    {
        if (period is null || IsYear(period))
            return null;
        var text = Of(period, english);
        if (period.Length >= 4 && Year(period[..4]) is { } year)
        {
            var digits = Digits(year);
            return english ? text.Replace(" " + digits, "", StringComparison.Ordinal) : text.Replace(digits + "年", "", StringComparison.Ordinal);
        }
        return text;
    }

    private static string? Part(int year, string part, bool english) => part switch
    {
        "H1" => english ? $"H1 {Digits(year)}" : $"{Digits(year)}年上半年",
        "H2" => english ? $"H2 {Digits(year)}" : $"{Digits(year)}年下半年",
        ['Q', >= '1' and <= '4'] => english ? $"{part} {Digits(year)}" : $"{Digits(year)}年{"一二三四"[part[1] - '1']}季度",
        _ when Month(part) is { } month => english ? $"{Months[month - 1]} {Digits(year)}" : $"{Digits(year)}年{Digits(month)}月",
        _ => null,
    };

    private static string? Run(string from, string to, bool english)
    {
        if (Year(from) is { } first && Year(to) is { } last)
            return english ? $"{Digits(first)}–{Digits(last)}" : $"{Digits(first)}—{Digits(last)}年";
        if (MonthOf(from) is not { } start || MonthOf(to) is not { } end)
            return null;
        if (start.Year != end.Year)
            return english
                ? $"{Months[start.Month - 1]} {Digits(start.Year)} – {Months[end.Month - 1]} {Digits(end.Year)}"
                : $"{Digits(start.Year)}年{Digits(start.Month)}月—{Digits(end.Year)}年{Digits(end.Month)}月";
        if (english)
            return $"{Months[start.Month - 1]}–{Months[end.Month - 1]} {Digits(start.Year)}";
        return (start.Month, end.Month) == (1, 9)
            ? $"{Digits(start.Year)}年前三季度"
            : $"{Digits(start.Year)}年{Digits(start.Month)}—{Digits(end.Month)}月";
    }

    private static (int Year, int Month)? MonthOf(string text) =>
        text.Length == 7 && text[4] == '-' && Year(text[..4]) is { } year && Month(text[5..]) is { } month ? (year, month) : null;

    private static int? Year(string text) => text.Length == 4 && Number(text) is { } year and >= 1000 ? year : null;

    private static int? Month(string text) => text.Length == 2 && Number(text) is { } month and >= 1 and <= 12 ? month : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
