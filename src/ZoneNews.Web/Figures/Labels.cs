using System.Globalization;
using ZoneNews.Data.Search;

namespace ZoneNews.Web.Figures;

/// <summary>Words for the catalogue's codes and for dates.</summary>
public static class Labels
{
    public static string Level(string level, bool english) => (level, english) switch
    {
        ("national", false) => "国家级",
        ("national", true) => "National",
        ("provincial", false) => "省级",
        ("provincial", true) => "Provincial",
        (_, false) => "未列名录",
        _ => "Unlisted",
    };

    /// <summary>国家级经开区; a type that says its level stands alone.</summary>
    public static string LevelAndType(string level, string type, bool english)
    {
        if (english)
            return $"{Level(level, true)} {type}";
        var name = Level(level, false);
        return type.Contains(name[..2], StringComparison.Ordinal) ? type : name + type;
    }

    /// <summary>official, media, reprint, clone; null where nobody said.</summary>
    public static string? Standing(string? standing, bool english) => (standing, english) switch
    {
        ("official", false) => "官方",
        ("official", true) => "Official",
        ("media", false) => "媒体",
        ("media", true) => "Media",
        ("reprint", false) => "转载",
        ("reprint", true) => "Reprint",
        ("clone", false) => "采集站",
        ("clone", true) => "Aggregator",
        _ => null,
    };

    /// <summary>statistics, investment and the others of the reader's list; null for what is not in it.</summary>
    public static string? Category(string? category, bool english) =>
        NewsKinds.Of(category) is { } kind ? english ? kind.English : kind.Chinese : null;

    /// <summary>1994-02 as 1994年2月, Feb 1994.</summary>
    public static string Month(string value, bool english) => value.Length == 4 || value.Length == 7 ? PeriodText.Of(value, english) : value;

    /// <summary>2022-01-18 in lists; 18 Jan 2022 in English.</summary>
    public static string Day(DateOnly day, bool english) => day.ToString(english ? "d MMM yyyy" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string LongDay(DateOnly day, bool english) =>
        english ? Day(day, true) : string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>An instant as the clock shows it at +08:00.</summary>
    public static string Time(DateTime utc, bool english) =>
        utc.AddHours(8).ToString(english ? "d MMM yyyy HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Iso(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
