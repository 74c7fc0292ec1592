using ZoneNews.Data.Search;

namespace ZoneNews.Data.Articles;

/// <summary>Keeps articles: one row an address, a revision for each new reading, figures, links to zones and search tokens, in the caller's transaction.</summary>
public sealed class ArticleStore(IArticleSearch search, TimeProvider time)
{
    /// <summary>Adds or revises the article at the draft's address; people's corrections are applied again. Saves, but commits nothing.</summary>
    public Task<SaveResult> SaveAsync(ZoneNewsDb db, ArticleDraft draft, CancellationToken cancel) =>
        throw new NotSupportedException($"{search}{time}");
}
