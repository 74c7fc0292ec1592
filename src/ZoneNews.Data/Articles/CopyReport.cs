using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Articles;

/// <summary>A cluster of copies, explained: who is first and why, and how alike each is to it.</summary>
/// <param name="Copies">The first copy first; the others in the order in which they would follow it.</param>
/// <param name="Reason">What put the first before the second (<see cref="CopyElection.Reason"/>); null where it is alone.</param>
public sealed record CopyReport(IReadOnlyList<ReportedCopy> Copies, string? Reason)
{
    private const int MostCompared = 100;

    /// <summary>Of the cluster that the article is in; no copies where there is no such article.</summary>
    public static async Task<CopyReport> OfAsync(ZoneNewsDb db, long article, CancellationToken cancel)
    {
        var order = CopyElection.Order(await CopyCluster.OfAsync(db, article, cancel));
        if (order.Count == 0)
            return new CopyReport([], null);
        var first = new ComparedText(order[0].Body);
        var copies = order.Take(MostCompared).Select(a => new ReportedCopy(a, CopyLikeness.Of(first, new ComparedText(a.Body))));
        return new CopyReport([.. copies], order.Count > 1 ? CopyElection.Reason(order[0], order[1]) : null);
    }
}

/// <summary>A copy and how alike it is to the first one; where less than <see cref="CopyLikeness.Alike"/>, another copy or a person brought it in.</summary>
public sealed record ReportedCopy(Article Article, CopyLikeness Likeness);
