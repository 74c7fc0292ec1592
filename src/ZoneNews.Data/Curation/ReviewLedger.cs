using ZoneNews.Data.Entities;
using ZoneNews.Data.Search;

namespace ZoneNews.Data.Curation;

/// <summary>People's corrections: recorded once, applied to what is shown now and after every re-reading.</summary>
public sealed class ReviewLedger(IArticleSearch search, TimeProvider time)
{
    /// <summary>
    /// Records a review and applies it. Article fields that <c>after</c> may name: title, published, source, zones, status.
    /// Figure fields: subject, indicator, measure, value, unit, period, status, bound, scope.
    /// </summary>
    public Task<Review> RecordAsync(ZoneNewsDb db, Review review, CancellationToken cancel) =>
        throw new NotSupportedException($"{search}{time}");

    /// <summary>Applies the article's reviews, oldest first, to the revision that is shown.</summary>
    public Task ApplyAsync(ZoneNewsDb db, long articleId, CancellationToken cancel) =>
        throw new NotSupportedException($"{search}{time}");
}
