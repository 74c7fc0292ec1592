using System.Collections.Frozen;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

internal sealed record Subject(string Name, SubjectKind Kind);

/// <summary>What is known of an article before its sentences are read.</summary>
/// <param name="Published">Day of publication.</param>
/// <param name="Year">The year that 今年 means: of publication, else the latest that the text itself names.</param>
/// <param name="Main">The zone or region that governs where none is named.</param>
/// <param name="Place">What 全市, 全县 and 全省 mean.</param>
/// <param name="Aliases">Regions that the article sets equal to a zone: 无锡高新区（新吴区）.</param>
/// <param name="Core">The main zone's name without place and kind, where no region goes by it: 花桥.</param>
internal sealed record Setting(
    DateOnly? Published, int? Year, Subject? Main, Place Place, IReadOnlyDictionary<string, string> Aliases, string? Core = null)
{
    /// <summary>The one year that a text printed long after it is about: a yearbook's.</summary>
    public int? Past { get; init; }

    /// <summary>The zones that 综保区, and where a region governs 高新区 and 经开区, mean by themselves: the city's only ones.</summary>
    public IReadOnlyDictionary<string, string> Local { get; init; } = FrozenDictionary<string, string>.Empty;
}

/// <param name="Groups">The province whose zones the article is about: 国家级经开区 alone are those of it.</param>
internal sealed record Place(string? Province, string? City, string? County, string? Groups = null)
{
    /// <summary>The city above a county-level one that 全市 means.</summary>
    public string? Prefecture { get; init; }

    /// <summary>What 全市 or 全州 means: a prefecture, also above a city that lies in it.</summary>
    public string? CityOf(string word) => word[^1] == '州' && City is not [.., '州'] ? Prefecture : City;

    /// <summary>The full name of a group: 全省国家级经开区, 国家级经开区; null where the place does not tell it.</summary>
    public string? NameOf(string group) =>
        group.StartsWith("全省", StringComparison.Ordinal) ? Province is null ? null : Province + group[2..]
        : group.StartsWith("全市", StringComparison.Ordinal) || group.StartsWith("全州", StringComparison.Ordinal) ? CityOf(group[..2]) is { } city ? city + group[2..] : null
        : group.StartsWith("国家级", StringComparison.Ordinal) || group.StartsWith("省级", StringComparison.Ordinal)
            ? Groups is not null ? Groups + group : group[0] == '省' && Province is not null ? Province + group : group is "国家级经开区" or "国家级高新区" or "国家级新区" ? "全国" + group : null
        : group.StartsWith("全国", StringComparison.Ordinal) || group.Length < 2 || group[0] != '全' ? group
        : null;
}

/// <summary>A period as said, with the period that was in force before it.</summary>
/// <param name="NearOuter">The outer period was said in the same sentence.</param>
internal sealed record PeriodInForce(PeriodExpression Expression, Period? Outer, bool NearOuter);

/// <summary>A ranking that the text has named.</summary>
internal sealed record Ranking(string Name, Period? Period, int? Size);

/// <summary>What one sentence leaves to the next.</summary>
internal readonly record struct Context(
    Setting Setting, Subject? Subject, PeriodInForce? Period, Ranking? Ranking, bool Company, string? Asked)
{
    /// <summary>The indicator of its last figure; null where it had none of the zone's own.</summary>
    public IndicatorTerm? Topic { get; init; }

    /// <summary>All indicators of the last sentence that named any.</summary>
    public IndicatorTerm[]? Told { get; init; }

    /// <summary>The month of the day that was said last.</summary>
    public PeriodExpression? Day { get; init; }

    /// <summary>All indicators that the article has named, the last first.</summary>
    public IndicatorTerm[]? Ever { get; init; }

    /// <summary>The last heading announced what is aimed at.</summary>
    public bool Aimed { get; init; }

    /// <summary>The period that the headline says.</summary>
    public PeriodInForce? Announced { get; init; }

    /// <summary>The zones that were last named side by side: what 两区 and 三家开发区 mean.</summary>
    public Subject[]? Listed { get; init; }
}

/// <summary>A figure bound to its indicator. <paramref name="Subject"/> null: it could not be told.</summary>
internal sealed record Candidate(
    Subject? Subject,
    string Indicator,
    string Measure,
    decimal Value,
    string Unit,
    Period? Period,
    string Status,
    string Bound,
    TextSpan Evidence,
    TextSpan Figure,
    string Rule)
{
    public string? Scope { get; init; }

    public int? OutOf { get; init; }

    public string? Qualifier { get; init; }

    /// <summary>The text says no time: the period is the date's.</summary>
    public bool Open { get; init; }
}
