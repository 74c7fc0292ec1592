namespace ZoneNews.Data.Search;

/// <summary>What a text must contain and must not. All strings are folded (<see cref="FoldedText"/>), none is empty.</summary>
/// <param name="Required">Each a set of alternatives, one of which must occur: a zone's name and its aliases.</param>
public sealed record SearchTerms(IReadOnlyList<IReadOnlyList<string>> Required, IReadOnlyList<string> Excluded)
{
    public static readonly SearchTerms None = new([], []);

    public bool IsEmpty => Required.Count == 0 && Excluded.Count == 0;

    /// <summary>Whether a folded text is meant: what the engines answer by their index.</summary>
    public bool Match(string folded) =>
        Required.All(any => any.Any(word => folded.Contains(word, StringComparison.Ordinal)))
        && !Excluded.Any(word => folded.Contains(word, StringComparison.Ordinal));
}
