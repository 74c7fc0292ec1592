using System.Numerics;
using ZoneNews.Data.Search;

namespace ZoneNews.Data.Articles;

/// <summary>Overlapping runs of four letters or digits of a folded text, each packed into 64 bits; what texts are compared by.</summary>
public static class Shingles
{
    public const int Length = 4;

    public static HashSet<ulong> Of(string text)
    {
        var shingles = new HashSet<ulong>(text.Length);
        var run = 0UL;
        var letters = 0;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
                continue;
            run = run << 16 | FoldedText.Fold(c);
            if (++letters >= Length)
                shingles.Add(run);
        }
        return shingles;
    }

    /// <summary>Jaccard's measure: the shared part of all that either has; 0 for two empty sets.</summary>
    public static double Likeness<T>(HashSet<T> one, HashSet<T> other)
    {
        var (small, large) = one.Count <= other.Count ? (one, other) : (other, one);
        var shared = small.Count(large.Contains);
        var all = one.Count + other.Count - shared;
        return all == 0 ? 0 : (double)shared / all;
    }

    /// <summary>Spreads the bits of a number evenly (splitmix64).</summary>
    internal static ulong Mix(ulong bits)
    {
        bits += 0x9e3779b97f4a7c15;
        bits = (bits ^ bits >> 30) * 0xbf58476d1ce4e5b9;
        bits = (bits ^ bits >> 27) * 0x94d049bb133111eb;
        return bits ^ bits >> 31;
    }
}

/// <summary>64 bits of a text that differ little where texts differ little (Charikar 2002).</summary>
public static class Simhash
{
    private const int Lanes = 8;
    private const ulong LowestOfEachByte = 0x0101010101010101;

    public static long Of(IReadOnlyCollection<ulong> shingles)
    {
        // Eight bits are counted by one addition: byte b of lane i counts bit 8b + i, and is emptied before it is full.
        Span<ulong> lanes = stackalloc ulong[Lanes];
        Span<int> votes = stackalloc int[64];
        var uncounted = 0;
        foreach (var shingle in shingles)
        {
            var bits = Shingles.Mix(shingle);
            for (var i = 0; i < Lanes; i++)
                lanes[i] += bits >> i & LowestOfEachByte;
            if (++uncounted < byte.MaxValue)
                continue;
            Count(lanes, votes);
            uncounted = 0;
        }
        Count(lanes, votes);
        var hash = 0UL;
        for (var i = 0; i < votes.Length; i++)
            if (votes[i] * 2 > shingles.Count)
                hash |= 1UL << i;
        return unchecked((long)hash);
    }

    private static void Count(Span<ulong> lanes, Span<int> votes)
    {
        for (var i = 0; i < votes.Length; i++)
            votes[i] += (byte)(lanes[i % Lanes] >> (i - (i % Lanes)));
        lanes.Clear();
    }

    /// <summary>Bits in which two hashes differ.</summary>
    public static int Distance(long one, long other) => BitOperations.PopCount(unchecked((ulong)(one ^ other)));
}
