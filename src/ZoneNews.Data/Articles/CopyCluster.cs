using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Articles;

/// <summary>Near copies of one text. The first copy is shown, the others point to it by <see cref="Article.DuplicateOfId"/>.</summary>
internal static class CopyCluster
{
    /// <summary>Share of common shingles from which two texts are one.</summary>
    public const double Alike = 0.6;
    private const int MostCandidates = 40;

    /// <summary>Puts an article, whose text is new or changed, into its cluster and elects the first copies of all clusters that it touches.</summary>
    /// <param name="isNew">It was in no cluster yet.</param>
    public static async Task JoinAsync(ZoneNewsDb db, Article article, bool isNew, CancellationToken cancel)
    {
        var former = isNew ? [] : await MembersAsync(db, [article.DuplicateOfId ?? article.Id], cancel);
        var matches = await MatchesAsync(db, article, isNew, cancel);
        if (isNew && matches.Count == 0)
            return;
        if (isNew)
            await db.Entry(article).Reference(a => a.Source).LoadAsync(cancel);
        var cluster = await MembersAsync(db, [.. matches.Select(m => m.DuplicateOfId ?? m.Id)], cancel);
        Elect([.. cluster.Append(article).DistinctBy(a => a.Id)]);
        Elect([.. former.Where(a => a.Id != article.Id && cluster.All(c => c.Id != a.Id))]);
    }

    /// <summary>Elects again where what counts in the election changed, but not the text.</summary>
    public static async Task ElectAgainAsync(ZoneNewsDb db, Article article, CancellationToken cancel)
    {
        var members = await MembersAsync(db, [article.DuplicateOfId ?? article.Id], cancel);
        if (members.Count > 1)
            Elect(members);
    }

    private static Task<List<Article>> MembersAsync(ZoneNewsDb db, long[] heads, CancellationToken cancel) => db.Articles
        .Include(a => a.Source)
        .Where(a => heads.Contains(a.Id) || (a.DuplicateOfId != null && heads.Contains(a.DuplicateOfId.Value)))
        .ToListAsync(cancel);

    private static async Task<List<Copy>> MatchesAsync(ZoneNewsDb db, Article article, bool isNew, CancellationToken cancel)
    {
        var shingles = Shingles.Of(article.Body);
        article.Simhash = Simhash.Of(shingles);
        var keys = shingles.Count < CopyKeys.FewestShingles ? [] : CopyKeys.Of(article.Body, article.Simhash);
        await db.HoldCopiesAsync(keys, cancel);
        if (!isNew)
            await db.CopyKeys.Where(k => k.ArticleId == article.Id).ExecuteDeleteAsync(cancel);
        if (keys.Count > 0)
            await AddKeysAsync(db, article.Id, keys, cancel);
        var ids = await db.CopyKeys.Where(k => keys.Contains(k.Key) && k.ArticleId != article.Id)
            .GroupBy(k => k.ArticleId)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
            .Select(g => g.Key)
            .Take(MostCandidates)
            .ToListAsync(cancel);
        if (ids.Count == 0)
            return [];
        var candidates = await db.Articles.Where(a => ids.Contains(a.Id)).Select(a => new Copy(a.Id, a.DuplicateOfId, a.Body)).ToListAsync(cancel);
        var numbers = NumbersOf(article.Body);
        return [.. candidates.Where(c => Shingles.Likeness(shingles, Shingles.Of(c.Body)) >= Alike && SameNumbers(numbers, NumbersOf(c.Body)))];
    }

    private static Task<int> AddKeysAsync(ZoneNewsDb db, long article, IReadOnlyCollection<long> keys, CancellationToken cancel)
    {
        // One statement for all: a row each would be half of what keeping an article costs.
        var rows = string.Join(',', keys.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"({{0}}, {{{i + 1}}})")));
        return db.Database.ExecuteSqlAsync(
            FormattableStringFactory.Create($"""INSERT INTO "CopyKeys" ("ArticleId", "Key") VALUES {rows} ON CONFLICT DO NOTHING""", [article, .. keys.Cast<object>()]), cancel);
    }

    /// <summary>This month's bulletin and last month's share their sentences, but not their numbers.</summary>
    private static bool SameNumbers(HashSet<string> one, HashSet<string> other) =>
        (one.Count == 0 && other.Count == 0) || Shingles.Likeness(one, other) >= Alike;

    private static HashSet<string> NumbersOf(string body) =>
        [.. body.Split([.. body.Where(c => !char.IsAsciiDigit(c) && c != '.').Distinct()], StringSplitOptions.RemoveEmptyEntries)];

    private static void Elect(IReadOnlyList<Article> copies)
    {
        var first = copies.OrderBy(a => a.Status != ArticleStatus.Published)
            .ThenBy(Authority)
            .ThenBy(a => a.Published ?? DateOnly.MaxValue)
            .ThenBy(a => a.FetchedAt)
            .ThenBy(a => a.Id)
            .FirstOrDefault();
        foreach (var copy in copies)
            copy.DuplicateOfId = copy == first ? null : first!.Id;
    }

    /// <summary>Official before media before reprint before clone; a source that says nothing goes by its kind.</summary>
    private static int Authority(Article article) => article.Standing switch
    {
        "official" => 0,
        "media" => 1,
        "reprint" => 3,
        "clone" => 4,
        _ => article.Source?.Kind switch { "zone" or "statistics" => 0, "media" => 1, _ => 2 },
    };

    private sealed record Copy(long Id, long? DuplicateOfId, string Body);
}
