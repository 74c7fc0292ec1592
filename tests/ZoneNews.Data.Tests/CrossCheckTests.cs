using ZoneNews.Data.Checks;

namespace ZoneNews.Data.Tests;

/// <summary>The checks as a pure function: what agrees is left alone, what cannot be true is named with what it was compared with.</summary>
public sealed class CrossCheckTests
{
    private static readonly CheckRules Rules = CheckRules.Default;

    [Fact]
    public void A_sum_ten_thousand_times_its_series_is_a_slip()
    {
        CheckedFigure[] series = [Level(1, "2019", 30e9m), Level(2, "2020", 33e9m), Level(3, "2021", 36e13m), Level(4, "2022", 40e9m)];
        Assert.Equal((3L, CrossChecks.Range), Single(series));
        series[2] = Level(3, "2021", 36e5m);
        var found = Assert.Single(CrossChecks.Find(series, Rules));
        Assert.Equal((3L, CrossChecks.Slip, "1,2,4"), (found.Id, found.Check, string.Join(',', found.Against.Order())));
    }

    [Fact]
    public void A_half_year_beside_whole_years_is_no_outlier() =>
        Assert.Empty(CrossChecks.Find([Level(1, "2019", 30e9m), Level(2, "2020", 33e9m), Level(3, "2021-H1", 17e9m), Level(4, "2021-01", 1.2e9m)], Rules));

    [Fact]
    public void A_level_far_from_neighbours_that_agree_is_an_outlier() =>
        Assert.Equal((3L, CrossChecks.Outlier), Single([Level(1, "2019", 30e9m), Level(2, "2020", 33e9m), Level(3, "2021", 330e9m), Level(4, "2022", 40e9m)]));

    [Theory]
    [InlineData(9, false)]
    [InlineData(25, false)]
    [InlineData(55, true)]
    [InlineData(-30, true)]
    public void A_growth_must_fit_its_levels(int growth, bool contradicted)
    {
        var found = CrossChecks.Find([Level(1, "2020", 100e8m), Level(2, "2021", 110e8m), Rate(3, "2021", growth)], Rules);
        Assert.Equal(contradicted ? [2L, 3L] : [], found.Select(c => c.Id));
        Assert.All(found, c => Assert.Equal(CrossChecks.Growth, c.Check));
    }

    [Fact]
    public void What_two_articles_state_is_borne_out_and_the_other_blamed() =>
        Assert.Equal((3L, CrossChecks.Growth), Single([Level(1, "2020", 100e8m), Level(2, "2021", 110e8m), Rate(3, "2021", 60), Level(4, "2021", 110e8m)]));

    [Fact]
    public void One_of_several_levels_that_fits_is_enough() =>
        Assert.Empty(CrossChecks.Find([Level(1, "2020", 100e8m), Level(2, "2020", 60e8m), Level(3, "2021", 110e8m), Rate(4, "2021", 83)], Rules));

    [Fact]
    public void A_share_must_fit_part_and_whole()
    {
        var whole = Level(1, "2021", 100e8m) with { Indicator = "industrial_output" };
        var part = Level(2, "2021", 42e8m) with { Indicator = "high_tech_output" };
        var share = Rate(3, "2021", 42) with { Indicator = "high_tech_output", Measure = "share", Scope = "规上工业总产值" };
        Assert.Empty(CrossChecks.Find([whole, part, share], Rules));
        Assert.Equal([2L, 3L], CrossChecks.Find([whole, part, share with { Value = 24 }], Rules).Select(c => c.Id));
    }

    [Fact]
    public void A_part_is_no_larger_than_its_whole()
    {
        var trade = Level(1, "2021", 30e8m) with { Indicator = "trade_total" };
        var exports = Level(2, "2021", 45e8m) with { Indicator = "exports" };
        Assert.All(CrossChecks.Find([trade, exports], Rules), c => Assert.Equal(CrossChecks.Part, c.Check));
        Assert.Equal(2, CrossChecks.Find([trade, exports], Rules).Count);
        Assert.Empty(CrossChecks.Find([trade, exports with { Value = 30.1e8m }], Rules));
        Assert.Empty(CrossChecks.Find([trade, exports with { Unit = "USD" }], Rules));
    }

