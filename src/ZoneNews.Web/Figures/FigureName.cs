using ZoneNews.Extraction;

namespace ZoneNews.Web.Figures;

/// <summary>What a figure is, in words.</summary>
public static class FigureName
{
    /// <summary>Indicator and measure: 地区生产总值, 地区生产总值增速; for a rank its list.</summary>
    public static string Of(FigureLine line, bool english)
    {
        if (line.Measure is Measure.Rank or Measure.RankChange)
            return line.Scope ?? Glossary.Name(line.Indicator, english);
        var name = Glossary.Name(line.Indicator, english);
        return line.Measure == Measure.Value ? name : english ? $"{name}, {OfMeasure(line.Measure, line.Scope, true)}" : name + OfMeasure(line.Measure, line.Scope, false);
    }

    /// <summary>The short name with its period: 2021年地区生产总值.</summary>
    public static string WithPeriod(FigureLine line, bool english)
    {
        var period = PeriodText.Of(line.Period, english);
        return english ? $"{Of(line, true)}, {period}" : line.Period is null ? $"{Of(line, false)}（{period}）" : period + Of(line, false);
    }

    /// <summary>What a measure is called behind its indicator's name.</summary>
    public static string OfMeasure(string measure, string? scope, bool english) => (measure, english) switch
    {
        (Measure.Growth, false) => "同比",
        (Measure.Growth, true) => "year on year",
        (Measure.GrowthMonthOnMonth, false) => "环比",
        (Measure.GrowthMonthOnMonth, true) => "month on month",
        (Measure.GrowthAverage, false) => "年均增长",
        (Measure.GrowthAverage, true) => "average growth",
        (Measure.Share, false) => scope is null ? "占比" : "占" + scope,
        (Measure.Share, true) => scope is null ? "share" : "share of " + scope,
        (Measure.Completion, false) => "完成年度目标",
        (Measure.Completion, true) => "of annual target",
        (Measure.Rank, false) => "排名",
        (Measure.Rank, true) => "rank",
        (Measure.RankChange, false) => "名次变化",
        (Measure.RankChange, true) => "change of rank",
        (_, false) => "总量",
        _ => "level",
    };
}
