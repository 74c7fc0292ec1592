using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Search;

namespace ZoneNews.Data.Queries;

/// <summary>Lists of articles, asked for by page, API, feed and file alike.</summary>
public static class ArticleQueries
{
    public const int TotalCap = 1000;

    /// <summary>The published articles that the query means, unordered and without paging.</summary>
    public static async Task<IQueryable<Article>> FindAsync(ZoneNewsDb db, IArticleSearch search, ArticleQuery query, CancellationToken cancel)
    {
        var (terms, narrowing) = await ReadAsync(db, query, cancel);
        return narrowing.Of(await search.MatchingAsync(db, terms, cancel));
    }

    /// <summary>The newest of them, unordered: for a list without a page's total.</summary>
    public static async Task<IQueryable<Article>> NewestAsync(ZoneNewsDb db, IArticleSearch search, ArticleQuery query, int count, CancellationToken cancel)
    {
        var (terms, narrowing) = await ReadAsync(db, query, cancel);
        var ids = (await search.NewestAsync(db, terms, Below(narrowing, query.Before), count, cancel)).Select(h => h.Id).ToArray();
        return db.Articles.Where(a => EF.Parameter(ids).Contains(a.Id));
    }

    /// <summary>The newest of them as a list shows them, without the total, for which many more would be looked up.</summary>
    public static async Task<IReadOnlyList<ArticleLine>> LinesAsync(ZoneNewsDb db, IArticleSearch search, ArticleQuery query, int count, CancellationToken cancel)
    {
        var (terms, narrowing) = await ReadAsync(db, query, cancel);
        return await LinesAsync(db, [.. (await search.NewestAsync(db, terms, narrowing, count, cancel)).Select(h => h.Id)], terms, cancel);
    }

    /// <summary>One page, newest first.</summary>
    public static async Task<Page<ArticleLine>> PageAsync(ZoneNewsDb db, IArticleSearch search, ArticleQuery query, CancellationToken cancel) =>
        await PageAsync(db, search, query, await FindNewestAsync(db, search, query, cancel), cancel);

    /// <summary>One page, newest first, and how all that is found spreads, whichever the page.</summary>
    /// <param name="contexts">Half of the facets are read over a connection of their own while the page is.</param>
    public static async Task<(Page<ArticleLine> Page, ArticleFacets Facets)> PageAndFacetsAsync(
        ZoneNewsDb db, IDbContextFactory<ZoneNewsDb> contexts, IArticleSearch search, ArticleQuery query, CancellationToken cancel)
    {
        var found = await FindNewestAsync(db, search, query, cancel);
        // SQLite answers on the thread that asks.
        var facets = Task.Run(
            async () =>
            {
                await using var other = await contexts.CreateDbContextAsync(cancel);
                return await FacetCounts.WithoutIndicatorsAsync(other, found.Hits, cancel);
            },
            cancel);
        var page = await PageAsync(db, search, query, found, cancel);
        var indicators = await FacetCounts.IndicatorsAsync(db, found.Hits, cancel);
        return (page, (await facets) with { Indicators = indicators });
    }

    // The words are looked up once: list, total and facets are taken from the newest hits, as many as are counted.
    private static async Task<Found> FindNewestAsync(ZoneNewsDb db, IArticleSearch search, ArticleQuery query, CancellationToken cancel)
    {
        var (terms, narrowing) = await ReadAsync(db, query, cancel);
        return new Found(terms, narrowing, await search.NewestAsync(db, terms, narrowing, TotalCap + 1, cancel));
    }

    private static async Task<Page<ArticleLine>> PageAsync(ZoneNewsDb db, IArticleSearch search, ArticleQuery query, Found found, CancellationToken cancel)
    {
        var (terms, narrowing, hits) = found;
        var take = Math.Clamp(query.Take, 1, 100);
        var capped = hits.Count > TotalCap && !query.ExactTotal;
        var total = capped ? TotalCap : hits.Count > TotalCap ? await narrowing.Of(await search.MatchingAsync(db, terms, cancel)).CountAsync(cancel) : hits.Count;
        var (lines, next) = query.ByRelevance && terms.Required.Count > 0
            ? await BestAsync(db, hits, terms, (int)Math.Min(query.Before ?? 0, Relevance.Candidates), take, cancel)
            : await NewestAsync(db, await BelowAsync(hits, query.Before, take + 1, key => search.NewestAsync(db, terms, Below(narrowing, key), take + 1, cancel)), terms, take, cancel);
        return new Page<ArticleLine>(total, capped, lines, next);
    }

    /// <summary>The hits of a page: among the newest, which are at hand, or further down.</summary>
    private static async Task<IReadOnlyList<Hit>> BelowAsync(IReadOnlyList<Hit> newest, long? before, int count, Func<long, Task<IReadOnlyList<Hit>>> further)
    {
        if (before is not { } key)
            return newest;
        var below = newest.Where(h => h.Position < key).ToList();
        return below.Count >= count || newest.Count <= TotalCap ? below : await further(key);
    }

    private static Narrowing Below(Narrowing narrowing, long? key) => key is { } before ? narrowing with { Until = Math.Min(before, narrowing.Until) } : narrowing;

    private static async Task<(IReadOnlyList<ArticleLine> Lines, long? Next)> NewestAsync(
        ZoneNewsDb db, IReadOnlyList<Hit> hits, SearchTerms terms, int take, CancellationToken cancel)
    {
        var lines = await LinesAsync(db, [.. hits.Take(take).Select(h => h.Id)], terms, cancel);
        return (lines, hits.Count > take && lines.Count > 0 ? lines[^1].Position : null);
    }

