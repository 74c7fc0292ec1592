using System.Globalization;
using System.Text.RegularExpressions;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Html;

/// <summary>Reads dates as Chinese pages print them.</summary>
internal static partial class PageDates
{
    private const int FirstYear = 1990;

    /// <summary>A date with its year, anywhere in <paramref name="text"/>.</summary>
    public static DateOnly? Full(string text)
    {
        foreach (Match match in FullPattern().Matches(text))
            if (Make(match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value) is { } date)
                return date;
        return null;
    }

    /// <summary>A date with its year that is no part of a sentence: 2026年2月9日在… gives nothing.</summary>
    public static DateOnly? Standing(string text)
    {
        foreach (Match match in FullPattern().Matches(text))
        {
            var end = match.Index + match.Length;
            if (end < text.Length && text[end] == '日')
                end++;
            if (match.Index > 0 && Han.IsHan(text[match.Index - 1]) && text[match.Index - 1] is not ('于' or '间' or '期')
                || end < text.Length && Han.IsHan(text[end]) && text[end] is not ('来' or '星' or '周'))
                continue;
            if (Make(match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value) is { } date)
                return date;
        }
        return null;
    }

    /// <summary>Whether <paramref name="text"/> is a date and next to nothing else.</summary>
    public static bool IsAlone(string text) => AlonePattern().IsMatch(text);

    /// <summary>The text without its dates and times of day.</summary>
    public static string WithoutDates(string text) => MomentPattern().Replace(text, " ");

