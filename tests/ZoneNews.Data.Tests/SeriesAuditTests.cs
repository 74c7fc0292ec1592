using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Checks;
using ZoneNews.Data.Entities;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Data.Tests;

public sealed class SqliteSeriesAuditTests(SqliteDatabase database) : SeriesAuditContract(database), IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task More_figures_may_be_contradicted_than_a_statement_takes_parameters()
    {
        const int many = 33_000;
        await SaveAsync(Of("http://many/a", [.. Enumerable.Range(1, many).Select(i => Level("众经济开发区", 2020, 9e20m + i))]));
        await using var db = Database.NewDb();
        Assert.Equal(many, await db.Observations.CountAsync(o => o.Subject == "众经济开发区" && o.Contradiction == CrossChecks.Range, Cancel));
    }
}

public sealed class PostgresSeriesAuditTests(PostgresDatabase database) : SeriesAuditContract(database), IClassFixture<PostgresDatabase>;

/// <summary>Stored figures that contradict each other wait for an editor, and are shown again when the contradiction goes.</summary>
public abstract class SeriesAuditContract(TestDatabase database) : DatabaseContract(database)
{
    [Fact]
    public async Task A_slip_waits_with_its_reason_and_is_shown_once_the_text_is_mended()
    {
        const string zone = "甲经济开发区";
        foreach (var (year, value) in new[] { (2018, 30e9m), (2019, 32e9m), (2020, 33e9m) })
            await SaveAsync(Of($"http://a/{year}", Level(zone, year, value)));
        await SaveAsync(Of("http://a/slip", Level(zone, 2021, 35e5m)));
        var slip = await FigureAsync("http://a/slip");
        Assert.Equal((ObservationState.Review, CrossChecks.Slip), (slip.State, slip.Contradiction));
        Assert.Equal(3, System.Text.Json.JsonSerializer.Deserialize<long[]>(slip.ContradictedBy!)!.Length);
        Assert.Equal(ObservationState.Published, (await FigureAsync("http://a/2020")).State);

        await SaveAsync(Of("http://a/slip", Level(zone, 2021, 35e9m)) with { ReaderVersion = "2" });
        var mended = await FigureAsync("http://a/slip");
        Assert.Equal((ObservationState.Published, null, null), (mended.State, mended.Contradiction, mended.ContradictedBy));
    }

    [Fact]
    public async Task A_figure_that_contradicts_one_read_later_is_found_and_freed_when_that_one_goes()
    {
        const string zone = "乙经济开发区";
        await SaveAsync(Of("http://b/growth", Growth(zone, 2021, 70)));
        await SaveAsync(Of("http://b/2020", Level(zone, 2020, 100e8m)));
        Assert.Equal(ObservationState.Published, (await FigureAsync("http://b/growth")).State);
        await SaveAsync(Of("http://b/2021", Level(zone, 2021, 108e8m)));
        Assert.Equal((ObservationState.Review, CrossChecks.Growth), ((await FigureAsync("http://b/growth")).State, (await FigureAsync("http://b/growth")).Contradiction));
        await ReviewAsync("http://b/2021", "withdraw");
        Assert.Equal((ObservationState.Published, null), ((await FigureAsync("http://b/growth")).State, (await FigureAsync("http://b/growth")).Contradiction));
    }

    [Fact]
    public async Task An_editor_s_word_stands_against_a_check()
    {
        const string zone = "丙经济开发区";
        foreach (var (year, value) in new[] { (2018, 30e9m), (2019, 32e9m), (2020, 33e9m) })
            await SaveAsync(Of($"http://c/{year}", Level(zone, year, value)));
        await SaveAsync(Of("http://c/odd", Level(zone, 2021, 330e9m)));
        Assert.Equal(ObservationState.Review, (await FigureAsync("http://c/odd")).State);
        await ReviewAsync("http://c/odd", "accept", (await FigureAsync("http://c/odd")).Fingerprint);
        await SaveAsync(Of("http://c/2017", Level(zone, 2017, 28e9m)));
        Assert.Equal(ObservationState.Published, (await FigureAsync("http://c/odd")).State);
    }

    [Fact]
    public async Task A_run_over_all_finds_what_was_stored_before_the_checks()
    {
        const string zone = "丁经济开发区";
        foreach (var (year, value) in new[] { (2018, 30e9m), (2019, 32e9m), (2020, 33e9m), (2021, 35e5m) })
            await SaveAsync(Of($"http://d/{year}", Level(zone, year, value)));
        await using (var db = Database.NewDb())
            await db.Observations.Where(o => o.Subject == zone).ExecuteUpdateAsync(
                s => s.SetProperty(o => o.Contradiction, (string?)null).SetProperty(o => o.State, ObservationState.Published), Cancel);
        await using (var db = Database.NewDb())
            Assert.True(await SeriesAudit.RunAsync(db, new KeepingOptions(), Cancel) >= 1);
        Assert.Equal((ObservationState.Review, CrossChecks.Slip), ((await FigureAsync("http://d/2021")).State, (await FigureAsync("http://d/2021")).Contradiction));
    }

