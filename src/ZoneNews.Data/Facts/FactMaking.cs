using System.Globalization;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Facts;

/// <summary>From statements to the facts that they state.</summary>
internal static class FactMaking
{
    private const int YearLength = 4;

    /// <summary>More values than these are not told apart: nobody would read them.</summary>
    private const int MostAgainst = 99;

    /// <summary>The facts of one subject. <paramref name="statements"/>: all that readers are shown of the indicators asked for.</summary>
    public static List<Fact> Of(IEnumerable<Statement> statements)
    {
        var made = statements
            .GroupBy(s => (s.Indicator, s.Measure, s.Unit, s.Period, s.Scope, s.Qualifier, s.Status))
            .Select(g => (Best: Preference.Choose(g), Fact: Of([.. g])))
            .ToList();
        foreach (var series in made.Where(m => IsYearly(m.Best)).GroupBy(m => (m.Fact.Indicator, m.Fact.Measure, m.Fact.Unit, m.Fact.Scope)))
        {
            var years = series.GroupBy(m => m.Fact.Period!, StringComparer.Ordinal).ToList();
            var newest = years.MaxBy(y => y.Key, StringComparer.Ordinal)!.ToList();
            var shown = Preference.Choose(newest.Select(m => m.Best));
            newest.Find(m => m.Best == shown).Fact.Years = years.Count;
        }
        return made.ConvertAll(m => m.Fact);
    }

    /// <summary>How much is known of each indicator of a subject.</summary>
    public static IEnumerable<Coverage> CoverageOf(string subject, IEnumerable<Statement> statements) => statements
        .GroupBy(s => s.Indicator, StringComparer.Ordinal)
        .Select(g => new Coverage { Subject = subject, Indicator = g.Key, Figures = g.Count(), FromYear = g.Min(s => s.Year), ToYear = g.Max(s => s.Year) });

    private static Fact Of(IReadOnlyCollection<Statement> same)
    {
        var best = Preference.Choose(same);
        var values = best.Period is null ? [] : Preference.Conflict(same);
        return new Fact
        {
            ObservationId = best.Id,
            Subject = best.Subject,
            SubjectKind = best.SubjectKind,
            Indicator = best.Indicator,
            Measure = best.Measure,
            Unit = best.Unit,
            Period = best.Period,
            Year = best.Year,
            Scope = best.Scope,
            Qualifier = best.Qualifier,
            Status = best.Status,
            ArticleId = best.ArticleId,
            Value = best.Value,
            Bound = best.Bound,
            OutOf = best.OutOf,
            Doubt = best.Doubt,
            Finality = best.Finality,
            PreferredAt = best.PreferredAt,
            Corrected = best.Corrected,
            Published = best.Published,
            Standing = best.Standing,
            Size = (double)best.Value,
            Statements = same.Count,
            Against = values.Count == 0 ? null : string.Join(';', values.Where(v => v.Id != best.Id).Take(MostAgainst).Select(v => v.Id.ToString(CultureInfo.InvariantCulture))),
        };
    }

    private static bool IsYearly(Statement statement) => statement is { Period.Length: YearLength, Qualifier: null };
}
