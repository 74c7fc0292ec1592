namespace ZoneNews.Testing.Scoring;

/// <summary>What predictions are worth against a gold standard: the measures of SCHEMA.md, section 5.</summary>
/// <param name="Missed">Gold articles that no prediction has.</param>
/// <param name="Wrong">Observations missed or false, a line each.</param>
public sealed record Score(
    IReadOnlyList<string> Missed, int Found, int Titles, int Dates, int Sources, Tally Body, Tally Zones, Tally Strict, Tally Core,
    IReadOnlyDictionary<string, Tally> ByMeasure, IReadOnlyDictionary<string, Tally> BySite, IReadOnlyList<string> Wrong);

/// <summary>Scores predicted articles, matched by site and path. A copy that is folded into its first is no miss.</summary>
public static class Scorer
{
    public static Score Run(IReadOnlyList<ScoredArticle> gold, IReadOnlyList<ScoredArticle> predicted)
    {
        var byKey = predicted.DistinctBy(Key).ToDictionary(Key);
        var known = gold.ToDictionary(Key);
        var present = byKey.Keys.Where(known.ContainsKey).Select(k => Root(k, known)).ToHashSet();
        var wanted = gold.Where(g => byKey.ContainsKey(Key(g)) || g.DuplicateOf is null || !present.Contains(Root(Key(g), known))).ToList();
        var pairs = wanted.Where(g => byKey.ContainsKey(Key(g))).Select(g => (Gold: g, Predicted: byKey[Key(g)])).ToList();
        var results = wanted.Select(g => (Gold: g, Counts: Observations(g, byKey.GetValueOrDefault(Key(g))))).ToList();
        return new Score(
            [.. wanted.Select(Key).Where(k => !byKey.ContainsKey(k))], pairs.Count,
            pairs.Count(p => Matching.Fold(p.Gold.Title) == Matching.Fold(p.Predicted.Title)),
            pairs.Count(p => (p.Gold.Published ?? "") == (p.Predicted.Published ?? "")),
            pairs.Count(p => Matching.Fold(p.Gold.Source) == Matching.Fold(p.Predicted.Source)),
            Sum(pairs.Select(p => Matching.Tokens(p.Predicted.Body, p.Gold.Body))),
            Sum(pairs.Select(p => Sets(p.Predicted.Zones ?? [], p.Gold.Zones ?? []))),
            Sum(results.Select(r => r.Counts.Strict)), Sum(results.Select(r => r.Counts.Core)),
            results.SelectMany(r => r.Counts.ByMeasure).GroupBy(m => m.Key).ToDictionary(g => g.Key, g => Sum(g.Select(m => m.Value))),
            results.GroupBy(r => r.Gold.Site ?? "").ToDictionary(g => g.Key, g => Sum(g.Select(r => r.Counts.Strict))),
            [.. results.SelectMany(r => r.Counts.Wrong)]);
    }

    private sealed record Counts(Tally Strict, Tally Core, Dictionary<string, Tally> ByMeasure, IReadOnlyList<string> Wrong);

    private static Counts Observations(ScoredArticle gold, ScoredArticle? predicted)
    {
        var (g, p) = (gold.Observations ?? [], predicted?.Observations ?? []);
        var strict = Matching.Pair(p, g, core: false);
        var hit = strict.Values.ToHashSet();
        var measures = g.Concat(p).Select(o => o.Measure ?? "").Distinct().ToDictionary(m => m, m => new Tally(
            strict.Values.Count(i => g[i].Measure == m), p.Count(o => o.Measure == m), g.Count(o => o.Measure == m)));
        var wrong = g.Where((_, i) => !hit.Contains(i)).Select(o => $"missed {Key(gold)} {o}")
            .Concat(p.Where((_, i) => !strict.ContainsKey(i)).Select(o => $"false {Key(gold)} {o}"));
        return new Counts(new Tally(strict.Count, p.Count, g.Count), new Tally(Matching.Pair(p, g, core: true).Count, p.Count, g.Count), measures, [.. wrong]);
    }

    private static string Key(ScoredArticle article) => $"{article.Site}:{article.Path}";

    private static string Root(string key, Dictionary<string, ScoredArticle> known)
    {
        var seen = new HashSet<string>();
        while (seen.Add(key) && known.GetValueOrDefault(key)?.DuplicateOf is { } first)
            key = first;
        return key;
    }

    private static Tally Sets(IReadOnlyList<string> predicted, IReadOnlyList<string> gold) =>
        new(predicted.Distinct().Intersect(gold).Count(), predicted.Distinct().Count(), gold.Distinct().Count());

    private static Tally Sum(IEnumerable<Tally> tallies) => tallies.Aggregate(default(Tally), Tally.Add);
}
