namespace ZoneNews.Data.Search;

/// <summary>A query's words: what must be contained and what must not.</summary>
public sealed record SearchTerms(IReadOnlyList<string> Required, IReadOnlyList<string> Excluded)
{
    public bool IsEmpty => Required.Count == 0 && Excluded.Count == 0;
}
