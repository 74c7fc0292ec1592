using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction;
using ZoneNews.Web.Figures;

namespace ZoneNews.Web.Areas.Admin.Reviewing;

/// <summary>A figure's correction as typed.</summary>
public sealed partial record FigureForm
{
    public string? Subject { get; init; }

    public string? Indicator { get; init; }

    public string? Measure { get; init; }

    public string? Value { get; init; }

    public string? Unit { get; init; }

    public string? Period { get; init; }

    public string? Status { get; init; }

    public string? Bound { get; init; }

    public string? Scope { get; init; }

    public string? Note { get; init; }

    public static IReadOnlyList<string> Measures { get; } =
    [
        Extraction.Measure.Value, Extraction.Measure.Growth, Extraction.Measure.GrowthMonthOnMonth, Extraction.Measure.GrowthAverage,
        Extraction.Measure.Share, Extraction.Measure.Completion, Extraction.Measure.Rank, Extraction.Measure.RankChange,
    ];

    public static IReadOnlyList<string> Units { get; } = ["CNY", "USD", "EUR", "HKD", "PCT", "RANK", "PLACES", "COUNT", "KM2", "KWH", "PERSON"];

    public static IReadOnlyList<string> Statuses { get; } = [FigureStatus.Actual, FigureStatus.Estimate, FigureStatus.Target];

    public static IReadOnlyList<string> Bounds { get; } =
        [Extraction.Bound.Exact, Extraction.Bound.AtLeast, Extraction.Bound.AtMost, Extraction.Bound.Approximate];

    public static FigureForm Of(Data.Entities.Observation figure) => new()
    {
        Subject = figure.Subject,
        Indicator = figure.Indicator,
        Measure = figure.Measure,
        Value = Exports.PlainFigures.Plain(figure.Value).ToString(CultureInfo.InvariantCulture),
        Unit = figure.Unit,
        Period = figure.Period,
        Status = figure.Status,
        Bound = figure.Bound,
        Scope = figure.Scope,
    };

    /// <summary>What cannot be read, by field; the text is a key of the desk's texts, <c>{0}</c> is what was typed.</summary>
    public Dictionary<string, string> Faults()
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        Check(faults, nameof(Subject), !string.IsNullOrWhiteSpace(Subject) && Subject.Length <= 200, "主体不能为空，至多 200 字");
        Check(faults, nameof(Indicator), Glossary.Find(Indicator) is not null, "没有这个指标：“{0}”");
        Check(faults, nameof(Measure), Measures.Contains(Measure), "没有这种量：“{0}”");
        Check(faults, nameof(Value), Number(Value) is not null, "值读不懂：“{0}”。写成 38300000000 或 -3.2，金额以元计");
        Check(faults, nameof(Unit), Units.Contains(Unit), "没有这个单位：“{0}”");
        Check(faults, nameof(Period), string.IsNullOrWhiteSpace(Period) || PeriodForm().IsMatch(Period.Trim()), "期别读不懂：“{0}”。写成 2021、2021-H1、2021-Q3、2021-09、2021-01/2021-09 或 2016/2020");
        Check(faults, nameof(Status), Statuses.Contains(Status), "没有这种状态：“{0}”");
        Check(faults, nameof(Bound), Bounds.Contains(Bound), "没有这种界限：“{0}”");
        return faults;
    }

    /// <summary>The fields that differ from <paramref name="figure"/>, as a review names them. The form must be without fault.</summary>
    public JsonObject Changes(Data.Entities.Observation figure)
    {
        var after = new JsonObject();
        Put(after, "subject", figure.Subject, Subject);
        Put(after, "indicator", figure.Indicator, Indicator);
        Put(after, "measure", figure.Measure, Measure);
        if (Number(Value) is { } value && value != figure.Value)
            after["value"] = value;
        Put(after, "unit", figure.Unit, Unit);
        Put(after, "period", figure.Period, Period);
        Put(after, "status", figure.Status, Status);
        Put(after, "bound", figure.Bound, Bound);
        Put(after, "scope", figure.Scope, Scope);
        return after;
    }

    private static void Put(JsonObject after, string name, string? before, string? typed)
    {
        var now = string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
        if (now != before)
            after[name] = now;
    }

    private static void Check(Dictionary<string, string> faults, string field, bool right, string fault)
    {
        if (!right)
            faults[field] = fault;
    }

    private static decimal? Number(string? text) => decimal.TryParse(
        text?.Trim().Replace('−', '-'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture,
        out var number) ? number : null;

    [GeneratedRegex(@"^(\d{4}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])))?|\d{4}-(0[1-9]|1[0-2])/\d{4}-(0[1-9]|1[0-2])|\d{4}/\d{4})$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex PeriodForm();
}
