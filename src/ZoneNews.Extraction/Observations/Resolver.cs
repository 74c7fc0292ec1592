using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Candidates to observations: the same fact counts once, and each has its confidence and its doubt.</summary>
internal static class Resolver
{
    public static IReadOnlyList<Observation> Resolve(Article article, IReadOnlyList<Candidate> candidates, FigureLexicon lexicon)
    {
        var facts = new SameFacts(candidates);
        var observations = new List<Observation>(candidates.Count);
        var (quoted, quote, finality) = (default(TextSpan), "", (string?)null);
        var announced = candidates.Count > 0 && article.Title is { } title ? FinalityReader.Of(title) : null;
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            if (facts.Any(i, candidate, static (other, n, self, m) => n < m && Repeats(other, self) || IsRougher(self, other)))
                continue;
            if (candidate.Evidence != quoted)
            {
                (quoted, quote) = (candidate.Evidence, candidate.Evidence.Of(article.Body));
                finality = FinalityReader.Of(quote) ?? announced;
            }
            observations.Add(Observe(article, candidate, quote, finality, lexicon));
        }
        return observations;
    }

    private static bool Repeats(Candidate a, Candidate b) =>
        a.Value == b.Value && a.Scope == b.Scope && a.Bound == b.Bound && a.Qualifier == b.Qualifier;

    /// <summary>突破700亿美元大关,达到715亿美元: said twice at two precisions; two cells of a table are two figures (底线, 高线).</summary>
    private static bool IsRougher(Candidate rough, Candidate exact) =>
        rough != exact && rough.Bound != exact.Bound && exact.Bound == Bound.Exact && rough.Indicator != "ranking" && !(rough.Rule == "table-cell" && exact.Rule == "table-cell") && exact.Rule != "from-level"
        && rough.Qualifier == exact.Qualifier && Agrees(rough, exact);

    private static bool Agrees(Candidate rough, Candidate exact) => rough.Bound switch
    {
        Bound.AtLeast => exact.Value >= rough.Value && exact.Value <= rough.Value * 1.5m,
        Bound.AtMost => exact.Value <= rough.Value,
        _ => Math.Abs(exact.Value - rough.Value) <= Math.Abs(rough.Value) * 0.1m,
    };

    private static Observation Observe(Article article, Candidate c, string quote, string? finality, FigureLexicon lexicon)
    {
        var doubt = DoubtOf(article, c);
        var sure = doubt is null ? Math.Round(lexicon.Confidence(c.Rule, (c.Open || c.Period is null) && c.Indicator != "area", c.Bound, c.Status), 3) : Restored;
        return new Observation(
            c.Subject?.Name ?? "", c.Subject?.Kind ?? SubjectKind.Zone, c.Indicator, c.Measure, c.Value, c.Unit, c.Period?.ToString(), c.Status, c.Bound,
            c.Scope, c.OutOf, c.Qualifier, c.Evidence, quote, c.Figure, c.Rule, sure, doubt)
        {
            Finality = finality,
            Open = c.Open,
        };
    }

    private const double Restored = 0.5;

    private static string? DoubtOf(Article article, Candidate c) =>
        c.Subject is null ? "subject-unknown" : IsRestored(article, c.Figure) ? "figure-restored" : null;

    private static bool IsRestored(Article article, TextSpan figure)
    {
        for (var i = 0; i < article.Repairs.Count; i++)
            if (article.Repairs[i].Kind == RepairKind.Substitution && article.Repairs[i].Span.Overlaps(figure))
                return true;
        return false;
    }
}
