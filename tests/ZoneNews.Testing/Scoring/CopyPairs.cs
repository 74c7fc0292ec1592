namespace ZoneNews.Testing.Scoring;

/// <summary>Clusters of copies, judged by pairs: two articles of one cluster are a pair.</summary>
public static class CopyPairs
{
    /// <param name="gold">Article, and the article that it is a copy of.</param>
    /// <param name="read">The same as read. Articles that only one of the two has are left out.</param>
    public static Tally Score(IReadOnlyCollection<(string Article, string? Of)> gold, IReadOnlyCollection<(string Article, string? Of)> read)
    {
        var both = gold.Select(g => g.Article).Intersect(read.Select(r => r.Article), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var (wanted, found) = (Pairs(gold, both), Pairs(read, both));
        return new Tally(found.Count(wanted.Contains), found.Count, wanted.Count);
    }

    private static HashSet<(string, string)> Pairs(IReadOnlyCollection<(string Article, string? Of)> copies, HashSet<string> among)
    {
        var of = copies.Where(c => c.Of is not null).ToDictionary(c => c.Article, c => c.Of!, StringComparer.Ordinal);
        var pairs = new HashSet<(string, string)>();
        foreach (var cluster in copies.Select(c => c.Article).Concat(of.Values).Distinct(StringComparer.Ordinal).GroupBy(First, StringComparer.Ordinal))
        {
            var members = cluster.Where(among.Contains).Order(StringComparer.Ordinal).ToList();
            for (var i = 0; i < members.Count; i++)
                for (var j = i + 1; j < members.Count; j++)
                    pairs.Add((members[i], members[j]));
        }
        return pairs;

        // A copy of a copy is one of the first; a circle ends where it began.
        string First(string article)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            while (seen.Add(article) && of.TryGetValue(article, out var next))
                article = next;
            return article;
        }
    }
}
