using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Search;

namespace ZoneNews.Data.Curation;

/// <summary>People's corrections: recorded once, applied to what is shown now and after every re-reading.</summary>
public sealed class ReviewLedger(IArticleSearch search, TimeProvider time, IOptions<KeepingOptions> options)
{
    /// <summary>
    /// Records a review and applies it. Article fields that <c>after</c> may name: title, published, source, zones, status.
    /// Figure fields: subject, subject_kind, indicator, measure, value, unit, period, status, bound, scope.
    /// What is said of copies: <see cref="CopyWords"/>.
    /// Throws <see cref="FormatException"/> where <c>after</c> cannot be applied; then nothing is recorded.
    /// </summary>
    public async Task<Review> RecordAsync(ZoneNewsDb db, Review review, CancellationToken cancel)
    {
        await Work.InTransactionAsync(db, async () =>
        {
            await CopyWords.CheckAsync(db, review, cancel);
            review.At = time.GetUtcNow().UtcDateTime;
            review.Before ??= await BeforeAsync(db, review, cancel);
            db.Reviews.Add(review);
            await db.SaveChangesAsync(cancel);
            await ApplyAsync(db, review.ArticleId, cancel);
            return review;
        }, cancel);
        return review;
    }

    /// <summary>Applies the article's reviews, oldest first, to the revision that is shown.</summary>
    public async Task ApplyAsync(ZoneNewsDb db, long articleId, CancellationToken cancel)
    {
        var article = await db.Articles.SingleAsync(a => a.Id == articleId, cancel);
        await ShownArticle.RefreshAsync(db, search, article, options.Value, time.GetUtcNow().UtcDateTime, cancel);
    }

    private static async Task<string?> BeforeAsync(ZoneNewsDb db, Review review, CancellationToken cancel)
    {
        if (CopyWords.IsOne(review))
            return await CopyWords.BeforeAsync(db, review, cancel);
        var after = ShownFields.Parse(review.After);
        if (after.Count == 0)
            return null;
        var names = after.Select(f => f.Key);
        if (review.Fingerprint is { } fingerprint)
        {
            var figure = await db.Observations.AsNoTracking().Where(o => o.ArticleId == review.ArticleId && o.Fingerprint == fingerprint)
                .OrderByDescending(o => o.Current).ThenByDescending(o => o.Id).FirstOrDefaultAsync(cancel);
            return figure is null ? null : ShownFields.Text(ShownFields.Now(figure, names));
        }
        var article = await db.Articles.AsNoTracking().Include(a => a.Zones).ThenInclude(l => l.Zone).SingleAsync(a => a.Id == review.ArticleId, cancel);
        var before = ShownFields.Now(article, names);
        if (after.ContainsKey("zones"))
            before["zones"] = new System.Text.Json.Nodes.JsonArray([.. article.Zones.Select(l => System.Text.Json.Nodes.JsonValue.Create(l.Zone!.Name))]);
        return ShownFields.Text(before);
    }
}
