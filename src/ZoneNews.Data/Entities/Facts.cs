namespace ZoneNews.Data.Entities;

/// <summary>
/// What readers are shown of one fact (subject, indicator, measure, unit, period, scope, qualifier) in one status: the preferred of the figures
/// that state it. Made from the figures, never by hand (<see cref="Data.Facts.FactBook"/>).
/// </summary>
public sealed class Fact
{
    /// <summary>The preferred statement.</summary>
    public long ObservationId { get; set; }

    public Observation? Observation { get; set; }

    public required string Subject { get; set; }

    public required string SubjectKind { get; set; }

    public required string Indicator { get; set; }

    public required string Measure { get; set; }

    public required string Unit { get; set; }

    public string? Period { get; set; }

    public int? Year { get; set; }

    public string? Scope { get; set; }

    public string? Qualifier { get; set; }

    public required string Status { get; set; }

    /// <summary>Of the preferred statement, as all from here to <see cref="Standing"/>: a table of facts is shown without a look at statements and articles.</summary>
    public long ArticleId { get; set; }

    public decimal Value { get; set; }

    public required string Bound { get; set; }

    public int? OutOf { get; set; }

    public string? Doubt { get; set; }

    public string? Finality { get; set; }

    public DateTime? PreferredAt { get; set; }

    /// <summary>A person corrected it.</summary>
    public bool Corrected { get; set; }

    public DateOnly? Published { get; set; }

    public string? Standing { get; set; }

    /// <summary>The preferred value, as engines sort it.</summary>
    public double Size { get; set; }

    /// <summary>How many shown figures state it.</summary>
    public int Statements { get; set; }

    /// <summary>Of the newest whole year of its series: how many whole years the series has. 0: not the newest.</summary>
    public int Years { get; set; }

    /// <summary>Ids, parted by <c>;</c>, of one observation for each other value that disagrees with this one; null where none does.</summary>
    public string? Against { get; set; }
}

/// <summary>How much readers are shown of an indicator of a subject.</summary>
public sealed class Coverage
{
    public required string Subject { get; set; }

    public required string Indicator { get; set; }

    public int Figures { get; set; }

    /// <summary>First year of a period; null where no period is known.</summary>
    public int? FromYear { get; set; }

    public int? ToYear { get; set; }
}

/// <summary>How much readers are shown of an indicator, over all subjects; or of articles.</summary>
public sealed class Tally
{
    /// <summary>The name under which published articles are counted.</summary>
    public const string Articles = "";

    /// <summary>An indicator's code, or <see cref="Articles"/>.</summary>
    public required string Name { get; set; }

    public int Count { get; set; }

    public int Subjects { get; set; }

    public int? FromYear { get; set; }

    public int? ToYear { get; set; }
}

/// <summary>Figures came or changed of which facts must be made again; written by triggers, whoever writes the figures.</summary>
public sealed class FigureChange
{
    public long Id { get; set; }

    public required string Subject { get; set; }

    /// <summary>Empty: an article came or changed its status.</summary>
    public required string Indicator { get; set; }
}
