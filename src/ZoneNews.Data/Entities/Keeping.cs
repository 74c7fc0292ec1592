namespace ZoneNews.Data.Entities;

/// <summary>A key under which near copies of an article meet (<see cref="Articles.CopyKeys"/>).</summary>
public sealed class CopyKey
{
    public long ArticleId { get; set; }

    public Article? Article { get; set; }

    public long Key { get; set; }
}

/// <summary>A data file that was imported whole: an equal one is not read again.</summary>
public sealed class ImportedFile
{
    /// <summary>zones, divisions, rankings, sources, starter.</summary>
    public required string Kind { get; set; }

    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public required string Hash { get; set; }

    public DateTime ImportedAt { get; set; }
}
