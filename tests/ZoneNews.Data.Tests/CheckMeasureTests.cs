using System.Globalization;
using ZoneNews.Data.Checks;
using ZoneNews.Testing;
using ZoneNews.Testing.Scoring;

namespace ZoneNews.Data.Tests;

/// <summary>How often the checks are wrong, and how much they catch: over the gold figures of both corpora and the starter articles as one archive.</summary>
public sealed class CheckMeasureTests(ITestOutputHelper output)
{
    private static readonly CheckRules Rules = CheckRules.Default;

    [Fact]
    public void True_figures_are_left_alone_and_slips_are_caught()
    {
        var archive = Archive();
        var flagged = CrossChecks.Find(archive, Rules);
        output.WriteLine($"{archive.Count} true figures, flagged {flagged.Count}");
        foreach (var one in flagged)
            output.WriteLine($"  {one.Check} {Line(archive, one.Id)} against {string.Join(" / ", one.Against.Take(3).Select(id => Line(archive, id)))}");
        Assert.True(flagged.Count <= archive.Count / 500, "one in five hundred at most");

        var false0 = flagged.Select(f => f.Id).ToHashSet();
        var levels = archive.Where(f => f is { Measure: "value", IsMoney: true, IsActual: true, Part: not null } && !false0.Contains(f.Id)).ToList();
        var up = Caught("× 10^4", archive, levels, f => f with { Value = f.Value * 10_000 });
        var down = Caught("÷ 10^4", archive, levels, f => f with { Value = f.Value / 10_000 });
        Caught("wrong year, level", archive, levels, f => f with { Period = Later(f.Period!) });
        var growths = archive.Where(f => f is { Measure: "growth", IsActual: true, Part: not null } && !false0.Contains(f.Id)).ToList();
        Caught("growth ten times", archive, growths, f => f with { Value = f.Value * 10 });
        var swapped = Swaps(archive, growths);
        output.WriteLine(swapped);
        Assert.True(up >= 0.8 && down >= 0.5, $"{up} {down}");
    }

    /// <summary>What the archive has too few years for: series of two indicators over twelve years, with their growths as sources round them.</summary>
    [Fact]
    public void In_full_series_wrong_years_and_swapped_growths_are_caught_where_they_make_a_difference()
    {
        var random = new Random(20250101);
        var (slips, years, tens, swaps, swapped, runs) = (0, 0, 0, 0, 0, 400);
        for (var n = 0; n < runs; n++)
        {
            var series = Series("gdp", 1, random).Concat(Series("trade_total", 101, random)).ToList();
            Assert.Empty(CrossChecks.Find(series, Rules));
            var at = 2 * random.Next(2, 10);
            bool Finds(params (int At, CheckedFigure Figure)[] changes)
            {
                var spoiled = series.ToList();
                foreach (var (place, figure) in changes)
                    spoiled[place] = figure;
                return CrossChecks.Find(spoiled, Rules).Any(c => changes.Any(x => x.Figure.Id == c.Id));
            }

            slips += Finds((at, series[at] with { Value = series[at].Value * 10_000 })) ? 1 : 0;
            years += Finds((at, series[at] with { Value = series[at - 2].Value })) ? 1 : 0;
            tens += Finds((at, series[at] with { Value = series[at].Value * 10 })) ? 1 : 0;
            var (one, other) = (at + 1, at + 25);
            if (Math.Abs(series[one].Value - series[other].Value) < 20)
                continue;
            swapped++;
            swaps += Finds((one, series[one] with { Value = series[other].Value }), (other, series[other] with { Value = series[one].Value })) ? 1 : 0;
        }
        output.WriteLine($"full series: × 10^4 {slips}, × 10 {tens}, last year's sum for this year's {years}, growths that differ by 20 points swapped {swaps} of {swapped}; of {runs}");
        Assert.True(slips == runs && tens == runs && years >= runs * 9 / 10 && swaps >= swapped * 8 / 10, $"{slips} {tens} {years} {swaps}/{swapped}");
    }

    private static IEnumerable<CheckedFigure> Series(string indicator, int id, Random random)
    {
        var value = 5e9m * random.Next(2, 50);
        for (var year = 2012; year < 2024; year++)
        {
            var growth = Math.Round(((decimal)random.NextDouble() * 60) - 20, 1);
            growth = growth == 0 ? 0.7m : growth;
            value = Math.Round(value * (1 + (growth / 100)) / 1e5m) * 1e5m;
            var level = new CheckedFigure
            {
                Id = id++,
                Subject = "某区",
                SubjectKind = "zone",
                Indicator = indicator,
                Measure = "value",
                Value = value,
                Unit = "CNY",
                Period = year.ToString(CultureInfo.InvariantCulture),
                Status = "actual",
                Bound = "exact",
            };
            yield return level;
            yield return level with { Id = id++, Measure = "growth", Value = growth, Unit = "PCT" };
        }
    }

