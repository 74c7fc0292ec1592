using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Queries;

/// <summary>What a list of figures is asked for.</summary>
public sealed record ObservationQuery
{
    /// <summary>Official name or alias of a zone, or name of a region or group.</summary>
    public string? Zone { get; init; }

    public string? Province { get; init; }

    public int? Year { get; init; }

    public string? Indicator { get; init; }

    public string? Measure { get; init; }

    public string? Status { get; init; }

    public string? Source { get; init; }

    /// <summary>Vintage: as known on this day.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Key of the page: figures with a smaller id.</summary>
    public long? Before { get; init; }

    public int Take { get; init; } = 50;
}

/// <summary>Lists of figures, asked for by page, API, feed and file alike.</summary>
public static class ObservationQueries
{
    /// <summary>The published figures that the query means, unordered and without paging; reprints' figures are left out.</summary>
    public static IQueryable<Observation> Find(ZoneNewsDb db, ObservationQuery query) =>
        throw new NotSupportedException();
}