    [Fact]
    public void One_telling_sum_cannot_be_of_two_years()
    {
        Assert.Equal((3L, CrossChecks.Year), Single([Level(1, "2021", 383.17e8m), Level(2, "2021", 383.17e8m), Level(3, "2022", 383.17e8m)]));
        Assert.Empty(CrossChecks.Find([Level(1, "2021", 380e8m), Level(2, "2022", 380e8m)], Rules));
    }

    [Fact]
    public void A_target_that_one_text_takes_for_the_outcome_is_found()
    {
        var target = Level(1, "2022", 420e8m) with { Status = "target" };
        Assert.Equal((2L, CrossChecks.Target), Single([target, Level(2, "2022", 420e8m), Level(3, "2022", 401.5e8m)]));
        Assert.Empty(CrossChecks.Find([target, Level(2, "2022", 420e8m)], Rules));
    }

    [Theory]
    [InlineData("growth", -120)]
    [InlineData("growth", 5000)]
    [InlineData("share", 130)]
    public void Impossible_rates_are_found(string measure, int value) =>
        Assert.Equal((1L, CrossChecks.Range), Single([Rate(1, "2021", value) with { Measure = measure }]));

    [Fact]
    public void Order_subjects_beside_it_and_repetition_change_nothing()
    {
        var random = new Random(7);
        for (var n = 0; n < 300; n++)
        {
            var figures = Enumerable.Range(1, 12).Select(i => i % 3 == 0
                ? Rate(i, $"{2015 + random.Next(8)}", random.Next(-40, 90))
                : Level(i, $"{2015 + random.Next(8)}", (decimal)Math.Round(Math.Pow(10, 9 + (random.NextDouble() * 6)), 0))).ToList();
            var found = Lines(CrossChecks.Find(figures, Rules));
            var shuffled = figures.ToArray();
            random.Shuffle(shuffled);
            Assert.Equal(found, Lines(CrossChecks.Find(shuffled, Rules)));
            Assert.Equal(found, Lines(CrossChecks.Find([.. figures, .. figures.Select(f => f with { Id = f.Id + 100, Subject = "别处", Value = f.Value > 100 ? 5e9m : f.Value })], Rules).Where(c => c.Id < 100)));
        }
    }

    [Fact]
    public void A_series_that_its_own_growths_made_is_never_contradicted()
    {
        var random = new Random(11);
        for (var n = 0; n < 300; n++)
        {
            var (value, id, figures) = (5e9m * random.Next(1, 50), 0L, new List<CheckedFigure>());
            for (var year = 2012; year < 2024; year++)
            {
                var growth = Math.Round((decimal)random.NextDouble() * 30 - 8, 1);
                value = Math.Round(value * (1 + (growth / 100)), 0);
                figures.Add(Level(++id, $"{year}", Math.Round(value / 1e6m) * 1e6m + id));
                figures.Add(Rate(++id, $"{year}", growth));
            }
            Assert.Empty(CrossChecks.Find(figures, Rules));
        }
    }

    private static IEnumerable<string> Lines(IEnumerable<Contradiction> found) => found.Select(c => $"{c.Id} {c.Check} {string.Join(',', c.Against.Order())}");

    private static (long, string) Single(IEnumerable<CheckedFigure> figures) =>
        Assert.Single(CrossChecks.Find(figures, Rules)) is { } found ? (found.Id, found.Check) : default;

    private static CheckedFigure Level(long id, string period, decimal value) => new()
    {
        Id = id,
        Subject = "江苏花桥经济开发区",
        SubjectKind = "zone",
        Indicator = "gdp",
        Measure = "value",
        Value = value,
        Unit = "CNY",
        Period = period,
        Status = "actual",
        Bound = "exact",
    };

    private static CheckedFigure Rate(long id, string period, decimal value) => Level(id, period, value) with { Measure = "growth", Unit = "PCT" };
}