    /// <summary>Share of the spoiled figures that are found, themselves or by the figures that they are compared with.</summary>
    private double Caught(string what, IReadOnlyList<CheckedFigure> archive, List<CheckedFigure> spoiled, Func<CheckedFigure, CheckedFigure> spoil)
    {
        var (caught, shown, inSeries, caughtInSeries) = (0, 0, 0, 0);
        foreach (var figure in spoiled)
        {
            var series = archive.Where(f => f.Subject == figure.Subject).Select(f => f.Id == figure.Id ? spoil(f) : f).ToList();
            var before = CrossChecks.Find(archive.Where(f => f.Subject == figure.Subject), Rules).Select(c => c.Id).ToHashSet();
            var found = CrossChecks.Find(series, Rules).Where(c => !before.Contains(c.Id)).ToList();
            caught += found.Exists(c => c.Id == figure.Id) ? 1 : 0;
            shown += found.Count > 0 ? 1 : 0;
            var hasSeries = archive.Any(f => f.Id != figure.Id && f.Subject == figure.Subject && f.Indicator == figure.Indicator && f.Unit == figure.Unit && f.Measure == "value");
            (inSeries, caughtInSeries) = (inSeries + (hasSeries ? 1 : 0), caughtInSeries + (hasSeries && found.Exists(c => c.Id == figure.Id) ? 1 : 0));
        }
        output.WriteLine($"{what}: caught {caught} of {spoiled.Count} ({(double)caught / spoiled.Count:P0}), of those with a series {caughtInSeries} of {inSeries}; a warning somewhere {shown}");
        return (double)caught / spoiled.Count;
    }

    private static string Swaps(IReadOnlyList<CheckedFigure> archive, List<CheckedFigure> growths)
    {
        var (caught, all, checkable) = (0, 0, 0);
        foreach (var group in growths.GroupBy(g => (g.Subject, g.Period)))
            foreach (var (one, other) in group.Zip(group.Skip(1)).Where(p => p.First.Indicator != p.Second.Indicator && Math.Abs(p.First.Value - p.Second.Value) >= 10))
            {
                all++;
                var series = archive.Where(f => f.Subject == one.Subject).Select(f => f.Id == one.Id ? f with { Value = other.Value } : f.Id == other.Id ? f with { Value = one.Value } : f).ToList();
                caught += CrossChecks.Find(series, Rules).Any(c => c.Id == one.Id || c.Id == other.Id) ? 1 : 0;
                checkable += series.Any(f => f.Measure == "value" && (f.Indicator == one.Indicator || f.Indicator == other.Indicator) && f.Part is { } p && one.Part is { } q && p == q with { Year = q.Year - 1 }) ? 1 : 0;
            }
        return $"growths of two indicators swapped: caught {caught} of {all}; last year's level is known for {checkable}";
    }

    private static string Later(string period) => period.Replace(period[..4], (int.Parse(period[..4], CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static List<CheckedFigure> Archive()
    {
        var corpus = ScoredArticle.Gold(Repository.Sites).Concat(ScoredArticle.Gold(Path.Combine(Repository.Root, "tests", "corpus", "heldout"))).Where(a => a.DuplicateOf is null);
        var starter = File.ReadLines(Path.Combine(Repository.Starter, "starter.jsonl")).Select(l => System.Text.Json.JsonSerializer.Deserialize<ScoredStarter>(l, System.Text.Json.JsonSerializerOptions.Web)!.Observations);
        return [.. corpus.SelectMany(a => a.Observations ?? []).Concat(starter.SelectMany(o => o)).Select(Of)];
    }

    private sealed record ScoredStarter(IReadOnlyList<ScoredObservation> Observations);

    private static CheckedFigure Of(ScoredObservation o, int id) => new()
    {
        Id = id + 1,
        Subject = o.Subject!,
        SubjectKind = o.Subject!.StartsWith("全国", StringComparison.Ordinal) || o.Subject.StartsWith("东部地区", StringComparison.Ordinal) ? "group" : o.Subject.EndsWith('省') || o.Subject.EndsWith('市') || o.Subject.EndsWith('县') ? "division" : "zone",
        Indicator = o.Indicator!,
        Measure = o.Measure!,
        Value = o.Value!.Value,
        Unit = o.Unit!,
        Period = o.Period,
        Status = o.Status!,
        Bound = o.Bound ?? "exact",
        Scope = o.Scope,
    };

    private static string Line(IReadOnlyList<CheckedFigure> archive, long id) => archive.Single(f => f.Id == id) is var f
        ? $"{f.Subject} {f.Indicator} {f.Measure} {f.Value:0.##} {f.Unit} {f.Period} {f.Status} {f.Bound}" : "";
}
