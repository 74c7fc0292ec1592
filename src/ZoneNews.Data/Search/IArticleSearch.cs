using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;

namespace ZoneNews.Data.Search;

/// <summary>The full-text index of an engine. It finds what LIKE would, case and width folded.</summary>
public interface IArticleSearch
{
    /// <summary>The articles whose title or body contains all the terms and none of the excluded ones; all articles where there are no terms.</summary>
    Task<IQueryable<Article>> MatchingAsync(ZoneNewsDb db, SearchTerms terms, CancellationToken cancel);

    /// <summary>The newest of them that <paramref name="narrowing"/> leaves, newest first; what it takes grows with <paramref name="count"/>, not with all that match.</summary>
    Task<IReadOnlyList<Hit>> NewestAsync(ZoneNewsDb db, SearchTerms terms, Narrowing narrowing, int count, CancellationToken cancel);

    /// <summary>Puts the article's title and body into the index, at <see cref="Article.Position"/>.</summary>
    Task IndexAsync(ZoneNewsDb db, Article article, CancellationToken cancel);

    /// <summary>Takes the row at <paramref name="position"/> out of the index.</summary>
    Task RemoveAsync(ZoneNewsDb db, long position, CancellationToken cancel);
}
