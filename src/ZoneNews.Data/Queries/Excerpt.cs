using ZoneNews.Data.Search;

namespace ZoneNews.Data.Queries;

/// <summary>A few words of a text, around the first hit of a query where there is one.</summary>
public static class Excerpt
{
    public const int Length = 120;
    private const int Lead = 30;

    /// <summary>Plain text of one line, with … where it was cut.</summary>
    public static string Of(string body, SearchTerms terms)
    {
        var hit = FirstHit(body, terms);
        var start = hit <= Lead ? 0 : hit - Lead;
        var end = Math.Min(body.Length, start + Length);
        // No half of a pair at the edges.
        if (start > 0 && char.IsLowSurrogate(body[start]))
            start++;
        if (end < body.Length && char.IsLowSurrogate(body[end]))
            end--;
        var cut = body[start..end].Replace('\n', ' ').Replace('\t', ' ').Trim();
        return $"{(start > 0 ? "…" : "")}{cut}{(end < body.Length ? "…" : "")}";
    }

    private static int FirstHit(string body, SearchTerms terms)
    {
        if (terms.Required.Count == 0)
            return 0;
        var folded = FoldedText.Fold(body);
        var hits = terms.Required.SelectMany(any => any)
            .Select(word => folded.IndexOf(word, StringComparison.Ordinal))
            .Where(at => at >= 0);
        return hits.DefaultIfEmpty(0).Min();
    }
}
