using ZoneNews.Data.Entities;
using ZoneNews.Data.Search;

namespace ZoneNews.Data.Postgres;

/// <summary>tsvector over overlapping bigrams, rechecked against the text.</summary>
public sealed class PostgresArticleSearch : IArticleSearch
{
    public IQueryable<Article> Matching(ZoneNewsDb db, SearchTerms terms) => throw new NotSupportedException();

    public Task IndexAsync(ZoneNewsDb db, Article article, CancellationToken cancel) => throw new NotSupportedException();

    public Task RemoveAsync(ZoneNewsDb db, long position, CancellationToken cancel) => throw new NotSupportedException();
}
