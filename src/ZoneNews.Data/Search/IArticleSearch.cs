using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Search;

/// <summary>The full-text index of an engine. It finds what LIKE would, case and width folded.</summary>
public interface IArticleSearch
{
    /// <summary>The articles whose title or body contains all the terms and none of the excluded ones; all articles where there are no terms.</summary>
    Task<IQueryable<Article>> MatchingAsync(ZoneNewsDb db, SearchTerms terms, CancellationToken cancel);

    /// <summary>Puts the article's title and body into the index, at <see cref="Article.Position"/>.</summary>
    Task IndexAsync(ZoneNewsDb db, Article article, CancellationToken cancel);

    /// <summary>Takes the row at <paramref name="position"/> out of the index.</summary>
    Task RemoveAsync(ZoneNewsDb db, long position, CancellationToken cancel);
}
