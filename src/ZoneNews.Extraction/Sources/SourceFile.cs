namespace ZoneNews.Extraction.Sources;

/// <summary>Where a source begins. <paramref name="As"/>: list, feed, sitemap, article; null is told apart by what is there.</summary>
public sealed record StartAddress(string Url, string? As = null);

/// <summary>A site, or part of one, as a file describes it; all but id and start may be left out (README, "A source file").</summary>
/// <param name="Id">Short, stable: letters, digits, <c>- _ .</c></param>
/// <param name="Start">At least one.</param>
public sealed record SourceFile(string Id, IReadOnlyList<StartAddress> Start)
{
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromHours(1);

    public string? Name { get; init; }

    /// <summary>zone, portal, media, statistics.</summary>
    public string Kind { get; init; } = "portal";

    /// <summary>Official name of the zone whose site it is.</summary>
    public string? Zone { get; init; }

    /// <summary>Regular expressions: an address that one matches is an article's; with any, no other address is.</summary>
    public IReadOnlyList<string> Articles { get; init; } = [];

    /// <summary>Regular expressions: an address that one matches is never visited.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>The least time between two visits of a list.</summary>
    public TimeSpan Interval { get; init; } = DefaultInterval;

    /// <summary>The encoding to trust before all declarations.</summary>
    public string? Encoding { get; init; }

    public SiteRules? Rules { get; init; }

    public SiteContext Context => new(Name, Zone, Encoding, Rules);
}

/// <summary>A source file, or one sentence that names the field and the remedy.</summary>
public sealed record SourceFileReading(SourceFile? File, string? Problem);
