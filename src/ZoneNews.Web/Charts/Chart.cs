using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ZoneNews.Web.Figures;

namespace ZoneNews.Web.Charts;

/// <summary>Bar: one series from zero. Line: up to eight series. Rank: places, 1 on top.</summary>
public enum ChartKind
{
    Bar,
    Line,
    Rank,
}

/// <summary>A point of a yearly chart.</summary>
/// <param name="Value">In the chart's scale.</param>
/// <param name="Text">The value as the table shows it, with its unit.</param>
public sealed record ChartPoint(int Year, decimal Value, string Text, string Status, string Bound, string? Source, string Address);

public sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint> Points);

/// <summary>A chart and its words; the same numbers stand in the table beside it.</summary>
public sealed record Chart(ChartKind Kind, string Title, string Subtitle, string Unit, IReadOnlyList<ChartSeries> Series)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>With fewer points a sentence does it.</summary>
    public const int FewestPoints = 3;

    public bool IsWorthDrawing => Series.Sum(s => s.Points.Count) >= FewestPoints && Series.Any(s => s.Points.Count > 1);

    public string Json(bool english) => JsonSerializer.Serialize(new { Kind, Unit, Series, Labels = Labels(english) }, Options);

    /// <summary>The chart read out: for those who do not see it.</summary>
    public string Description(bool english)
    {
        var parts = Series.Take(8).Select(s => $"{s.Name}{(english ? ": " : "：")}{string.Join(english ? ", " : "，", s.Points.OrderBy(p => p.Year).Select(p => $"{PeriodText.Of(Year(p.Year), english)} {p.Text}"))}");
        return Title + (english ? ". " : "。") + string.Join(english ? "; " : "；", parts);
    }

    /// <summary>A chart of one series of yearly values, bars from zero.</summary>
    public static Chart Yearly(string title, string subtitle, Scale scale, IEnumerable<FigureLine> lines, bool english) =>
        new(ChartKind.Bar, title, subtitle, scale.Name(english), [Line(title, lines, scale, english)]);

    /// <summary>The yearly figures among the lines as a series in the chart's scale; other periods never enter it.</summary>
    public static ChartSeries Line(string name, IEnumerable<FigureLine> lines, Scale scale, bool english) => new(
        name,
        [.. lines.Where(l => PeriodText.IsYear(l.Period)).OrderBy(l => l.Period, StringComparer.Ordinal).DistinctBy(l => l.Period)
            .Select(l => new ChartPoint(
                PeriodText.YearOf(l.Period)!.Value, l.Value / scale.Divisor, l.Text(english, scale).ToString(), l.Status, l.Bound, l.Said, l.Address))]);

    private static string Year(int year) => year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture);

    private static object Labels(bool english) => english
        ? new { Actual = "Actual", Estimate = "Estimate", Target = "Target", Year = "" }
        : new { Actual = "实绩", Estimate = "预计", Target = "目标", Year = "年" };
}
