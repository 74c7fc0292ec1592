namespace ZoneNews.Data.Entities;

/// <summary>A site, or part of one, that is crawled.</summary>
public sealed class Source
{
    /// <summary>Short, stable: <c>sipac</c>.</summary>
    public required string Id { get; set; }

    public required string Name { get; set; }

    /// <summary>zone, portal, media, statistics.</summary>
    public required string Kind { get; set; }

    /// <summary>The zone whose site it is.</summary>
    public int? ZoneId { get; set; }

    public Zone? Zone { get; set; }

    /// <summary>The source file as JSON: start, articles, exclude, encoding, rules (README, "A source file").</summary>
    public required string Definition { get; set; }

    /// <summary>Seconds between two visits of a list.</summary>
    public int IntervalSeconds { get; set; } = 3600;

    public bool Paused { get; set; }

    /// <summary>starter, file, admin.</summary>
    public required string Origin { get; set; }

    public string? Evidence { get; set; }

    public string? Note { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime? LastFetchAt { get; set; }

    public DateTime? LastSuccessAt { get; set; }

    /// <summary>One sentence: what went wrong last, null when all is well.</summary>
    public string? LastProblem { get; set; }

    /// <summary>What its health was flagged for (<see cref="Sources.SourceHealth"/>), as JSON; null when all is well.</summary>
    public string? Findings { get; set; }

    /// <summary>Since when it is flagged so.</summary>
    public DateTime? FlaggedAt { get; set; }
}

/// <summary>How a visit of an address ended.</summary>
public enum FetchOutcome
{
    Ingested = 1,
    Unchanged,
    Duplicate,
    Quarantined,
    Blocked,
    Gone,
    Failed,

    /// <summary>A list, feed or sitemap was read for its links.</summary>
    Listed,

    /// <summary>The page is no article; the reason says what it is.</summary>
    Rejected,
}

/// <summary>An address to visit; the queue is its <see cref="NextFetchAt"/>.</summary>
public sealed class FrontierEntry
{
    /// <summary>A start address goes before what it leads to.</summary>
    public const int StartPriority = 10;

    /// <summary>Added to an entry's priority while it is asked for now; the visit takes it off again.</summary>
    public const int NowPriority = 100;

    public long Id { get; set; }

    public required string SourceId { get; set; }

    public Source? Source { get; set; }

    /// <summary>Canonical, unique.</summary>
    public required string Url { get; set; }

    /// <summary>host:port, the unit of politeness.</summary>
    public required string Host { get; set; }

    /// <summary>list, feed, sitemap, article, document, page (not known yet).</summary>
    public required string Kind { get; set; }

    /// <summary>Links from a start address.</summary>
    public int Depth { get; set; }

    /// <summary>Higher goes first: <see cref="StartPriority"/>, <see cref="NowPriority"/>, or both.</summary>
    public int Priority { get; set; }

    /// <summary>Null: never again.</summary>
    public DateTime? NextFetchAt { get; set; }

    public string? LeaseOwner { get; set; }

    public DateTime? LeaseUntil { get; set; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; set; }

    public FetchOutcome? Outcome { get; set; }

    public string? Reason { get; set; }

    public int? HttpStatus { get; set; }

    public string? ETag { get; set; }

    public string? LastModified { get; set; }

    public string? SnapshotHash { get; set; }

    public DateTime DiscoveredAt { get; set; }

    /// <summary>The list that named it.</summary>
    public string? DiscoveredFrom { get; set; }

    public DateTime? LastFetchAt { get; set; }
}

/// <summary>What politeness remembers of a host, shared by all workers.</summary>
public sealed class CrawlHost
{
    /// <summary>scheme://host:port.</summary>
    public required string Name { get; set; }

    public DateTime NextRequestAt { get; set; }

    public string? RobotsText { get; set; }

    public int? RobotsStatus { get; set; }

    public DateTime? RobotsFetchedAt { get; set; }

    public int Failures { get; set; }

    /// <summary>No request before this: the circuit is open.</summary>
    public DateTime? ClosedUntil { get; set; }
}

/// <summary>Bytes as fetched, compressed (Brotli), addressed by the SHA-256 of the bytes before compression, in lower-case hex.</summary>
public sealed class Snapshot
{
    /// <summary>Stands for bytes that are kept no more.</summary>
    public static readonly byte[] Dropped = [];

    public required string Hash { get; set; }

    /// <summary>Empty where retention dropped it.</summary>
    public required byte[] Content { get; set; }

    /// <summary>Bytes before compression.</summary>
    public int Length { get; set; }

    /// <summary>The bytes of an old version are kept no more (<see cref="Articles.Retention"/>).</summary>
    public bool IsDropped => Content.Length == 0;
}

/// <summary>One answer of a server whose bytes were kept.</summary>
public sealed class Fetch
{
    public long Id { get; set; }

    public required string SourceId { get; set; }

    public Source? Source { get; set; }

    public required string Url { get; set; }

    public required string SnapshotHash { get; set; }

    public Snapshot? Snapshot { get; set; }

    public DateTime FetchedAt { get; set; }

    /// <summary>The response's Date header.</summary>
    public DateTime? ServerDate { get; set; }

    public int HttpStatus { get; set; }

    public string? ContentType { get; set; }

    /// <summary>Name: value lines as received.</summary>
    public required string Headers { get; set; }
}
