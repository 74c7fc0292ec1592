using System.Numerics;

namespace ZoneNews.Extraction.Text;

/// <summary>The longest of many phrases that stands at a place, with what it means: one trie, walked once from each place, immutable and safe to share.</summary>
/// <remarks>
/// Its edges lie in one open-addressed table (node and character to node), at most half full: a step is one multiplication and as a rule one probe. Most places of a
/// text begin with the first character of some phrase and go on otherwise: a filter of first pairs (Bloom, 1970), small enough for the nearest cache, tells so before.
/// </remarks>
internal sealed class PhraseTrie<T>
{
    private readonly bool _backwards;
    private readonly char _lowest;
    private readonly int[] _roots;
    private readonly ulong[] _pairs = new ulong[1 << 10];
    private readonly int[] _ends;
    private readonly T[] _values;
    private readonly long[] _edges;
    private readonly int[] _nodes;
    private readonly int _shift;

    /// <param name="phrases">Of equal phrases the first wins; the empty one is never found.</param>
    /// <param name="backwards">Phrases are looked for at the end of a text.</param>
    public PhraseTrie(IEnumerable<KeyValuePair<string, T>> phrases, bool backwards = false)
    {
        var known = phrases.Where(p => p.Key.Length > 0).ToList();
        var nodes = known.Sum(p => p.Key.Length) + 1;
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)nodes * 2);
        (_backwards, _values, _ends, _edges, _nodes, _shift) = (backwards, [.. known.Select(p => p.Value)], new int[nodes], new long[size], new int[size], 64 - BitOperations.Log2((uint)size));
        var first = known.Select(p => p.Key[backwards ? ^1 : 0]).DefaultIfEmpty().ToList();
        (_lowest, _roots) = (first.Min(), new int[first.Max() - first.Min() + 1]);
        var last = 0;
        for (var i = 0; i < known.Count; i++)
            Add(known[i].Key, i + 1, ref last);
    }

    /// <summary>Whether a phrase starts with the character.</summary>
    public bool MayStart(char c) => Root(c) != 0;

    /// <summary>Whether any phrase stands anywhere in <paramref name="text"/>.</summary>
    public bool StandsIn(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
            if (MayStart(text[i]) && LongestAt(text[i..]).Length > 0)
                return true;
        return false;
    }

    /// <summary>The longest phrase at the start of <paramref name="text"/>, at its end if looked for backwards; length 0 where none is.</summary>
    public (T? Value, int Length) LongestAt(ReadOnlySpan<char> text)
    {
        var (at, step) = _backwards ? (text.Length - 1, -1) : (0, 1);
        if (text.IsEmpty || Root(text[at]) is not (var node and not 0))
            return default;
        if (_ends[node] == 0 && (text.Length == 1 || !MayFollow(text[at], text[at + step])))
            return default;
        var (value, longest) = (0, 0);
        for (var length = 1; ; length++)
        {
            if (_ends[node] > 0)
                (value, longest) = (_ends[node], length);
            if (length == text.Length || (node = _nodes[Slot(Edge(node, text[at += step]))]) == 0)
                return longest == 0 ? default : (_values[value - 1], longest);
        }
    }

    private int Root(char c) => c - _lowest is var at && (uint)at < (uint)_roots.Length ? _roots[at] : 0;

    private bool MayFollow(char first, char second) => Pair(first, second) is var pair && (_pairs[pair >> 6] >> pair & 1) != 0;

    private static int Pair(char first, char second) => (int)(((uint)first << 16 | second) * 0x9E3779B1 >> 16);

    private void Add(string phrase, int value, ref int last)
    {
        if (phrase.Length > 1)
        {
            var pair = _backwards ? Pair(phrase[^1], phrase[^2]) : Pair(phrase[0], phrase[1]);
            _pairs[pair >> 6] |= 1UL << pair;
        }
        var node = 0;
        for (var n = 0; n < phrase.Length; n++)
        {
            var c = phrase[_backwards ? phrase.Length - 1 - n : n];
            var slot = n == 0 ? -1 : Slot(Edge(node, c));
            ref var next = ref slot < 0 ? ref _roots[c - _lowest] : ref _nodes[slot];
            if (next == 0)
            {
                next = ++last;
                if (slot >= 0)
                    _edges[slot] = Edge(node, c);
            }
            node = next;
        }
        if (_ends[node] == 0)
            _ends[node] = value;
    }

    /// <summary>Where an edge lies, or the free slot where it would.</summary>
    private int Slot(long edge)
    {
        // Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4.
        var slot = (int)((ulong)edge * 0x9E3779B97F4A7C15 >> _shift);
        while (_edges[slot] != edge && _edges[slot] != 0)
            slot = slot + 1 & _edges.Length - 1;
        return slot;
    }

    private static long Edge(int node, char c) => ((long)node << 16) | c;
}

/// <summary>Tries of words that mean themselves, or one thing by several words.</summary>
internal static class PhraseTrie
{
    public static PhraseTrie<string> Of(IEnumerable<string> words, bool backwards = false) => new(words.Select(w => KeyValuePair.Create(w, w)), backwards);

    public static PhraseTrie<T> Of<T>(IEnumerable<(string Word, T Meaning)> words, bool backwards = false) => new(words.Select(w => KeyValuePair.Create(w.Word, w.Meaning)), backwards);
}
