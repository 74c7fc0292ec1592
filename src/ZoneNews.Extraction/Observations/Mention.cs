using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Something that was recognised in a line, with its place in the body.</summary>
internal abstract record Mention(TextSpan Span);

internal sealed record CueMention(TextSpan Span, Cue Cues) : Mention(Span)
{
    public bool Is(Cue any) => (Cues & any) != Cue.None;
}

internal sealed record IndicatorMention(TextSpan Span, IndicatorTerm Term) : Mention(Span);

internal sealed record QuantityMention(TextSpan Span, Quantity Quantity) : Mention(Span);

internal sealed record PeriodMention(TextSpan Span, PeriodExpression Period) : Mention(Span);

/// <summary>A place that was taken: 第43位, 第一, 前35位, 三十强. <paramref name="AtMost"/>: 前…, …强.</summary>
internal sealed record RankMention(TextSpan Span, int Place, bool AtMost) : Mention(Span);

/// <summary>A name of a zone, a region or a group of zones.</summary>
internal sealed record NameMention(TextSpan Span, Name Name) : Mention(Span);

/// <summary>A mark that parts clauses: <paramref name="Mark"/> is one of ，、；：（）“”。</summary>
internal sealed record BreakMention(TextSpan Span, char Mark) : Mention(Span)
{
    public bool PartsClauses => Mark is '，' or ',' or '；' or ';' or '：' or ':' or '（' or '(' or '）' or ')' or '\t' or '|' or '｜' or '丨' or '→';

    public bool Lists => Mark is '、' or '/';
}

internal enum NameKind
{
    Zone,
    Division,

    /// <summary>All zones of a kind in a region.</summary>
    Group,

    /// <summary>全区, 园区, 开发区: the zone that is spoken of.</summary>
    ThisZone,

    /// <summary>全市, 全县, 全省, 全国: a region that the place gives.</summary>
    ThisCity,
    ThisCounty,
    ThisProvince,
    Nation,

    /// <summary>前者, 后者: of the two zones that were named last.</summary>
    Former,
    Latter,
}

/// <summary>A name as recognised.</summary>
/// <param name="Official">Official name; for a group the region's name, or 全省 and the like, with the kind; the kind alone where no region is said.</param>
/// <param name="Size">For a group its size where stated (119 of 全省119家经开区).</param>
internal readonly record struct Name(NameKind Kind, string Official, int? Size = null);
