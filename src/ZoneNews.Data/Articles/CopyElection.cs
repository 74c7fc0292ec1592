using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Articles;

/// <summary>Which of several copies is shown for all: a list of questions, asked one after the other until one tells them apart.</summary>
public static class CopyElection
{
    private static readonly Question[] Questions =
    [
        new("published", a => a.Status == ArticleStatus.Published ? 0 : 1),
        new("chosen", a => a.FirstSaidAt is { } at ? -at.Ticks : 0),
        new("no-copy", a => a.CopyOfSaidId is { } other && other != a.Id ? 1 : 0),
        new("authority", Authority),
        new("day", a => (a.Published ?? DateOnly.MaxValue).DayNumber),
        new("fetched", a => a.FetchedAt.Ticks),
        new("known", a => a.Id),
    ];

    /// <summary>The first copy first.</summary>
    public static IReadOnlyList<Article> Order(IEnumerable<Article> copies) =>
        [.. Questions[1..].Aggregate(copies.OrderBy(Questions[0].Key), (order, question) => order.ThenBy(question.Key))];

    /// <summary>
    /// The question that put <paramref name="one"/> before <paramref name="other"/>: published, chosen (by a person), no-copy (the other was said to be one),
    /// authority (official before media before reprint before clone), day, fetched, known.
    /// </summary>
    public static string Reason(Article one, Article other) => Array.Find(Questions, q => q.Key(one) != q.Key(other))?.Name ?? Questions[^1].Name;

    /// <summary>Official before media before reprint before clone; a source that says nothing goes by its kind.</summary>
    private static long Authority(Article article) => article.Standing switch
    {
        "official" => 0,
        "media" => 1,
        "reprint" => 3,
        "clone" => 4,
        _ => article.Source?.Kind switch { "zone" or "statistics" => 0, "media" => 1, _ => 2 },
    };

    /// <summary>The smaller key comes first.</summary>
    private sealed record Question(string Name, Func<Article, long> Key);
}
