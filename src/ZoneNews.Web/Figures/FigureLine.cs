using System.Linq.Expressions;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Facts;
using ZoneNews.Extraction;

namespace ZoneNews.Web.Figures;

/// <summary>A figure with what a page needs to show it and to lead to its words.</summary>
public sealed record FigureLine : IStatement
{
    public long Id { get; init; }

    public long ArticleId { get; init; }

    public required string Subject { get; init; }

    public int? ZoneId { get; init; }

    public required string Indicator { get; init; }

    public required string Measure { get; init; }

    public decimal Value { get; init; }

    public required string Unit { get; init; }

    public string? Period { get; init; }

    public int? Year { get; init; }

    public required string Status { get; init; }

    public required string Bound { get; init; }

    public string? Scope { get; init; }

    public int? OutOf { get; init; }

    public string? Qualifier { get; init; }

    public string? Doubt { get; init; }

    /// <summary>preliminary, final; null where the words do not say.</summary>
    public string? Finality { get; init; }

    /// <summary>When a person chose it among others; null where nobody did.</summary>
    public DateTime? PreferredAt { get; init; }

    /// <summary>A person corrected it.</summary>
    public bool Corrected { get; init; }

    public DateOnly? Published { get; init; }

    public string? SourceName { get; init; }

    public string? Site { get; init; }

    public string? Standing { get; init; }

    /// <summary>Of a fact's preferred statement: the ids, parted by <c>;</c>, of one statement for each value that disagrees; null where none does.</summary>
    public string? Against { get; init; }

    /// <summary>The projection, for SQL.</summary>
    public static Expression<Func<Data.Entities.Observation, FigureLine>> Of { get; } = o => new FigureLine
    {
        Id = o.Id,
        ArticleId = o.ArticleId,
        Subject = o.Subject,
        ZoneId = o.ZoneId,
        Indicator = o.Indicator,
        Measure = o.Measure,
        Value = o.Value,
        Unit = o.Unit,
        Period = o.Period,
        Year = o.Year,
        Status = o.Status,
        Bound = o.Bound,
        Scope = o.Scope,
        OutOf = o.OutOf,
        Qualifier = o.Qualifier,
        // What an editor let pass is in doubt no more, but for words that are gone.
        Doubt = o.State == ObservationState.Published && o.Doubt != "text-gone" ? null : o.Doubt ?? o.Contradiction,
        Finality = o.Finality,
        PreferredAt = o.PreferredAt,
        Corrected = o.AsRead != null,
        Published = o.Article!.Published,
        SourceName = o.Article.SourceName,
        Site = o.Article.Source!.Name,
        Standing = o.Article.Standing,
        Against = o.Fact == null ? null : o.Fact.Against,
    };

    /// <summary>How many values of its fact disagree; 0 where none do.</summary>
    public int Values => Against is null ? 0 : Against.Split(';').Length + 1;

    /// <summary>The article with the words lit that state the figure.</summary>
    public string Address => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/news/{ArticleId}?figure={Id}#w{Id}");

    public FigureText Text(bool english, Scale? scale = null) => FigureFormat.Of(Value, Unit, Measure, Bound, english, OutOf, scale);

    public bool IsChange => FigureFormat.IsChange(Measure);

    /// <summary>Who says it: the source as printed, else the site.</summary>
    public string? Said => string.IsNullOrEmpty(SourceName) ? Site : SourceName;
}

/// <summary>Classes of the stylesheet that show a figure's status and direction.</summary>
public static class FigureClass
{
    /// <summary>est, tgt or nothing.</summary>
    public static string OfStatus(string status) => status switch
    {
        FigureStatus.Estimate => "est",
        FigureStatus.Target => "tgt",
        _ => "",
    };

    /// <summary>up, down or nothing: by sign, not by merit.</summary>
    public static string OfChange(decimal value) => value > 0 ? "up" : value < 0 ? "down" : "";
}
