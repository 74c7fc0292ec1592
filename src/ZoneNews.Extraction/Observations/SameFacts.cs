namespace ZoneNews.Extraction.Observations;

/// <summary>Candidates chained by what two of them must share to be about the same figure, so that only those are compared, however long the text.</summary>
internal sealed class SameFacts
{
    private readonly IReadOnlyList<Candidate> _candidates;

    /// <summary>The first of each chain, by the lower bits of its key.</summary>
    private readonly int[] _first;

    private readonly int[] _next;

    public SameFacts(IReadOnlyList<Candidate> candidates)
    {
        (_candidates, _next) = (candidates, new int[candidates.Count]);
        _first = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)candidates.Count + 1)];
        Array.Fill(_first, -1);
        for (var i = candidates.Count - 1; i >= 0; i--)
        {
            ref var first = ref _first[KeyOf(candidates[i]) & _first.Length - 1];
            (_next[i], first) = (first, i);
        }
    }

    /// <summary>Whether a candidate for the same figure as <paramref name="self"/>, the one at <paramref name="at"/>, meets a condition of it and its index.</summary>
    public bool Any(int at, Candidate self, Func<Candidate, int, Candidate, int, bool> condition)
    {
        for (var i = _first[KeyOf(self) & _first.Length - 1]; i >= 0; i = _next[i])
            if (AreSame(_candidates[i], self) && condition(_candidates[i], i, self, at))
                return true;
        return false;
    }

    private static int KeyOf(Candidate c) => HashCode.Combine(c.Subject?.Name, c.Indicator, c.Measure, c.Period);

    private static bool AreSame(Candidate a, Candidate b) =>
        a.Indicator == b.Indicator && a.Measure == b.Measure && a.Unit == b.Unit && a.Period == b.Period && a.Status == b.Status && a.Subject == b.Subject;
}
