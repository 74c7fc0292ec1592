namespace ZoneNews.Data.Queries;

/// <summary>What a list of articles is asked for: the same for page, API, feed and file.</summary>
public sealed record ArticleQuery
{
    /// <summary>Words as typed: all must occur; "…" keeps a phrase, -word excludes, site: zone: year: category: narrow.</summary>
    public string? Q { get; init; }

    /// <summary>A zone's official name or alias.</summary>
    public string? Zone { get; init; }

    public string? Province { get; init; }

    public string? City { get; init; }

    /// <summary>Year of publication.</summary>
    public int? Year { get; init; }

    /// <summary>Articles that state a figure of this indicator.</summary>
    public string? Indicator { get; init; }

    /// <summary>What kind of news: a code of the reader's list.</summary>
    public string? Category { get; init; }

    /// <summary>A source's id.</summary>
    public string? Source { get; init; }

    /// <summary>A source's id or the host of the address.</summary>
    public string? Site { get; init; }

    /// <summary>Level of the zone: national, provincial.</summary>
    public string? Level { get; init; }

    /// <summary>Type of the zone: 经开区, 高新区 …</summary>
    public string? Type { get; init; }

    /// <summary>Also the copies of an article that is listed.</summary>
    public bool WithCopies { get; init; }

    /// <summary>Also those that readers are not shown: in review, quarantined, rejected, gone. For files of the whole, never for pages.</summary>
    public bool AnyStatus { get; init; }

    /// <summary>The best matches first, among the newest <see cref="Relevance.Candidates"/>; only where words are searched.</summary>
    public bool ByRelevance { get; init; }

    /// <summary>Key of the page: articles with a smaller position; by relevance, how many better ones came before.</summary>
    public long? Before { get; init; }

    /// <summary>1 to 100.</summary>
    public int Take { get; init; } = 20;

    /// <summary>Count all instead of stopping at <see cref="ArticleQueries.TotalCap"/>.</summary>
    public bool ExactTotal { get; init; }
}

/// <summary>A page of a list. <paramref name="Next"/> is the key of the next page, null at the end.</summary>
public sealed record Page<T>(int Total, bool TotalCapped, IReadOnlyList<T> Items, long? Next);

/// <summary>A line of a list of articles.</summary>
public sealed record ArticleLine(
    long Id, long Position, string Title, DateOnly? Published, string? SourceName, string SourceId, string Site, string Url,
    string Excerpt, int Copies, IReadOnlyList<string> Zones, string? Category);

/// <summary>A value of a facet and how many articles have it.</summary>
public sealed record FacetCount(string Value, string Label, int Count);

/// <summary>
/// Counts for the query's matches, by the address parameter that narrows to them; most frequent first, years newest first.
/// <paramref name="Capped"/>: counted over the newest 500 matches only.
/// </summary>
public sealed record ArticleFacets(
    IReadOnlyList<FacetCount> Zones, IReadOnlyList<FacetCount> Provinces, IReadOnlyList<FacetCount> Years,
    IReadOnlyList<FacetCount> Sources, IReadOnlyList<FacetCount> Indicators, IReadOnlyList<FacetCount> Levels, IReadOnlyList<FacetCount> Categories, bool Capped);
