using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction;

/// <summary>What an observation measures.</summary>
public static class Measure
{
    public const string Value = "value";
    public const string Growth = "growth";
    public const string GrowthMonthOnMonth = "growth_mom";
    public const string GrowthAverage = "growth_avg";
    public const string Share = "share";
    public const string Completion = "completion";
    public const string Rank = "rank";
    public const string RankChange = "rank_change";
}

/// <summary>How firm a figure is.</summary>
public static class FigureStatus
{
    public const string Actual = "actual";
    public const string Estimate = "estimate";
    public const string Target = "target";
}

public static class Bound
{
    public const string Exact = "exact";
    public const string AtLeast = "at_least";
    public const string AtMost = "at_most";
    public const string Approximate = "approx";
}

public enum SubjectKind
{
    Zone,
    Division,
    Group,
}

/// <summary>One figure that an article states about a zone or a region (SDMX: an observation with its dimensions).</summary>
/// <param name="Subject">Official name.</param>
/// <param name="Indicator">A code of the lexicon.</param>
/// <param name="Measure">One of <see cref="Extraction.Measure"/>.</param>
/// <param name="Value">Money in the currency's base unit, percent as printed, counts and ranks as integers.</param>
/// <param name="Unit">CNY USD EUR HKD PCT RANK PLACES COUNT KM2 KWH PERSON.</param>
/// <param name="Period">2021, 2021-H1, 2021-Q3, 2021-09, 2021-01/2021-09, 2016/2020; null where the text leaves it open.</param>
/// <param name="Status">One of <see cref="FigureStatus"/>.</param>
/// <param name="Bound">One of <see cref="Extraction.Bound"/>.</param>
/// <param name="Scope">For rank and rank_change the ranking or the field; for share the whole.</param>
/// <param name="OutOf">For rank the size of the field.</param>
/// <param name="Qualifier">Size or kind that a count is limited to: 亿元以上内资项目.</param>
/// <param name="Evidence">Offsets into the body of the sentence or row that states it.</param>
/// <param name="Quote">The body at <paramref name="Evidence"/>.</param>
/// <param name="Figure">Offsets into the body of the number itself with its unit.</param>
/// <param name="Rule">The name of the rule that bound it.</param>
/// <param name="Confidence">0 to 1, calibrated.</param>
/// <param name="Doubt">Why a person should look: null where nobody need.</param>
public sealed record Observation(
    string Subject,
    SubjectKind SubjectKind,
    string Indicator,
    string Measure,
    decimal Value,
    string Unit,
    string? Period,
    string Status,
    string Bound,
    string? Scope,
    int? OutOf,
    string? Qualifier,
    TextSpan Evidence,
    string Quote,
    TextSpan Figure,
    string Rule,
    double Confidence,
    string? Doubt)
{
    /// <summary>One of <see cref="Extraction.Finality"/>; null where the words do not say.</summary>
    public string? Finality { get; init; }

    /// <summary>The text says no time: the period is told from the article's date.</summary>
    public bool Open { get; init; }
}

/// <summary>Whether a figure may still be revised, by the words around it.</summary>
public static class Finality
{
    /// <summary>初步核算, 快报.</summary>
    public const string Preliminary = "preliminary";

    /// <summary>最终核实, 年鉴, 普查修订.</summary>
    public const string Final = "final";
}
