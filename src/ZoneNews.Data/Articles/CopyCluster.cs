using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Articles;

/// <summary>Near copies of one text. The first copy is shown, the others point to it by <see cref="Article.DuplicateOfId"/>.</summary>
internal static class CopyCluster
{
    private const int MostCandidates = 40;

    private static readonly PreparedQuery<Func<ZoneNewsDb, long[], long, IAsyncEnumerable<long>>> Sharing = new(() => EF.CompileAsyncQuery(
        (ZoneNewsDb db, long[] keys, long article) => db.CopyKeys.Where(k => keys.Contains(k.Key) && k.ArticleId != article)
            .GroupBy(k => k.ArticleId)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
            .Select(g => g.Key)
            .Take(MostCandidates)));

    private static readonly PreparedQuery<Func<ZoneNewsDb, long[], IAsyncEnumerable<Candidate>>> Candidates = new(() => EF.CompileAsyncQuery(
        (ZoneNewsDb db, long[] ids) => db.Articles.Where(a => ids.Contains(a.Id)).Select(a => new Candidate(a.Id, a.DuplicateOfId ?? a.Id, a.Body))));

    /// <summary>Puts a new article, saved and not tracked, into the cluster that its text belongs to.</summary>
    public static async Task JoinNewAsync(ZoneNewsDb db, Article article, PreparedDraft draft, CancellationToken cancel)
    {
        await db.HoldCopiesAsync(draft.CopyKeys, cancel);
        await AddKeysAsync(db, article.Id, draft.CopyKeys, cancel);
        var matches = await MatchesAsync(db, article.Id, draft.Text, draft.CopyKeys, cancel);
        if (matches.Count == 0)
            return;
        db.Attach(article);
        await db.Entry(article).Reference(a => a.Source).LoadAsync(cancel);
        var mates = OnOneSide(matches[0].Head, await MembersAsync(db, [.. matches.Select(m => m.Head)], cancel));
        Elect([.. mates, article]);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>
    /// Puts an article, whose text or place among copies changed, into its cluster and elects the first copies of all clusters that it touches.
    /// A person's word (<see cref="Article.CopyOfSaidId"/>) goes before what the texts say; articles that were said to be copies of this one come along.
    /// </summary>
    /// <param name="isSaid">A person's word is new or taken back.</param>
    public static async Task JoinAsync(ZoneNewsDb db, Article article, bool isSaid, CancellationToken cancel)
    {
        var former = await MembersAsync(db, [HeadOf(article)], cancel);
        var matches = await MatchesAgainAsync(db, article, cancel);
        var mates = article.CopyOfSaidId switch
        {
            null => OnOneSide(HeadOf(article), await MembersAsync(db, [.. matches.Select(m => m.Head)], cancel)),
            { } said when said == article.Id => isSaid ? [] : former.FindAll(a => matches.Exists(m => m.Id == a.Id)),
            { } said => await OfAsync(db, said, cancel),
        };
        List<Article> cluster = [.. mates.Where(a => a != article), article];
        cluster.AddRange(Followers(article, former).Where(a => !cluster.Contains(a)));
        Elect(cluster);
        Elect([.. former.Except(cluster)]);
    }

    /// <summary>Elects again where what counts in the election changed, but neither text nor place.</summary>
    public static async Task ElectAgainAsync(ZoneNewsDb db, Article article, CancellationToken cancel)
    {
        var members = await MembersAsync(db, [article.DuplicateOfId ?? article.Id], cancel);
        if (members.Count > 1)
            Elect(members);
    }

    /// <summary>The articles of a copy's cluster, the first one among them.</summary>
    public static async Task<List<Article>> OfAsync(ZoneNewsDb db, long article, CancellationToken cancel) =>
        await MembersAsync(db, [await HeadAsync(db, article, cancel)], cancel);

    private static async Task<long> HeadAsync(ZoneNewsDb db, long article, CancellationToken cancel) =>
        await db.Articles.Where(a => a.Id == article).Select(a => a.DuplicateOfId).SingleOrDefaultAsync(cancel) ?? article;

    /// <summary>
    /// A cluster whose first copy was said to be none of another is merged with no other: an article that is new belongs to the side that it matches best,
    /// any other stays on its own.
    /// </summary>
    /// <param name="side">The first copy on the article's side.</param>
    private static List<Article> OnOneSide(long side, List<Article> members)
    {
        var apart = members.Where(a => a.SaysNoCopy && a.DuplicateOfId is null).Select(a => a.Id).ToHashSet();
        if (apart.Count == 0)
            return members;
        return members.FindAll(a => apart.Contains(side) ? HeadOf(a) == side : !apart.Contains(HeadOf(a)));
    }

    private static long HeadOf(Article article) => article.DuplicateOfId ?? article.Id;

    /// <summary>Those of <paramref name="former"/> that were said to be copies of the article, or of such a copy.</summary>
    private static List<Article> Followers(Article article, List<Article> former)
    {
        var led = new HashSet<long> { article.Id };
        List<Article> followers = [];
        while (former.Find(a => a.CopyOfSaidId is { } said && led.Contains(said) && !led.Contains(a.Id)) is { } next)
        {
            led.Add(next.Id);
            followers.Add(next);
        }
        return followers;
    }

    private static Task<List<Article>> MembersAsync(ZoneNewsDb db, long[] heads, CancellationToken cancel) => db.Articles
        .Include(a => a.Source)
        .Where(a => heads.Contains(a.Id) || (a.DuplicateOfId != null && heads.Contains(a.DuplicateOfId.Value)))
        .ToListAsync(cancel);

    private static async Task<List<Match>> MatchesAgainAsync(ZoneNewsDb db, Article article, CancellationToken cancel)
    {
        var text = new ComparedText(article.Body);
        article.Simhash = Simhash.Of(text.Shingles);
        var keys = CopyKeys.Of(article.Body, text, article.Simhash);
        await db.HoldCopiesAsync(keys, cancel);
        await db.CopyKeys.Where(k => k.ArticleId == article.Id).ExecuteDeleteAsync(cancel);
        await AddKeysAsync(db, article.Id, keys, cancel);
        return await MatchesAsync(db, article.Id, text, keys, cancel);
    }

    /// <summary>Most alike first.</summary>
    private static async Task<List<Match>> MatchesAsync(ZoneNewsDb db, long article, ComparedText text, long[] keys, CancellationToken cancel)
    {
        var ids = await Sharing.In(db)(db, keys, article).ToArrayAsync(cancel);
        if (ids.Length == 0)
            return [];
        var candidates = await Candidates.In(db)(db, ids).ToListAsync(cancel);
        return
        [
            .. candidates.Select(c => (c.Id, c.Head, Likeness: CopyLikeness.OfCopies(text, new ComparedText(c.Body)))).Where(c => c.Likeness is not null)
                .OrderByDescending(c => c.Likeness!.Words).ThenBy(c => c.Id).Select(c => new Match(c.Id, c.Head)),
        ];
    }

    private static Task AddKeysAsync(ZoneNewsDb db, long article, long[] keys, CancellationToken cancel) =>
        RowWriter.InsertAsync(db, [.. keys.Select(key => new CopyKey { ArticleId = article, Key = key })], cancel);

    private static void Elect(IReadOnlyList<Article> copies)
    {
        var order = CopyElection.Order(copies);
        foreach (var copy in order)
            copy.DuplicateOfId = copy == order[0] ? null : order[0].Id;
    }

    private sealed record Match(long Id, long Head);

    private sealed record Candidate(long Id, long Head, string Body);
}
