namespace ZoneNews.Extraction.Observations;

/// <summary>Candidates chained by what two of them must share to be about the same figure, so that only those are compared, however long the text.</summary>
internal sealed class SameFacts
{
    private readonly IReadOnlyList<Candidate> _candidates;
    private readonly Dictionary<int, int> _first = [];
    private readonly int[] _next;

    public SameFacts(IReadOnlyList<Candidate> candidates)
    {
        (_candidates, _next) = (candidates, new int[candidates.Count]);
        for (var i = candidates.Count - 1; i >= 0; i--)
        {
            var key = KeyOf(candidates[i]);
            _next[i] = _first.GetValueOrDefault(key, -1);
            _first[key] = i;
        }
    }

    /// <summary>Whether a candidate for the same figure as <paramref name="self"/>, the one at <paramref name="at"/>, meets a condition of it and its index.</summary>
    public bool Any(int at, Candidate self, Func<Candidate, int, Candidate, int, bool> condition)
    {
        for (var i = _first[KeyOf(self)]; i >= 0; i = _next[i])
            if (AreSame(_candidates[i], self) && condition(_candidates[i], i, self, at))
                return true;
        return false;
    }

    private static int KeyOf(Candidate c) => HashCode.Combine(c.Subject?.Name, c.Indicator, c.Measure, c.Unit, c.Period, c.Status);

    private static bool AreSame(Candidate a, Candidate b) =>
        a.Subject == b.Subject && a.Indicator == b.Indicator && a.Measure == b.Measure && a.Unit == b.Unit && a.Period == b.Period && a.Status == b.Status;
}
