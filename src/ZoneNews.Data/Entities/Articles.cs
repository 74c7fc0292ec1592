namespace ZoneNews.Data.Entities;

/// <summary>published, review (waits for an editor), quarantined (text kept, no figures), rejected, gone (the source took it back).</summary>
public static class ArticleStatus
{
    public const string Published = "published";
    public const string Review = "review";
    public const string Quarantined = "quarantined";
    public const string Rejected = "rejected";
    public const string Gone = "gone";
}

/// <summary>An article as shown: the newest revision with people's corrections applied.</summary>
public sealed class Article
{
    public long Id { get; set; }

    /// <summary>Publication order, unique: minutes since 1970 of the day shown (<see cref="Articles.Positions"/>) × 4096 + a sequence number. Lists sort and page by it; the search index uses it as its row.</summary>
    public long Position { get; set; }

    public required string SourceId { get; set; }

    public Source? Source { get; set; }

    /// <summary>Canonical address, unique. Starter digests without one have <c>starter:ID</c>.</summary>
    public required string Url { get; set; }

    /// <summary>Empty where the page has none.</summary>
    public required string Title { get; set; }

    public DateOnly? Published { get; set; }

    /// <summary>来源 as printed.</summary>
    public string? SourceName { get; set; }

    public string? Author { get; set; }

    public required string Status { get; set; }

    /// <summary>Why it is quarantined, in review or rejected.</summary>
    public string? StatusReason { get; set; }

    /// <summary>official, media, reprint, clone; null where nobody said.</summary>
    public string? Standing { get; set; }

    public DateTime FetchedAt { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime UpdatedAt { get; set; }

    /// <summary>The first copy of the same text, where this one is a reprint.</summary>
    public long? DuplicateOfId { get; set; }

    public Article? DuplicateOf { get; set; }

    /// <summary>The article whose copy a person said this is; its own id: a person said that it is no copy. Null: nobody said anything, the texts decide.</summary>
    public long? CopyOfSaidId { get; set; }

    /// <summary>When a person chose it as the first copy of its cluster.</summary>
    public DateTime? FirstSaidAt { get; set; }

    internal bool SaysNoCopy => CopyOfSaidId == Id;

    /// <summary>64-bit simhash of the repaired text, for near-duplicates.</summary>
    public long Simhash { get; set; }

    public string? Language { get; set; }

    /// <summary>What kind of news it is: statistics, investment, project … (a code of the reader's list); null where nothing tells.</summary>
    public string? Category { get; set; }

    /// <summary>0 to 1, how sure <see cref="Category"/> is.</summary>
    public double? CategoryConfidence { get; set; }

    /// <summary>Full name of the narrowest region that it is about.</summary>
    public string? Division { get; set; }

    /// <summary>The revision that is shown.</summary>
    public int RevisionNumber { get; set; }

    // The long texts are the last columns: SQLite reads through a row to what it needs.
    public required string Body { get; set; }

    /// <summary>Repairs of the body as JSON.</summary>
    public string? Repairs { get; set; }

    /// <summary>Blocks as JSON.</summary>
    public required string Blocks { get; set; }

    public List<Revision> Revisions { get; set; } = [];

    public List<ArticleZone> Zones { get; set; } = [];

    public List<Observation> Observations { get; set; } = [];

    public List<ProjectMention> Projects { get; set; } = [];
}

/// <summary>One reading of one fetched version; never changed, never erased.</summary>
public sealed class Revision
{
    public long Id { get; set; }

    public long ArticleId { get; set; }

    public Article? Article { get; set; }

    /// <summary>1 is the first.</summary>
    public int Number { get; set; }

    /// <summary>The fetch that was read; null for starter digests.</summary>
    public long? FetchId { get; set; }

    public Fetch? Fetch { get; set; }

    public required string ReaderVersion { get; set; }

    public DateTime ReadAt { get; set; }

    public required string Title { get; set; }

    public DateOnly? Published { get; set; }

    public string? PublishedFrom { get; set; }

    public string? SourceName { get; set; }

    /// <summary>Names of the zones as read, separated by <c>;</c>.</summary>
    public required string Zones { get; set; }

    /// <summary>The strategy that found the body.</summary>
    public string? Strategy { get; set; }

    public string? Quarantine { get; set; }

    /// <summary>SHA-256 of all that was read, figures included: tells an equal reading.</summary>
    public required string ReadingHash { get; set; }

    // The long texts are the last columns: SQLite reads through a row to what it needs.
    public required string Blocks { get; set; }

    public required string Body { get; set; }

    public string? Repairs { get; set; }
}

/// <summary>An article is about a zone.</summary>
public sealed class ArticleZone
{
    public long ArticleId { get; set; }

    public Article? Article { get; set; }

    public int ZoneId { get; set; }

    public Zone? Zone { get; set; }

    /// <summary><see cref="Article.Position"/> of an article that readers are shown; null of one that is not published, or a copy. Kept by triggers.</summary>
    public long? Position { get; set; }
}
