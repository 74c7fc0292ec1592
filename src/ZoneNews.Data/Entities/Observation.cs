namespace ZoneNews.Data.Entities;

/// <summary>Kinds of subjects.</summary>
public static class SubjectKinds
{
    public const string Zone = "zone";
    public const string Division = "division";
    public const string Group = "group";
    public const string Unknown = "unknown";
}

/// <summary>published (shown), review (waits), rejected (an editor said no).</summary>
public static class ObservationState
{
    public const string Published = "published";
    public const string Review = "review";
    public const string Rejected = "rejected";
}

/// <summary>A figure of a revision. The columns hold what is shown (people's corrections applied); <see cref="AsRead"/> keeps what was extracted.</summary>
public sealed class Observation
{
    public long Id { get; set; }

    public long ArticleId { get; set; }

    public Article? Article { get; set; }

    public long RevisionId { get; set; }

    public Revision? Revision { get; set; }

    /// <summary>Official name of a zone, a region or a group.</summary>
    public required string Subject { get; set; }

    /// <summary>zone, division, group; unknown where the text does not tell whose figure it is (then <see cref="Subject"/> is empty).</summary>
    public required string SubjectKind { get; set; }

    public int? ZoneId { get; set; }

    public Zone? Zone { get; set; }

    public required string Indicator { get; set; }

    public required string Measure { get; set; }

    public decimal Value { get; set; }

    public required string Unit { get; set; }

    public string? Period { get; set; }

    /// <summary>The year in which the period ends; null where it is open.</summary>
    public int? Year { get; set; }

    public required string Status { get; set; }

    public required string Bound { get; set; }

    public string? Scope { get; set; }

    public int? OutOf { get; set; }

    public string? Qualifier { get; set; }

    /// <summary>Evidence: offsets into the revision's body, half-open.</summary>
    public int Start { get; set; }

    public int End { get; set; }

    public required string Quote { get; set; }

    /// <summary>The number itself, offsets into the body.</summary>
    public int FigureStart { get; set; }

    public int FigureEnd { get; set; }

    public required string Rule { get; set; }

    public double Confidence { get; set; }

    public string? Doubt { get; set; }

    /// <summary>preliminary, final; null where the words do not say.</summary>
    public string? Finality { get; set; }

    /// <summary>The check that other figures of its series make it fail (see <see cref="Checks.CrossChecks"/>); null where none does.</summary>
    public string? Contradiction { get; set; }

    /// <summary>JSON of the figures that contradict it; null where none does.</summary>
    public string? ContradictedBy { get; set; }

    public required string State { get; set; }

    /// <summary>Tells the figure again after re-reading: a hash of what was read, without its offsets.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>When a person chose it among other statements of its fact; null where nobody did.</summary>
    public DateTime? PreferredAt { get; set; }

    /// <summary>JSON of the reading where a person changed it; else null.</summary>
    public string? AsRead { get; set; }

    /// <summary>Belongs to the article's shown revision.</summary>
    public bool Current { get; set; }

    /// <summary>The fact that it is shown for; null where another statement is, or none.</summary>
    public Fact? Fact { get; set; }

    /// <summary>Vintage: known from, and until a newer reading replaced it.</summary>
    public DateTime KnownFrom { get; set; }

    public DateTime? KnownUntil { get; set; }
}

/// <summary>A person's word on an article or a figure; append-only.</summary>
public sealed class Review
{
    public long Id { get; set; }

    public DateTime At { get; set; }

    /// <summary>The account's name, kept when the account goes.</summary>
    public required string UserName { get; set; }

    public long ArticleId { get; set; }

    public Article? Article { get; set; }

    /// <summary>The figure meant; null where the article itself is.</summary>
    public string? Fingerprint { get; set; }

    /// <summary>accept, reject, correct, prefer (this statement of a fact before others), publish, withdraw, apart, copy, first (of copies), undo.</summary>
    public required string Action { get; set; }

    /// <summary>JSON object: the fields changed, as they were.</summary>
    public string? Before { get; set; }

    /// <summary>JSON object: the fields changed, as they are now.</summary>
    public string? After { get; set; }

    public string? Note { get; set; }

    /// <summary>The review that an undo takes back.</summary>
    public long? UndoesId { get; set; }
}

/// <summary>Who changed what outside articles: sources, users, imports.</summary>
public sealed class AuditEntry
{
    public long Id { get; set; }

    public DateTime At { get; set; }

    public required string UserName { get; set; }

    public required string Action { get; set; }

    /// <summary>source:sipac, user:li.</summary>
    public required string Target { get; set; }

    public string? Detail { get; set; }
}