    /// <summary>A date of a meta tag: 2022-01-18T09:30:00Z is the 18th at +08:00.</summary>
    public static DateOnly? FromTag(string text)
    {
        if (ZonedPattern().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return DateOnly.FromDateTime(instant.ToOffset(TimeSpan.FromHours(8)).DateTime);
        return Full(text) ?? FromDigits(text) ?? FromEpoch(text);
    }

    /// <summary>Whether a text holds a relative date.</summary>
    public static bool IsRelative(string text) => RelativePattern().IsMatch(text);

    /// <summary>6个月前 (09-24), 3天前, 昨天: counted from <paramref name="fetched"/> (UTC).</summary>
    public static DateOnly? Relative(string text, DateTime fetched)
    {
        var match = RelativePattern().Match(text);
        if (!match.Success)
            return null;
        var now = fetched.AddHours(8);
        if (Full(match.Value) is { } full)
            return full;
        var about = match.Groups["n"].Success && int.TryParse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? Back(now, n, match.Groups["u"].Value)
            : now.AddDays(match.Groups["w"].Value switch { "昨天" or "昨日" => -1, "前天" => -2, _ => 0 });
        if (!match.Groups["m"].Success)
            return match.Groups["u"].Value is "年" or "个月" or "月" ? null : DateOnly.FromDateTime(about);
        return Nearest(match.Groups["m"].Value, match.Groups["d"].Value, DateOnly.FromDateTime(about), DateOnly.FromDateTime(now));
    }

    /// <summary>A date without its year: the last such day that is not after the fetch.</summary>
    public static DateOnly? WithoutYear(string text, DateTime fetched)
    {
        var match = DayPattern().Match(text);
        var now = DateOnly.FromDateTime(fetched.AddHours(8));
        return match.Success ? Nearest(match.Groups["m"].Value, match.Groups["d"].Value, now, now) : null;
    }

    /// <summary>The date in an address: t20180524_1.html, /20231101/, /2022/0118/, /202201/18/.</summary>
    public static DateOnly? FromAddress(string? url)
    {
        if (url is null)
            return null;
        foreach (Match match in AddressPattern().Matches(url))
            if (Make(match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value) is { } date)
                return date;
        return null;
    }

    /// <summary>The first day that a text names without 将, 拟 or 前 about it: a page that reports it is no older.</summary>
    public static DateOnly? ReportedDay(string body, DateOnly about)
    {
        var head = body[..Math.Min(body.Length, 400)];
        foreach (Match match in ReportedPattern().Matches(head))
        {
            var year = match.Groups["y"].Success ? match.Groups["y"].Value : about.Year.ToString(CultureInfo.InvariantCulture);
            if (Make(year, match.Groups["m"].Value, match.Groups["d"].Value) is { } date)
                return date;
        }
        return null;
    }

    private static DateTime Back(DateTime now, int n, string unit) => unit switch
    {
        "年" => now.AddYears(-Math.Min(n, 100)),
        "个月" or "月" => now.AddMonths(-Math.Min(n, 1200)),
        "周" or "星期" => now.AddDays(-7 * Math.Min(n, 5000)),
        "天" or "日" => now.AddDays(-Math.Min(n, 36500)),
        "小时" or "个小时" => now.AddHours(-Math.Min(n, 876000)),
        _ => now.AddMinutes(-Math.Min(n, 52560000)),
    };

    private static DateOnly? Nearest(string month, string day, DateOnly about, DateOnly latest)
    {
        DateOnly? best = null;
        for (var year = about.Year - 1; year <= about.Year + 1; year++)
            if (Make(year.ToString(CultureInfo.InvariantCulture), month, day) is { } date && date <= latest
                && (best is null || Math.Abs(date.DayNumber - about.DayNumber) < Math.Abs(best.Value.DayNumber - about.DayNumber)))
                best = date;
        return best;
    }

    private static DateOnly? FromDigits(string text) =>
        DigitsPattern().Match(text) is { Success: true } match ? Make(match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value) : null;

    private static DateOnly? FromEpoch(string text) =>
        EpochPattern().IsMatch(text) && long.TryParse(text.AsSpan(0, 10), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(TimeSpan.FromHours(8)).DateTime) : null;

    private static DateOnly? Make(string year, string month, string day)
    {
        var (y, m, d) = (Number(year), Number(month), Number(day));
        return y is >= FirstYear and < 2100 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m) ? new DateOnly(y, m, d) : null;
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20)\d\d)\s*(?:年|[-/.—－_])\s*(?<m>\d{1,2})\s*(?:月|[-/.—－_])\s*(?<d>\d{1,2})(?!\d)", RegexOptions.CultureInvariant, 60000)]
    private static partial Regex FullPattern();

    [GeneratedRegex(@"(?:19|20)\d\d\s*[-/.年—－]\s*\d{1,2}\s*[-/.月—－]\s*\d{1,2}日?|\d{1,2}[:：]\d\d(?:[:：]\d\d)?|星期[一二三四五六日天]", RegexOptions.CultureInvariant, 60000)]
    private static partial Regex MomentPattern();

    [GeneratedRegex(@"^\W*(?:星期.\s*)?(?:19|20)\d\d\s*[-/.年—－]\s*\d{1,2}\s*[-/.月—－]\s*\d{1,2}\s*日?\s*(?:星期[一二三四五六日天])?\s*(?:\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?\W*$", RegexOptions.CultureInvariant, 60000)]
    private static partial Regex AlonePattern();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)\s*$", RegexOptions.CultureInvariant, 60000)]
    private static partial Regex ZonedPattern();

    [GeneratedRegex(@"(?:(?<n>\d{1,4})\s*(?<u>年|个月|月|周|星期|天|日|个?小时|分钟|秒)(?:之)?前|^\s*(?<w>昨天|昨日|前天|今天|今日|刚刚|刚才)(?=\s*(?:\d{1,2}[:：]\d\d|$)))\s*(?:[(（]\s*(?:(?:19|20)\d\d[-/.年])?(?<m>\d{1,2})[-/.月](?<d>\d{1,2})日?\s*(?:\d\d:\d\d)?[)）])?", RegexOptions.CultureInvariant, 60000)]
    private static partial Regex RelativePattern();

    [GeneratedRegex(@"(?<![\d.])(?<m>\d{1,2})(?:月|[-/])(?<d>\d{1,2})(?![\d.%])日?", RegexOptions.CultureInvariant, 60000)]
    private static partial Regex DayPattern();

    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20)\d\d)(?:(?<m>\d\d)(?<d>\d\d)(?!\d)|[-/_](?<m>\d\d?)[-/_](?<d>\d\d?)(?!\d)|/?(?<m>\d\d)/?(?<d>\d\d)(?!\d)|(?<m>\d\d)/(?<d>\d\d)(?!\d))", RegexOptions.CultureInvariant, 60000)]
    private static partial Regex AddressPattern();

    [GeneratedRegex(@"^\s*(?<y>(?:19|20)\d\d)(?<m>\d\d)(?<d>\d\d)(?:\d{4,6})?\s*$", RegexOptions.CultureInvariant, 60000)]
    private static partial Regex DigitsPattern();

    [GeneratedRegex(@"^1\d{9}(?:\d{3})?$", RegexOptions.CultureInvariant, 60000)]
    private static partial Regex EpochPattern();

    [GeneratedRegex(@"(?:(?<y>(?:19|20)\d\d)年)?(?<![\d—至到-])(?<m>\d{1,2})月(?<d>\d{1,2})日(?![^，。；]{0,14}(?:将|拟|计划|前|截止|之前|起实施|起施行))", RegexOptions.CultureInvariant, 60000)]
    private static partial Regex ReportedPattern();
}
