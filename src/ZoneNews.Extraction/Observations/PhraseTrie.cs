namespace ZoneNews.Extraction.Observations;

/// <summary>The longest of many phrases that stands at a place: one automaton, walked once from each place, immutable and safe to share.</summary>
internal sealed class PhraseTrie
{
    private readonly int[] _roots;
    private readonly int[] _values;
    private readonly Dictionary<long, int> _edges;

    private PhraseTrie(int[] roots, int[] values, Dictionary<long, int> edges)
    {
        _roots = roots;
        _values = values;
        _edges = edges;
    }

    /// <summary>Builds the automaton; the value of a phrase is its index. Of equal phrases the first wins.</summary>
    public static PhraseTrie Build(IReadOnlyList<string> phrases)
    {
        var roots = new int[char.MaxValue + 1];
        var values = new List<int> { -1 };
        var edges = new Dictionary<long, int>();
        for (var i = 0; i < phrases.Count; i++)
        {
            var node = 0;
            foreach (var c in phrases[i])
            {
                ref var next = ref node == 0
                    ? ref roots[c]
                    : ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(edges, Edge(node, c), out _);
                if (next == 0)
                {
                    next = values.Count;
                    values.Add(-1);
                }
                node = next;
            }
            if (node != 0 && values[node] < 0)
                values[node] = i;
        }
        return new PhraseTrie(roots, [.. values], edges);
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
            if (length == text.Length || !_edges.TryGetValue(Edge(node, text[length]), out node))
                return best;
        }
    }

    private static long Edge(int node, char c) => ((long)node << 16) | c;
}
