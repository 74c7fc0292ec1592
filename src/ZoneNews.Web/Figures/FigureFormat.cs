using System.Globalization;
using ZoneNews.Extraction;

namespace ZoneNews.Web.Figures;

/// <summary>A figure in the pieces that pages set apart: ≥ | 3,686.0 | 亿元. Any but the number may be empty.</summary>
public sealed record FigureText(string Sign, string Number, string Unit)
{
    public override string ToString() => Sign + Number + (Unit.Length > 0 && char.IsAscii(Unit[0]) && Unit[0] != '%' ? " " : "") + Unit;
}

/// <summary>A step of a unit: values are divided by it, so that a column can share one.</summary>
public sealed record Scale(decimal Divisor, string Chinese, string English)
{
    public string Name(bool english) => english ? English : Chinese;
}

/// <summary>Numbers as readers of Chinese statistics write them: 亿元 from one 亿, true minus, 第 37 / 119.</summary>
public static class FigureFormat
{
    private const decimal Wan = 10_000m;
    private const decimal Yi = 100_000_000m;

    /// <summary>The figure in its own best scale, or in the one that its column shares.</summary>
    public static FigureText Of(decimal value, string unit, string measure, string bound, bool english, int? outOf = null, Scale? scale = null)
    {
        var sign = Sign(bound);
        if (measure == Measure.RankChange || unit == "PLACES")
            return new FigureText(sign, Places(value, english), "");
        if (measure == Measure.Rank || unit == "RANK")
            return Rank(value, bound, outOf, english);
        if (unit == "PCT")
            return new FigureText(sign, IsChange(measure) ? Signed(value) + "%" : Plain(value) + "%", "");
        var step = scale ?? ScaleOf(value, unit, english);
        var text = new FigureText(sign, Plain(value / step.Divisor), step.Name(english));
        // English puts the currency first, but for a column, whose head has it.
        return english && scale is null && IsMoney(unit)
            ? text with { Sign = sign + unit + " ", Unit = text.Unit[unit.Length..].TrimStart() }
            : text;
    }

    /// <summary>The scale in which a value of the unit is best read.</summary>
    public static Scale ScaleOf(decimal value, string unit, bool english)
    {
        var size = Math.Abs(value);
        return unit switch
        {
            _ when IsMoney(unit) => english ? MoneyEnglish(size, unit) : MoneyChinese(size, unit),
            "PERSON" => !english && size >= Wan ? new(Wan, "万人", "") : english && size >= 1_000_000m ? new(1_000_000m, "", "m people") : new(1, "人", "people"),
            "KWH" when english => size >= 1_000_000_000m ? new(1_000_000_000m, "", "TWh") : new(1_000_000m, "", "GWh"),
            "KWH" => size >= Yi ? new(Yi, "亿千瓦时", "") : size >= Wan ? new(Wan, "万千瓦时", "") : new(1, "千瓦时", ""),
            "KM2" => new(1, "平方公里", "km²"),
            "COUNT" => new(1, "个", ""),
            "PCT" => new(1, "%", "%"),
            _ => new(1, unit, unit),
        };
    }

    /// <summary>Growth and other signed shares of change: these carry a direction.</summary>
    public static bool IsChange(string measure) =>
        measure is Measure.Growth or Measure.GrowthMonthOnMonth or Measure.GrowthAverage or Measure.RankChange;

    public static bool IsMoney(string unit) => unit is "CNY" or "USD" or "EUR" or "HKD";

    /// <summary>≥, ≤, ≈ or nothing.</summary>
    public static string Sign(string bound) => bound switch
    {
        Bound.AtLeast => "≥",
        Bound.AtMost => "≤",
        Bound.Approximate => "≈",
        _ => "",
    };

    /// <summary>Thousands with a comma, decimals as they are, a true minus.</summary>
    public static string Plain(decimal value)
    {
        var text = Math.Round(value, 6).ToString("#,##0.######", CultureInfo.InvariantCulture);
        return text.Replace('-', '−');
    }

    private static string Signed(decimal value) => (value > 0 ? "+" : "") + Plain(value);

    private static FigureText Rank(decimal value, string bound, int? outOf, bool english)
    {
        var place = Plain(value);
        if (bound == Bound.AtMost)
            return new FigureText("", english ? "top " + place : "前 " + place, Field(outOf, english));
        return new FigureText("", english ? Ordinal(value) : "第 " + place, Field(outOf, english));
    }

    private static string Field(int? outOf, bool english) => outOf is not { } size ? "" : english ? $"of {Plain(size)}" : $"/ {Plain(size)}";

    private static string Ordinal(decimal value)
    {
        var suffix = (value % 100) is >= 11 and <= 13 ? "th" : (value % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        return Plain(value) + suffix;
    }

    private static string Places(decimal value, bool english)
    {
        var places = Plain(Math.Abs(value));
        return (value, english) switch
        {
            (0, false) => "持平",
            (0, true) => "unchanged",
            ( > 0, false) => $"前进 {places} 位",
            ( > 0, true) => $"up {places}",
            (_, false) => $"后退 {places} 位",
            _ => $"down {places}",
        };
    }

    private static Scale MoneyChinese(decimal size, string unit)
    {
        var name = unit switch { "USD" => "美元", "EUR" => "欧元", "HKD" => "港元", _ => "元" };
        return size switch
        {
            >= Yi * Wan => new(Yi * Wan, "万亿" + name, ""),
            >= Yi => new(Yi, "亿" + name, ""),
            >= Wan * 100 => new(Wan, "万" + name, ""),
            _ => new(1, name, ""),
        };
    }

    private static Scale MoneyEnglish(decimal size, string unit) => size switch
    {
        >= 1_000_000_000_000m => new(1_000_000_000_000m, "", unit + " tn"),
        >= 1_000_000_000m => new(1_000_000_000m, "", unit + " bn"),
        >= 1_000_000m => new(1_000_000m, "", unit + " m"),
        _ => new(1, "", unit),
    };
}
