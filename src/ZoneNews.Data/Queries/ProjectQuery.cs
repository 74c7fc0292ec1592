using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Queries;

/// <summary>What a list of projects' and companies' amounts is asked for.</summary>
public sealed record ProjectQuery
{
    /// <summary>Official name or alias of a zone.</summary>
    public string? Zone { get; init; }

    public string? Province { get; init; }

    /// <summary>project, company.</summary>
    public string? Kind { get; init; }

    /// <summary>investment, capital, revenue and so on.</summary>
    public string? Item { get; init; }

    /// <summary>Year of publication.</summary>
    public int? Year { get; init; }

    /// <summary>Key of the page: amounts with a smaller id.</summary>
    public long? Before { get; init; }

    public int Take { get; init; } = 50;
}

/// <summary>Lists of projects' and companies' amounts, asked for by page, API and file alike.</summary>
public static class ProjectQueries
{
    /// <summary>The amounts of published articles that the query means, unordered and without paging; reprints are left out.</summary>
    public static IQueryable<ProjectMention> Find(ZoneNewsDb db, ProjectQuery query)
    {
        var found = db.Projects.Where(p => p.Current && p.Article!.Status == ArticleStatus.Published && p.Article.DuplicateOfId == null);
        if (query.Zone is { } zone)
        {
            // One condition with OR would read all zones.
            var named = db.Zones.Where(z => z.Name == zone).Select(z => (int?)z.Id).Concat(db.ZoneAliases.Where(a => a.Name == zone).Select(a => (int?)a.ZoneId));
            found = found.Where(p => named.Contains(p.ZoneId));
        }
        if (query.Province is { } province)
            found = found.Where(p => p.Zone!.Province == province);
        if (query.Kind is { } kind)
            found = found.Where(p => p.Kind == kind);
        if (query.Item is { } item)
            found = found.Where(p => p.Item == item);
        if (query.Year is { } year)
        {
            var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            found = found.Where(p => p.Article!.Published >= from && p.Article.Published <= to);
        }
        return query.Before is { } before ? found.Where(p => p.Id < before) : found;
    }
}