    private static async Task<(IReadOnlyList<ArticleLine> Lines, long? Next)> BestAsync(
        ZoneNewsDb db, IReadOnlyList<Hit> hits, SearchTerms terms, int skip, int take, CancellationToken cancel)
    {
        var ids = hits.Take(Relevance.Candidates).Select(h => h.Id).ToArray();
        var candidates = await db.Articles.Where(a => EF.Parameter(ids).Contains(a.Id))
            .Select(a => new { a.Id, a.Position, a.Title, a.Body, a.Published }).ToListAsync(cancel);
        var newest = candidates.Max(c => c.Published);
        var best = candidates
            .Select(c => (c.Id, c.Position, Score: Relevance.Of(FoldedText.Fold(c.Title), FoldedText.Fold(c.Body), c.Published, terms, newest)))
            .OrderByDescending(c => c.Score).ThenByDescending(c => c.Position).Skip(skip).Take(take + 1).Select(c => c.Id).ToList();
        return (await LinesAsync(db, [.. best.Take(take)], terms, cancel), best.Count > take ? skip + take : null);
    }

    private static ArticleQuery Narrowed(ArticleQuery query, SearchWords words) =>
        query with { Site = words.Site ?? query.Site, Zone = words.Zone ?? query.Zone, Year = words.Year ?? query.Year, Category = words.Category ?? query.Category };

    private static async Task<(SearchTerms Terms, Narrowing Narrowing)> ReadAsync(ZoneNewsDb db, ArticleQuery query, CancellationToken cancel)
    {
        var words = SearchWords.Parse(query.Q);
        var narrowed = Narrowed(query, words);
        // The place says the same as the year of dated articles, and lists walk by it.
        var (from, until) = narrowed.Year is >= 1 and < 9999 and var year
            ? (Positions.FirstOf(new DateOnly(year, 1, 1)), Positions.FirstOf(new DateOnly(year + 1, 1, 1)))
            : (long.MinValue, long.MaxValue);
        var narrowing = new Narrowing(articles => Conditions(articles, narrowed), from, until);
        return (await ZoneAliases.TermsAsync(db, words, cancel), ZoneFilter.IsAsked(narrowed) ? await ZoneFilter.NarrowAsync(db, narrowing, narrowed, cancel) : narrowing);
    }

    private static IQueryable<Article> Conditions(IQueryable<Article> found, ArticleQuery query)
    {
        if (!query.AnyStatus)
            found = found.Where(a => a.Status == ArticleStatus.Published);
        if (!query.WithCopies)
            found = found.Where(a => a.DuplicateOfId == null);
        if (query.Year is { } year)
            found = In(found, year);
        if (query.Category is { } category)
            found = found.Where(a => a.Category == category);
        if (query.Source is { } source)
            found = found.Where(a => a.SourceId == source);
        if (query.Site is { } site)
            found = found.Where(a => a.SourceId == site || a.Url.Contains("://" + site));
        if (query.Indicator is { } indicator)
            found = found.Where(a => a.Observations.Any(o => o.Current && o.State == ObservationState.Published && o.Indicator == indicator));
        return found;
    }

    private static IQueryable<Article> In(IQueryable<Article> found, int year)
    {
        if (year is < 1 or >= 9999)
            return found.Where(a => false);
        var (first, next) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        return found.Where(a => a.Published >= first && a.Published < next);
    }

    // Joined to the page, the engine would read the zones of all articles before the first line.
    private static async Task<IReadOnlyList<ArticleLine>> LinesAsync(ZoneNewsDb db, long[] ids, SearchTerms terms, CancellationToken cancel)
    {
        var rows = await Rows(db, db.Articles.Where(a => ids.Contains(a.Id))).ToDictionaryAsync(r => r.Id, cancel);
        var zones = (await db.ArticleZones.Where(l => ids.Contains(l.ArticleId)).OrderBy(l => l.ArticleId).ThenBy(l => l.ZoneId)
            .Select(l => new { l.ArticleId, l.Zone!.Name }).ToListAsync(cancel)).ToLookup(l => l.ArticleId, l => l.Name);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id].Line(terms, [.. zones[id]]))];
    }

    private static IQueryable<Row> Rows(ZoneNewsDb db, IQueryable<Article> articles) => articles.Select(a => new Row
    {
        Id = a.Id,
        Position = a.Position,
        Title = a.Title,
        Published = a.Published,
        SourceName = a.SourceName,
        SourceId = a.SourceId,
        Site = a.Source!.Name,
        Url = a.Url,
        Body = a.Body,
        Copies = db.Articles.Count(c => c.DuplicateOfId == a.Id && c.Status == ArticleStatus.Published),
        Category = a.Category,
    });

    /// <param name="Hits">The newest, one more than are counted where there are so many.</param>
    private sealed record Found(SearchTerms Terms, Narrowing Narrowing, IReadOnlyList<Hit> Hits);

    private sealed class Row
    {
        public required long Id { get; init; }

        public required long Position { get; init; }

        public required string Title { get; init; }

        public required DateOnly? Published { get; init; }

        public required string? SourceName { get; init; }

        public required string SourceId { get; init; }

        public required string Site { get; init; }

        public required string Url { get; init; }

        public required string Body { get; init; }

        public required int Copies { get; init; }

        public required string? Category { get; init; }

        public ArticleLine Line(SearchTerms terms, IReadOnlyList<string> zones) =>
            new(Id, Position, Title, Published, SourceName, SourceId, Site, Url, Excerpt.Of(Body, terms), Copies, zones, Category);
    }
}
