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
    public static IQueryable<Observation> Find(ZoneNewsDb db, ObservationQuery query)
    {
        var found = db.Observations.Where(o =>
            o.State == ObservationState.Published && o.Article!.Status == ArticleStatus.Published && o.Article.DuplicateOfId == null);
        found = query.AsOf is { } day ? KnownOn(found, day) : found.Where(o => o.Current);
        if (query.Zone is { } zone)
        {
            // Subjects go by official names; looked up first, the figures are found by index.
            string[] subjects = [zone, .. db.ZoneAliases.Where(a => a.Name == zone).Select(a => a.Zone!.Name)];
            found = found.Where(o => subjects.Contains(o.Subject));
        }
        if (query.Province is { } province)
            found = found.Where(o => o.Zone!.Province == province || o.Subject == province);
        if (query.Year is { } year)
            found = found.Where(o => o.Year == year);
        if (query.Indicator is { } indicator)
            found = found.Where(o => o.Indicator == indicator);
        if (query.Measure is { } measure)
            found = found.Where(o => o.Measure == measure);
        if (query.Status is { } status)
            found = found.Where(o => o.Status == status);
        if (query.Source is { } source)
            found = found.Where(o => o.Article!.SourceId == source);
        return query.Before is { } before ? found.Where(o => o.Id < before) : found;
    }

    private static IQueryable<Observation> KnownOn(IQueryable<Observation> found, DateOnly day)
    {
        var end = day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(-8);
        return found.Where(o => o.KnownFrom < end && (o.KnownUntil == null || o.KnownUntil >= end));
    }
}
