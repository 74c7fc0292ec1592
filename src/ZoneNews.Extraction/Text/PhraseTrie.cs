using System.Numerics;

namespace ZoneNews.Extraction.Text;

/// <summary>The longest of many phrases that stands at a place: one trie, walked once from each place, immutable and safe to share.</summary>
/// <remarks>Its edges lie in one open-addressed table (node and character to node), at most half full: a step is one multiplication and as a rule one probe.</remarks>
internal sealed class PhraseTrie
{
    private readonly int[] _roots = new int[char.MaxValue + 1];
    private readonly int[] _values;
    private readonly long[] _edges;
    private readonly int[] _nodes;
    private readonly int _shift;

    private PhraseTrie(IReadOnlyList<string> phrases)
    {
        var nodes = phrases.Sum(p => p.Length) + 1;
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)nodes * 2);
        (_edges, _nodes, _shift) = (new long[size], new int[size], 64 - BitOperations.Log2((uint)size));
        var values = new List<int>(nodes) { -1 };
        for (var i = 0; i < phrases.Count; i++)
            Add(phrases[i], i, values);
        _values = [.. values];
    }

    /// <summary>Builds the trie; the value of a phrase is its index. Of equal phrases the first wins.</summary>
    public static PhraseTrie Build(IReadOnlyList<string> phrases) => new(phrases);

    /// <summary>Whether a phrase starts with the character.</summary>
    public bool MayStart(char c) => _roots[c] != 0;

    /// <summary>Whether any phrase stands anywhere in <paramref name="text"/>.</summary>
    public bool StandsIn(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
            if (MayStart(text[i]) && LongestAt(text[i..]).Length > 0)
                return true;
        return false;
    }

    /// <summary>The longest phrase at the start of <paramref name="text"/>; length 0 where none is.</summary>
    public (int Value, int Length) LongestAt(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || _roots[text[0]] is not (var node and not 0))
            return (-1, 0);
        var best = (Value: -1, Length: 0);
        for (var length = 1; ; length++)
        {
            if (_values[node] >= 0)
                best = (_values[node], length);
            if (length == text.Length || (node = _nodes[Slot(Edge(node, text[length]))]) == 0)
                return best;
        }
    }

    private void Add(string phrase, int value, List<int> values)
    {
        var node = 0;
        foreach (var c in phrase)
        {
            var slot = node == 0 ? -1 : Slot(Edge(node, c));
            ref var next = ref slot < 0 ? ref _roots[c] : ref _nodes[slot];
            if (next == 0)
            {
                next = values.Count;
                values.Add(-1);
                if (slot >= 0)
                    _edges[slot] = Edge(node, c);
            }
            node = next;
        }
        if (node != 0 && values[node] < 0)
            values[node] = value;
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
