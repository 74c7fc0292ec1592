using System.Linq.Expressions;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Checks;

/// <summary>A figure as the checks look at it; fields are those of <see cref="Observation"/>.</summary>
public sealed record CheckedFigure
{
    public required long Id { get; init; }

    public required string Subject { get; init; }

    public required string SubjectKind { get; init; }

    public required string Indicator { get; init; }

    public required string Measure { get; init; }

    public required decimal Value { get; init; }

    public required string Unit { get; init; }

    public string? Period
    {
        get;
        init => (field, Part) = (value, PartOfYear.Of(value));
    }

    public required string Status { get; init; }

    public required string Bound { get; init; }

    public string? Scope { get; init; }

    public string? Qualifier { get; init; }

    public PartOfYear? Part { get; private init; }

    public bool IsActual => Status == "actual";

    public bool IsExact => Bound is "exact" or "approx";

    public bool IsMoney => Unit is "CNY" or "USD" or "EUR" or "HKD";

    /// <summary>The projection, for SQL.</summary>
    public static Expression<Func<Observation, CheckedFigure>> Of { get; } = o => new CheckedFigure
    {
        Id = o.Id,
        Subject = o.Subject,
        SubjectKind = o.SubjectKind,
        Indicator = o.Indicator,
        Measure = o.Measure,
        Value = o.Value,
        Unit = o.Unit,
        Period = o.Period,
        Status = o.Status,
        Bound = o.Bound,
        Scope = o.Scope,
        Qualifier = o.Qualifier,
    };
}

/// <summary>A figure that others contradict.</summary>
/// <param name="Check">One of the constants of <see cref="CrossChecks"/>.</param>
/// <param name="Against">Ids of the figures that it was compared with.</param>
public sealed record Contradiction(long Id, string Check, IReadOnlyList<long> Against);
