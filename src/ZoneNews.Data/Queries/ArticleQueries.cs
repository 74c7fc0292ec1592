using ZoneNews.Data.Entities;
using ZoneNews.Data.Search;

namespace ZoneNews.Data.Queries;

/// <summary>Lists of articles, asked for by page, API, feed and file alike.</summary>
public static class ArticleQueries
{
    public const int TotalCap = 1000;

    /// <summary>The published articles that the query means, unordered and without paging.</summary>
    public static IQueryable<Article> Find(ZoneNewsDb db, IArticleSearch search, ArticleQuery query) =>
        throw new NotSupportedException();

    /// <summary>One page, newest first.</summary>
    public static Task<Page<ArticleLine>> PageAsync(ZoneNewsDb db, IArticleSearch search, ArticleQuery query, CancellationToken cancel) =>
        throw new NotSupportedException();

    public static Task<ArticleFacets> FacetsAsync(ZoneNewsDb db, IArticleSearch search, ArticleQuery query, CancellationToken cancel) =>
        throw new NotSupportedException();
}
