using System.Globalization;

namespace ZoneNews.Data.Checks;

/// <summary>A period within one year: its year, and its first and last month.</summary>
public readonly record struct PartOfYear(int Year, int From, int To)
{
    public int Months => To - From + 1;

    /// <summary>Null for an open period and for several years.</summary>
    public static PartOfYear? Of(string? period)
    {
        if (period is null || period.Length < 4 || !int.TryParse(period.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return null;
        return period.Length switch
        {
            4 => new PartOfYear(year, 1, 12),
            7 => Named(year, period[5..]),
            15 when period[8..12] == period[..4] && Month(period[5..7]) is { } from && Month(period[13..]) is { } to => new PartOfYear(year, from, to),
            _ => null,
        };
    }

    private static PartOfYear? Named(int year, string part) => part switch
    {
        "H1" => new PartOfYear(year, 1, 6),
        "H2" => new PartOfYear(year, 7, 12),
        ['Q', >= '1' and <= '4'] => new PartOfYear(year, ((part[1] - '1') * 3) + 1, (part[1] - '0') * 3),
        _ => Month(part) is { } month ? new PartOfYear(year, month, month) : null,
    };

    private static int? Month(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 ? month : null;
}
