using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Queries;
using ZoneNews.Data.Search;

namespace ZoneNews.Benchmarks.Archive;

/// <summary>Words to search for, drawn from the archive's own texts and sorted by how often they occur.</summary>
/// <param name="Rare">Two to four characters, in 1 to 100 articles.</param>
/// <param name="Middle">In more, but fewer than one in ten of a sample.</param>
/// <param name="Common">In at least one article in ten of a sample.</param>
/// <param name="Single">One character, of any frequency.</param>
/// <param name="Several">Two or three words, a common one with others.</param>
/// <param name="Zones">Names of zones, found by all their names.</param>
internal sealed record ArchiveWords(
    IReadOnlyList<string> Rare, IReadOnlyList<string> Middle, IReadOnlyList<string> Common, IReadOnlyList<string> Single, IReadOnlyList<string> Several,
    IReadOnlyList<string> Zones)
{
    private const int Wanted = 40;
    private const int FewHits = 100;

    public static async Task<ArchiveWords> DrawAsync(ZoneNewsDb db, IArticleSearch search)
    {
        var random = new Random(3);
        var last = await db.Articles.MaxAsync(a => a.Id);
        var ids = Enumerable.Range(0, 300).Select(_ => random.NextInt64(1, last + 1)).ToList();
        var texts = await db.Articles.Where(a => ids.Contains(a.Id)).Select(a => a.Body).ToListAsync();
        var (rare, middle, common) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var word in texts.SelectMany(t => Enumerable.Range(0, 8).Select(_ => Cut(t, random.Next(2, 5), random))).OfType<string>().Distinct())
        {
            var into = await CountAsync(db, search, word, FewHits + 1) <= FewHits ? rare
                : texts.Count(t => t.Contains(word, StringComparison.Ordinal)) * 10 >= texts.Count ? common : middle;
            if (into.Count < Wanted)
                into.Add(word);
            if (rare.Count + middle.Count + common.Count == 3 * Wanted)
                break;
        }
        var single = texts.Select(t => Cut(t, 1, random)).OfType<string>().Distinct().Take(Wanted).ToList();
        var several = Enumerable.Range(0, Wanted).Select(i => (i % 4) switch
        {
            0 => $"{common[i % common.Count]} {rare[i % rare.Count]}",
            1 => $"{common[i % common.Count]} {middle[i % middle.Count]}",
            2 => $"{common[i % common.Count]} {common[(i + 1) % common.Count]}",
            _ => $"{common[i % common.Count]} {middle[i % middle.Count]} {common[(i + 7) % common.Count]}",
        }).ToList();
        var zones = await db.ArticleZones.Where(l => ids.Contains(l.ArticleId)).Select(l => l.Zone!.Name).Distinct().Take(Wanted).ToListAsync();
        return new ArchiveWords(rare, middle, common, single, several, zones);
    }

    private static async Task<int> CountAsync(ZoneNewsDb db, IArticleSearch search, string word, int most) =>
        await (await ArticleQueries.NewestAsync(db, search, new ArticleQuery { Q = word, WithCopies = true, AnyStatus = true }, most, CancellationToken.None)).CountAsync();

    private static string? Cut(string text, int length, Random random) =>
        text.Substring(random.Next(text.Length - length), length) is var word && word.All(c => c is >= '\u4e00' and <= '\u9fff') ? word : null;
}
