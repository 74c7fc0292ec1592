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
    /// <summary>The 综保区 of the main zone's city, where that is another zone.</summary>
    public string? Bonded { get; init; }
}

internal sealed record Place(string? Province, string? City, string? County);

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
    public IReadOnlyList<IndicatorTerm>? Told { get; init; }

    /// <summary>The period that the headline says.</summary>
    public PeriodInForce? Announced { get; init; }

    /// <summary>The zones that were last named side by side: what 两区 and 三家开发区 mean.</summary>
    public IReadOnlyList<Subject>? Listed { get; init; }
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
}
