using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;

namespace ZoneNews.Web.Tests.Desk;

/// <summary>Each test has a portal of its own: a review changes what all see.</summary>
public sealed class ReviewTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private Browser _desk = null!;
    private long _article;

    private static CancellationToken Cancel => PortalApp.Cancel;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _desk = await _app.OpenAsAsync("zhou");
        await using var db = _app.NewDb();
        _article = await db.Articles.Where(a => a.Url == Samples.FirstUrl).Select(a => a.Id).SingleAsync(Cancel);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_queue_says_why_an_article_waits()
    {
        var queue = (await _desk.PageAsync("/admin/review")).QuerySelectorAll(".queue li");
        Assert.Equal(2, queue.Length);
        Assert.Contains("period-guessed", queue[0].QuerySelector(".why")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已隔离", queue[1].QuerySelector(".why")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("doubt", 1)]
    [InlineData("quarantine", 1)]
    [InlineData("article", 0)]
    [InlineData("confidence", 0)]
    public async Task The_queue_is_narrowed_by_reason(string why, int expected) =>
        Assert.Equal(expected, (await _desk.PageAsync("/admin/review?why=" + why)).QuerySelectorAll(".queue li").Length);

    [Fact]
    public async Task The_words_of_the_open_figure_are_lit_beside_it()
    {
        var page = await _desk.PageAsync("/admin/review");
        var row = Assert.Single(page.QuerySelectorAll(".read-row[aria-current]"));
        Assert.Contains("1.6", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("1.6亿美元", string.Concat(page.QuerySelectorAll(".printed .is-lit").Select(e => e.TextContent)), StringComparison.Ordinal);
        Assert.Contains("383亿元", page.QuerySelector(".printed")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accepted_figure_is_published()
    {
        await _desk.SubmitAsync("/admin/review", ".read-row[aria-current] form", [], button: "verb=accept");
        Assert.Equal(ObservationState.Published, (await FigureAsync("fdi_actual")).State);
        var page = await _desk.PageAsync($"/admin/review?article={_article}");
        Assert.Contains("已接受", page.QuerySelector(".toast")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await _desk.PageAsync("/admin/review")).QuerySelector(".toast"));
    }

    [Fact]
    public async Task A_rejected_figure_is_shown_to_no_reader()
    {
        await _desk.SubmitAsync("/admin/review", ".read-row[aria-current] form", [], button: "verb=reject");
        Assert.Equal(ObservationState.Rejected, (await FigureAsync("fdi_actual")).State);
        Assert.DoesNotContain("fdi_actual", await TextAsync($"/api/v1/articles/{_article}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_done_is_undone_from_the_toast()
    {
        var answer = await _desk.SubmitAsync("/admin/review", ".read-row[aria-current] form", [], button: "verb=reject");
        await _desk.SubmitAsync(answer.Headers.Location!.OriginalString, ".toast form", []);
        Assert.Equal(ObservationState.Review, (await FigureAsync("fdi_actual")).State);
    }

    [Fact]
    public async Task All_figures_that_wait_are_accepted_at_once()
    {
        await using (var db = _app.NewDb())
            await db.Observations.ExecuteUpdateAsync(o => o.SetProperty(x => x.State, ObservationState.Review), Cancel);
        await _desk.SubmitAsync($"/admin/review?article={_article}", "form[action$=All]", []);
        Assert.Equal(ObservationState.Published, (await FigureAsync("gdp")).State);
        Assert.Equal(ObservationState.Published, (await FigureAsync("fdi_actual")).State);
    }

    [Fact]
    public async Task A_correction_shows_on_the_article_and_outlives_a_new_reading()
    {
        var figure = await FigureAsync("gdp");
        var answer = await _desk.SubmitAsync(
            $"/admin/review/figure/{figure.Id}", "main form", new() { ["Form.Value"] = "38,400,000,000", ["Form.Status"] = "actual", ["Form.Note"] = "公报数" });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("384", (await _desk.PageAsync($"/news/{_article}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await using (var db = _app.NewDb())
            await _app.Store.SaveAsync(db, Samples.First() with { ReaderVersion = "2", Title = "海湾经开区总结2021年工作" }, Cancel);
        var shown = JsonNode.Parse(await TextAsync($"/api/v1/articles/{_article}"))!;
        var gdp = Assert.Single(shown["observations"]!.AsArray(), o => o!["indicator"]!.ToString() == "gdp")!;
        Assert.Equal(38_400_000_000m, (decimal)gdp["value"]!);
        Assert.Equal("actual", gdp["status"]!.ToString());
        Assert.Equal("2", shown["reader"]!.ToString());
    }

    [Theory]
    [InlineData("Form.Period", "2021年度末", "期别读不懂")]
    [InlineData("Form.Value", "许多", "值读不懂")]
    [InlineData("Form.Indicator", "luck", "没有这个指标")]
    [InlineData("Form.Subject", " ", "主体不能为空")]
    public async Task A_correction_that_cannot_be_read_is_told_and_kept(string field, string typed, string fault)
    {
        var figure = await FigureAsync("gdp");
        var answer = await _desk.SubmitAsync($"/admin/review/figure/{figure.Id}", "main form", new() { [field] = typed });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await Browser.DocumentAsync(answer);
        Assert.Contains(fault, page.QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"[name='{field}'][aria-invalid=true]"));
        await using var db = _app.NewDb();
        Assert.False(await db.Reviews.AnyAsync(Cancel));
    }

    [Fact]
    public async Task A_correction_without_a_change_records_nothing()
    {
        var figure = await FigureAsync("gdp");
        var answer = await _desk.SubmitAsync($"/admin/review/figure/{figure.Id}", "main form", []);
        Assert.Contains("没有改动", (await Browser.DocumentAsync(answer)).QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Title_date_and_zones_of_an_article_are_corrected()
    {
        await _desk.SubmitAsync(
            $"/admin/review/article/{_article}", "main form",
            new() { ["Form.Title"] = "改过的标题", ["Form.Published"] = "2022-02-03", ["Form.Zones"] = "测试高山高新区\n海湾经开区" });
        var shown = JsonNode.Parse(await TextAsync($"/api/v1/articles/{_article}"))!;
        Assert.Equal("改过的标题", shown["title"]!.ToString());
        Assert.Equal("2022-02-03", shown["published"]!.ToString());
        Assert.Equal(2, shown["zones"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("Form.Published", "昨天", "日期读不懂")]
    [InlineData("Form.Zones", "不存在的园区", "目录里没有这个园区")]
    [InlineData("Form.Title", "", "标题不能为空")]
    public async Task An_articles_correction_that_cannot_be_read_is_told(string field, string typed, string fault)
    {
        var answer = await _desk.SubmitAsync($"/admin/review/article/{_article}", "main form", new() { [field] = typed });
        Assert.Contains(fault, (await Browser.DocumentAsync(answer)).QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_article_is_gone_for_readers_until_it_is_published_again()
    {
        await _desk.SubmitAsync($"/admin/review?article={_article}", "form[action$=Article]", [], button: "verb=withdraw");
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.GetAsync($"/api/v1/articles/{_article}")).StatusCode);
        await _desk.SubmitAsync($"/admin/review?article={_article}", "form[action$=Article]", [], button: "verb=publish");
        Assert.Equal(HttpStatusCode.OK, (await _desk.GetAsync($"/api/v1/articles/{_article}")).StatusCode);
    }

    [Fact]
    public async Task The_history_tells_who_changed_what_and_takes_it_back()
    {
        var figure = await FigureAsync("gdp");
        await _desk.SubmitAsync($"/admin/review/figure/{figure.Id}", "main form", new() { ["Form.Value"] = "38400000000", ["Form.Note"] = "公报数" });
        var line = (await _desk.PageAsync("/admin/history")).QuerySelector("tbody tr")!;
        Assert.Contains("zhou", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("38400000000", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("公报数", line.TextContent, StringComparison.Ordinal);
        await _desk.SubmitAsync("/admin/history", "tbody form", []);
        Assert.Equal(38_300_000_000m, (await FigureAsync("gdp")).Value);
        Assert.Contains("已撤销", (await _desk.PageAsync("/admin/history")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/review?article=999999")]
    [InlineData("/admin/review/figure/999999")]
    [InlineData("/admin/review/article/999999")]
    public async Task What_is_not_there_is_not_found(string path) => Assert.Equal(HttpStatusCode.NotFound, (await _desk.GetAsync(path)).StatusCode);

    [Fact]
    public async Task A_figure_without_a_subject_cannot_be_accepted_but_be_given_to_a_zone()
    {
        var draft = Samples.First();
        draft = draft with { ReaderVersion = "2", Observations = [draft.Observations[0], draft.Observations[1] with { Subject = "", SubjectKind = SubjectKinds.Unknown, Doubt = "subject-unknown" }] };
        await using (var db = _app.NewDb())
            await _app.Store.SaveAsync(db, draft, Cancel);
        var page = await _desk.PageAsync("/admin/review?why=subject-unknown");
        var open = page.QuerySelector(".read-row[aria-current]")!;
        Assert.Contains("看不出是谁的数", open.TextContent, StringComparison.Ordinal);
        Assert.Null(open.QuerySelector("button[value=accept]"));
        Assert.DoesNotContain("fdi_actual", await TextAsync($"/api/v1/articles/{_article}"), StringComparison.Ordinal);

        var figure = await FigureAsync("fdi_actual");
        await _desk.SubmitAsync($"/admin/review/figure/{figure.Id}", "main form", new() { ["Form.Subject"] = Samples.Alias });
        await using (var db = _app.NewDb())
            await _app.Store.SaveAsync(db, draft with { ReaderVersion = "3" }, Cancel);
        var given = await FigureAsync("fdi_actual");
        Assert.Equal((Samples.Zone, SubjectKinds.Zone, ObservationState.Published), (given.Subject, given.SubjectKind, given.State));
        Assert.NotNull(given.ZoneId);
    }

    [Fact]
    public async Task A_contradicted_figure_waits_with_the_figures_that_contradict_it()
    {
        await using (var db = _app.NewDb())
            foreach (var (year, value) in new[] { (2018, 300e8m), (2019, 320e8m), (2020, 350e8m), (2022, 40e5m) })
                await _app.Store.SaveAsync(db, Samples.Article($"https://bay.example/{year}", $"{year}年海湾经开区", [$"{year}年海湾经开区生产总值，第{year}号文件，{new string((char)('甲' + year - 2018), 60)}。"]) with
                {
                    Observations = [Samples.First().Observations[0] with { Period = $"{year}", Value = value, Status = "actual", Start = 0, End = 10, Quote = "2018年海湾经开区", FigureStart = 0, FigureEnd = 4 }],
                }, Cancel);
        var page = await _desk.PageAsync("/admin/review?why=contradiction");
        Assert.Contains("与同系列差一万倍", Assert.Single(page.QuerySelectorAll(".queue li")).TextContent, StringComparison.Ordinal);
        var open = page.QuerySelector(".read-row[aria-current]")!;
        Assert.Contains("350", open.TextContent, StringComparison.Ordinal);
        Assert.True(open.QuerySelectorAll("ul a").Length >= 3);
    }

    [Fact]
    public async Task A_statement_that_an_editor_prefers_is_marked_until_it_is_taken_back()
    {
        var answer = await _desk.SubmitAsync($"/admin/review?article={_article}&figure={(await FigureAsync("gdp")).Id}", ".read-row[aria-current] form", [], button: "verb=prefer");
        Assert.NotNull((await FigureAsync("gdp")).PreferredAt);
        await using (var db = _app.NewDb())
            await _app.Store.SaveAsync(db, Samples.First() with { ReaderVersion = "2" }, Cancel);
        Assert.NotNull((await FigureAsync("gdp")).PreferredAt);
        await _desk.SubmitAsync("/admin/history", "tbody form", []);
        Assert.Null((await FigureAsync("gdp")).PreferredAt);
    }

    private async Task<Observation> FigureAsync(string indicator)
    {
        await using var db = _app.NewDb();
        return await db.Observations.SingleAsync(o => o.ArticleId == _article && o.Current && o.Indicator == indicator, Cancel);
    }

    private async Task<string> TextAsync(string path) => await (await _desk.GetAsync(path)).Content.ReadAsStringAsync(Cancel);
}
