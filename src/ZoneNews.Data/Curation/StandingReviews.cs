using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Curation;

/// <summary>Which reviews of an article hold.</summary>
internal static class StandingReviews
{
    public const string Undo = "undo";

    /// <summary>Oldest first, without those that were taken back and without the undoing itself; an undo can be undone.</summary>
    public static IReadOnlyList<Review> Of(IEnumerable<Review> reviews)
    {
        var undone = new HashSet<long>();
        var standing = new List<Review>();
        foreach (var review in reviews.OrderByDescending(r => r.Id))
        {
            if (undone.Contains(review.Id))
                continue;
            if (review.UndoesId is { } id)
                undone.Add(id);
            else
                standing.Add(review);
        }
        standing.Reverse();
        return standing;
    }
}
