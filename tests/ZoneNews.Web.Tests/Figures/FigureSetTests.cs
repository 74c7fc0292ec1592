using ZoneNews.Data.Facts;
using ZoneNews.Extraction;
using ZoneNews.Web.Charts;
using ZoneNews.Web.Figures;

namespace ZoneNews.Web.Tests.Figures;

public sealed class FigureSetTests
{
    private static long Id;

    [Fact]
    public void Prefers_actual_then_a_persons_word_then_official_then_newest()
    {
        var estimate = Line(100) with { Status = FigureStatus.Estimate, Standing = "official" };
        var reprint = Line(101) with { Standing = "reprint", Published = new DateOnly(2024, 1, 1) };
        var media = Line(102) with { Standing = "media", Published = new DateOnly(2022, 1, 1) };
        Assert.Equal(102, Preference.Choose([estimate, reprint, media]).Value);
        Assert.Equal(100, Preference.Choose([estimate]).Value);
        Assert.Equal(101, Preference.Choose([estimate with { Corrected = true }, reprint with { Corrected = true }, media]).Value);
    }

    [Fact]
    public void Each_clause_of_the_preference_decides_where_those_before_it_do_not()
    {
        var (early, late) = (new DateOnly(2022, 1, 1), new DateOnly(2023, 1, 1));
        var plain = Line(1) with { Standing = "media", Published = early };
        // A person's choice before all; the last choice before an earlier one.
        var official = Line(2) with { Standing = "official", Finality = Finality.Final, Published = late };
        Assert.Equal(1, Preference.Choose([official, plain with { PreferredAt = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc) }]).Value);
        Assert.Equal(2, Preference.Choose([
            plain with { PreferredAt = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc) }, official with { PreferredAt = new DateTime(2025, 1, 2, 0, 0, 0, DateTimeKind.Utc) }]).Value);
        // Official before press before reprint, also where these are later or final.
        Assert.Equal(2, Preference.Choose([plain with { Published = late, Finality = Finality.Final }, official with { Published = early, Finality = Finality.Preliminary }]).Value);
        Assert.Equal(1, Preference.Choose([plain, Line(3) with { Standing = "reprint", Published = late, Finality = Finality.Final }]).Value);
        Assert.Equal(3, Preference.Choose([Line(3) with { Standing = "reprint" }, Line(4) with { Standing = "clone", Published = late }]).Value);
        // Final before unsaid before preliminary, also where these are later.
        Assert.Equal(1, Preference.Choose([plain with { Finality = Finality.Final }, Line(5) with { Standing = "media", Published = late }]).Value);
        Assert.Equal(1, Preference.Choose([plain, Line(5) with { Standing = "media", Published = late, Finality = Finality.Preliminary }]).Value);
        // Later before earlier.
        Assert.Equal(5, Preference.Choose([plain, Line(5) with { Standing = "media", Published = late }]).Value);
    }

    [Fact]
    public void A_value_that_reprints_repeat_counts_once_and_the_preferred_one_leads()
    {
        var official = Line(300) with { Standing = "official", Published = new DateOnly(2022, 1, 1) };
        var conflict = Preference.Conflict([Line(250) with { Standing = "reprint" }, Line(250) with { Standing = "reprint" }, Line(250) with { Standing = "media" }, official]);
        Assert.Equal([300m, 250m], conflict.Select(l => l.Value));
        Assert.Equal("media", conflict[1].Standing);
        Assert.Equal(Preference.Choose([.. conflict]), conflict[0]);
    }

    [Fact]
    public void Vintages_keep_what_was_known_and_mark_what_changed()
    {
        var (first, second, third) = (new DateOnly(2022, 1, 20), new DateOnly(2022, 6, 1), new DateOnly(2023, 1, 20));
        var table = Vintages.Build([
            new(Line(383) with { Period = "2021", Finality = Finality.Preliminary }, first, null),
            new(Line(390) with { Period = "2021", Finality = Finality.Final }, second, null),
            new(Line(390) with { Period = "2021" }, third, null),
            new(Line(400) with { Period = "2022" }, third, null)]);
        Assert.Equal([first, second, third], table.Days);
        Assert.Equal(["2022", "2021"], table.Rows.Select(r => r.Period));
        Assert.Equal([null, null, 400m], table.Rows[0].Cells.Select(c => c.Line?.Value));
        Assert.Equal([(383m, false), (390m, true), (390m, false)], table.Rows[1].Cells.Select(c => (c.Line!.Value, c.Revised)));
    }

    [Fact]
    public void A_reading_that_was_replaced_is_known_until_then()
    {
        var (read, again) = (new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1));
        var table = Vintages.Build([new(Line(38.3m), read, again), new(Line(383), again, null)]);
        Assert.Equal([(38.3m, false), (383m, true)], Assert.Single(table.Rows).Cells.Select(c => (c.Line!.Value, c.Revised)));
        Assert.Null(Vintages.KnownOn([new(Line(1), read, again)], again));
    }

    [Fact]
    public void Finds_a_conflict_only_where_more_than_rounding_differs()
    {
        Assert.Empty(Preference.Conflict([Line(383), Line(383.4m)]));
        Assert.Equal(2, Preference.Conflict([Line(2529), Line(2576.3m)]).Count);
        Assert.Empty(Preference.Conflict([Line(383), Line(300) with { Bound = Bound.AtLeast }]));
        Assert.Empty(Preference.Conflict([Line(383), Line(350) with { Status = FigureStatus.Target }]));
    }

    [Fact]
    public void Puts_growth_under_its_level_and_part_years_apart()
    {
        var grid = FigureGrid.Build(
            [Line(383), Line(9) with { Measure = Measure.Growth, Unit = "PCT" }, Line(180) with { Period = "2021-H1" }, Line(300) with { Period = null }, Line(350) with { Period = "2020" }],
            english: false);
        Assert.Equal(["2021", "2021-H1", "2020", ""], grid.Periods);
        var row = Assert.Single(Assert.Single(grid.Groups).Rows);
        Assert.Equal(9, Assert.Single(row.Cells["2021"].Others).Value);
        Assert.Equal(383, row.Cells["2021"].Main!.Value);
        Assert.Empty(row.Cells["2020"].Others);
    }

    [Fact]
    public void Keeps_yuan_and_dollars_in_rows_of_their_own()
    {
        var grid = FigureGrid.Build([Line(100) with { Indicator = "trade_total" }, Line(15) with { Indicator = "trade_total", Unit = "USD", Period = "2020" }], english: false);
        Assert.Equal(["CNY", "USD"], grid.Groups[0].Rows.Select(r => r.Unit));
    }

    [Fact]
    public void Judges_targets_by_their_outcomes()
    {
        var met = Targets.Match([Line(100) with { Status = FigureStatus.Target }, Line(120)], 2025);
        var missed = Targets.Match([Line(100) with { Status = FigureStatus.Target }, Line(90)], 2025);
        var silent = Targets.Match([Line(100) with { Status = FigureStatus.Target }], 2025);
        var open = Targets.Match([Line(100) with { Status = FigureStatus.Target, Period = "2030", Year = 2030 }], 2025);
        var rank = Targets.Match([Line(30) with { Measure = Measure.Rank, Unit = "RANK", Bound = Bound.AtMost, Status = FigureStatus.Target }, Line(28) with { Measure = Measure.Rank, Unit = "RANK" }], 2025);
        Assert.Equal(
            [TargetVerdict.Met, TargetVerdict.Missed, TargetVerdict.NoOutcome, TargetVerdict.Open, TargetVerdict.Met],
            new[] { met, missed, silent, open, rank }.Select(t => t[0].Verdict));
        Assert.Equal(-10, missed[0].Difference);
    }

    [Fact]
    public void Refuses_to_compare_what_is_too_little_and_warns_of_what_is_unlike()
    {
        var little = Comparison.Build("gdp", ["甲", "乙"], [Line(1) with { Subject = "甲" }], ComparedAs.Level, null, null, english: false);
        Assert.NotNull(little.Refused);
        var lines = new[] { Line(1) with { Subject = "甲" }, Line(2) with { Subject = "甲", Period = "2020" }, Line(3) with { Subject = "乙", Bound = Bound.AtLeast }, Line(4) with { Subject = "丙", Unit = "USD" } };
        var unlike = Comparison.Build("gdp", ["甲", "乙", "丙"], lines, ComparedAs.Level, null, null, english: false);
        Assert.Null(unlike.Refused);
        Assert.Contains(unlike.Warnings, w => w.Contains('丙', StringComparison.Ordinal));
        Assert.Contains(unlike.Warnings, w => w.Contains("超过", StringComparison.Ordinal));
    }

    [Fact]
    public void Counts_places_gained_from_the_first_year_to_the_last()
    {
        var table = RankTable.Build([Rank(29, "2021"), Rank(19, "2023"), Rank(7, "2023") with { Subject = "别处" }]);
        Assert.Equal(["别处", "某区"], table.Rows.Select(r => r.Subject));
        Assert.Equal((10, "2021→2023"), (table.Rows[1].Moved, table.Rows[1].Between));
    }

    [Fact]
    public void Draws_only_whole_years_and_reads_the_chart_out()
    {
        var chart = Chart.Yearly("地区生产总值", "", new Scale(100_000_000m, "亿元", ""), [Line(38_300_000_000m), Line(1) with { Period = "2021-H1" }], english: false);
        Assert.Equal(383m, Assert.Single(chart.Series[0].Points).Value);
        Assert.Contains("2021年 383亿元", chart.Description(english: false), StringComparison.Ordinal);
        Assert.False(chart.IsWorthDrawing);
    }

    [Fact]
    public void Explains_every_indicator_in_both_languages()
    {
        Assert.All(Glossary.All, e => Assert.All(new[] { e.Chinese, e.English, e.Definition, e.DefinitionEnglish, e.Caveat, e.CaveatEnglish }, Assert.NotEmpty));
        Assert.All(Glossary.All, e => Assert.Contains(Glossary.Groups, g => g.Code == e.Group));
    }

    private static FigureLine Rank(decimal place, string period) => Line(place) with { Indicator = "ranking", Measure = Measure.Rank, Unit = "RANK", Period = period, Scope = "榜" };

    private static FigureLine Line(decimal value) => new()
    {
        Id = ++Id,
        ArticleId = 1,
        Subject = "某区",
        Indicator = "gdp",
        Measure = Measure.Value,
        Value = value,
        Unit = "CNY",
        Period = "2021",
        Year = 2021,
        Status = FigureStatus.Actual,
        Bound = Bound.Exact,
    };
}
