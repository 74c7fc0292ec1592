namespace ZoneNews.Data.Entities;

/// <summary>A single project's or company's amount, as a revision states it: kept apart from the figures of zones.</summary>
public sealed class ProjectMention
{
    public long Id { get; set; }

    public long ArticleId { get; set; }

    public Article? Article { get; set; }

    public long RevisionId { get; set; }

    public Revision? Revision { get; set; }

    /// <summary>As printed.</summary>
    public required string Name { get; set; }

    /// <summary>project, company.</summary>
    public required string Kind { get; set; }

    /// <summary>investment, capital, revenue, output, profit, tax, exports, orders, financing.</summary>
    public required string Item { get; set; }

    /// <summary>In the currency's base unit.</summary>
    public decimal Amount { get; set; }

    /// <summary>CNY, USD, EUR, HKD.</summary>
    public required string Unit { get; set; }

    /// <summary>actual, estimate.</summary>
    public required string Status { get; set; }

    public required string Bound { get; set; }

    /// <summary>The zone as read; official name.</summary>
    public string? ZoneName { get; set; }

    public int? ZoneId { get; set; }

    public Zone? Zone { get; set; }

    /// <summary>Evidence: offsets into the revision's body, half-open.</summary>
    public int Start { get; set; }

    public int End { get; set; }

    public required string Quote { get; set; }

    public int FigureStart { get; set; }

    public int FigureEnd { get; set; }

    /// <summary>Belongs to the article's shown revision.</summary>
    public bool Current { get; set; }

    public DateTime KnownFrom { get; set; }
}
