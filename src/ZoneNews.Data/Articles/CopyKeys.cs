using ZoneNews.Data.Search;

namespace ZoneNews.Data.Articles;

/// <summary>
/// Keys under which near copies meet in an index: the four 16-bit bands of the simhash (texts that differ in three bits share one)
/// and a few whole sentences, chosen by hash, which a copy with a paragraph more or less still has.
/// </summary>
public static class CopyKeys
{
    /// <summary>A shorter text says too little to be told apart.</summary>
    private const int FewestShingles = 30;
    private const int Bands = 4;
    private const int Sentences = 6;
    private const int ShortestSentence = 12;
    private static readonly char[] Ends = ['。', '！', '？', '；', '!', '?', ';', '\n'];

    /// <summary>Each once.</summary>
    internal static long[] Of(string body, ComparedText text, long simhash) =>
        text.Shingles.Count < FewestShingles ? [] : [.. BandsOf(simhash).Concat(SentencesOf(body)).Distinct()];

    private static IEnumerable<long> BandsOf(long simhash) =>
        Enumerable.Range(0, Bands).Select(band => Key((ulong)band << 16 | (ulong)simhash >> (band * 16) & 0xffff));

    private static IEnumerable<long> SentencesOf(string body) => body
        .Split(Ends)
        .Select(s => s.Where(char.IsLetterOrDigit).Select(FoldedText.Fold).ToArray())
        .Where(s => s.Length >= ShortestSentence)
        .Select(s => s.Aggregate(0UL, (hash, c) => Shingles.Mix(hash ^ c)))
        .Distinct()
        .Order()
        .Take(Sentences)
        .Select(Key);

    private static long Key(ulong bits) => unchecked((long)Shingles.Mix(bits));
}
