using System.Linq.Expressions;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Facts;

/// <summary>A figure as far as facts are made of it.</summary>
internal sealed record Statement : IStatement
{
    public required long Id { get; init; }

    public required long ArticleId { get; init; }

    public required string Subject { get; init; }

    public required string SubjectKind { get; init; }

    public required string Indicator { get; init; }

    public required string Measure { get; init; }

    public required decimal Value { get; init; }

    public required string Unit { get; init; }

    public string? Period { get; init; }

    public int? Year { get; init; }

    public required string Status { get; init; }

    public required string Bound { get; init; }

    public string? Scope { get; init; }

    public int? OutOf { get; init; }

    public string? Qualifier { get; init; }

    public string? Doubt { get; init; }

    public string? Finality { get; init; }

    public DateTime? PreferredAt { get; init; }

    public bool Corrected { get; init; }

    public DateOnly? Published { get; init; }

    public string? Standing { get; init; }

    /// <summary>The projection of a figure that is shown, for SQL.</summary>
    public static Expression<Func<Observation, Statement>> Of { get; } = o => new Statement
    {
        Id = o.Id,
        ArticleId = o.ArticleId,
        Subject = o.Subject,
        SubjectKind = o.SubjectKind,
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
        Doubt = o.Doubt == Curation.ShownFigures.TextGone ? o.Doubt : null,
        Finality = o.Finality,
        PreferredAt = o.PreferredAt,
        Corrected = o.AsRead != null,
        Published = o.Article!.Published,
        Standing = o.Article.Standing,
    };
}