    [Fact]
    public async Task What_a_killed_crawler_had_not_checked_yet_is_checked_by_the_next()
    {
        const string zone = "己经济开发区";
        var killed = Pending();
        foreach (var (year, value) in new[] { (2018, 30e9m), (2019, 32e9m), (2020, 33e9m), (2021, 35e5m) })
            await SaveAsync(Of($"http://f/{year}", Level(zone, year, value)), killed);
        Assert.Null((await FigureAsync("http://f/2021")).Contradiction);
        var next = Pending();
        Assert.Equal(0, await next.RunAsync(Cancel));
        await next.NoteLatestAsync(Cancel);
        Assert.True(await next.RunAsync(Cancel) >= 1);
        Assert.Equal(CrossChecks.Slip, (await FigureAsync("http://f/2021")).Contradiction);
    }

    private PendingAudits Pending() =>
        new(Database.Services.GetRequiredService<IDbContextFactory<ZoneNewsDb>>(), Database.Services.GetRequiredService<WriteTurns>(), Microsoft.Extensions.Options.Options.Create(new KeepingOptions()));

    [Fact]
    public async Task A_figure_whose_subject_is_unknown_waits_and_takes_the_zone_that_an_editor_gives()
    {
        var unknown = Level("", 2021, 7e9m) with { SubjectKind = SubjectKinds.Unknown, Doubt = "subject-unknown" };
        var draft = Of("http://e/1", unknown);
        await SaveAsync(draft);
        Assert.Equal((ObservationState.Review, "subject-unknown", null), ((await FigureAsync(draft.Url)).State, (await FigureAsync(draft.Url)).Doubt, (await FigureAsync(draft.Url)).ZoneId));
        await ReviewAsync(draft.Url, "correct", Fingerprint.Of(unknown), """{"subject":"戊经济开发区","subject_kind":"zone"}""");
        await SaveAsync(draft with { ReaderVersion = "2" });
        var given = await FigureAsync(draft.Url);
        Assert.Equal((ObservationState.Published, "戊经济开发区", "zone"), (given.State, given.Subject, given.SubjectKind));
        Assert.NotNull(given.ZoneId);
    }

    [Fact]
    public async Task Projects_are_kept_with_their_revision_and_never_erased()
    {
        var project = new ProjectDraft { Name = "星河半导体项目", Kind = "project", Item = "investment", Amount = 5e9m, Unit = "CNY", Status = "actual", Bound = "exact", Zone = "己经济开发区", Start = 0, End = 9, Quote = "总投资50亿元的", FigureStart = 3, FigureEnd = 7 };
        var draft = Of("http://f/1") with { Projects = [project] };
        await SaveAsync(draft);
        await SaveAsync(draft with { ReaderVersion = "2", Projects = [project with { Amount = 6e9m }] });
        await using var db = Database.NewDb();
        var kept = await db.Projects.AsNoTracking().Include(p => p.Zone).Where(p => p.Article!.Url == draft.Url).OrderBy(p => p.Id).ToListAsync(Cancel);
        Assert.Equal([(5e9m, false), (6e9m, true)], kept.Select(p => (p.Amount, p.Current)));
        Assert.All(kept, p => Assert.Equal("己经济开发区", p.Zone!.Name));
    }

    protected static ArticleDraft Of(string url, params ObservationDraft[] figures) => Drafts.Article(url) with { Observations = figures };

    protected static ObservationDraft Level(string zone, int year, decimal value) => Drafts.Figure(zone, value) with { Period = $"{year}", Status = "actual" };

    private static ObservationDraft Growth(string zone, int year, decimal value) => Level(zone, year, value) with { Measure = "growth", Unit = "PCT" };

    private async Task<Observation> FigureAsync(string url)
    {
        await using var db = Database.NewDb();
        return await db.Observations.AsNoTracking().SingleAsync(o => o.Article!.Url == url && o.Current, Cancel);
    }

    private async Task ReviewAsync(string url, string action, string? fingerprint = null, string? after = null)
    {
        await using var db = Database.NewDb();
        var article = await db.Articles.SingleAsync(a => a.Url == url, Cancel);
        await Database.Ledger.RecordAsync(db, new Review { UserName = "li", ArticleId = article.Id, Action = action, Fingerprint = fingerprint, After = after }, Cancel);
    }
}
