using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Checks;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Facts;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Data.Tests;

public sealed class SqliteFactBookTests(SqliteDatabase database) : FactBookContract(database), IClassFixture<SqliteDatabase>
{
    protected override FormattableString Learnt => $"""SELECT count(*) AS "Value" FROM sqlite_stat1 WHERE tbl = 'Facts' """;
}

public sealed class PostgresFactBookTests(PostgresDatabase database) : FactBookContract(database), IClassFixture<PostgresDatabase>
{
    protected override FormattableString Learnt => $"""SELECT count(*) AS "Value" FROM pg_stats WHERE tablename = 'Facts' """;
}

/// <summary>Facts, counts and the places of links stay true to the articles and figures, whatever is done to these.</summary>
public abstract class FactBookContract(TestDatabase database) : DatabaseContract(database)
{
    /// <summary>How many things the engine learnt of how facts spread.</summary>
    protected abstract FormattableString Learnt { get; }

    [Fact]
    public async Task Facts_follow_all_that_is_done_to_figures_and_articles_as_if_made_anew()
    {
        const string zone = "甲经济开发区";
        var text = Drafts.Text(1, 600);
        var first = Drafts.Article("http://f/1", body: text) with { Zones = [zone], Observations = [Level(zone, 2020, 31e9m), Level(zone, 2021, 33e9m), Level(zone, 2021, 35e9m) with { Status = "target" }] };
        var other = Drafts.Article("http://f/2") with { Zones = [zone, "乙经济开发区"], Observations = [Level(zone, 2021, 34e9m), Level("乙经济开发区", 2021, 5e9m)] };
        await SaveAndCompareAsync(first);
        await SaveAndCompareAsync(other);
        await SaveAndCompareAsync(Drafts.Article("http://f/3", body: text) with { Zones = [zone], Observations = first.Observations });
        var figure = Fingerprint.Of(other.Observations[0]);
        foreach (var (action, fingerprint, after) in new (string, string?, string?)[]
        {
            ("prefer", figure, null),
            ("correct", figure, """{"value":33500000000}"""),
            ("correct", figure, """{"subject":"乙经济开发区","period":"2020"}"""),
            ("reject", figure, null),
            ("correct", null, """{"published":"2023-05-06"}"""),
            ("withdraw", null, null),
            ("publish", null, null),
        })
        {
            await ReviewAsync(other.Url, action, fingerprint, after);
            await CompareAsync();
        }
        await SaveAndCompareAsync(other with { ReaderVersion = "2", Observations = [Level(zone, 2019, 30e9m)] });
        // The first copy goes: its reprint is shown in its place.
        await ReviewAsync(first.Url, "withdraw");
        await CompareAsync();
        await using (var db = Database.NewDb())
        {
            await db.Articles.Where(a => a.Url == "http://f/3").ExecuteUpdateAsync(s => s.SetProperty(a => a.Status, ArticleStatus.Gone), Cancel);
            await FactBook.BringUpToDateAsync(db, Cancel);
            Assert.Empty(await db.Facts.Where(f => f.Subject == zone && f.Period == "2021").ToListAsync(Cancel));
        }
        await CompareAsync();
    }

    [Fact]
    public async Task A_fact_shows_the_preferred_statement_counts_those_that_agree_and_names_those_that_do_not()
    {
        const string zone = "丙经济开发区";
        await SaveAsync(Drafts.Article("http://g/1", published: "2022-01-01") with { Observations = [Level(zone, 2021, 250e8m), Level(zone, 2020, 240e8m)] });
        await SaveAsync(Drafts.Article("http://g/2", published: "2022-02-01") with { Observations = [Level(zone, 2021, 253e8m)] });
        await SaveAsync(Drafts.Article("http://g/3", published: "2022-01-15") with { Observations = [Level(zone, 2021, 250e8m)] });
        await using var db = Database.NewDb();
        var facts = await db.Facts.AsNoTracking().Include(f => f.Observation).Where(f => f.Subject == zone).OrderBy(f => f.Period).ToListAsync(Cancel);
        Assert.Equal([("2020", 240e8m, 1, 0), ("2021", 253e8m, 3, 2)], facts.Select(f => (f.Period!, f.Observation!.Value, f.Statements, f.Years)));
        Assert.Null(facts[0].Against);
        var against = await db.Observations.SingleAsync(o => o.Id == long.Parse(facts[1].Against!, System.Globalization.CultureInfo.InvariantCulture), Cancel);
        Assert.Equal(250e8m, against.Value);
        var coverage = await db.Coverage.SingleAsync(c => c.Subject == zone && c.Indicator == "gdp", Cancel);
        Assert.Equal((4, 2020, 2021), (coverage.Figures, coverage.FromYear, coverage.ToYear));
    }

    [Fact]
    public async Task What_a_process_that_was_killed_had_written_is_made_by_the_next()
    {
        const string zone = "丁经济开发区";
        var audits = new PendingAudits(
            Database.Services.GetRequiredService<IDbContextFactory<ZoneNewsDb>>(), Database.Services.GetRequiredService<WriteTurns>(), Microsoft.Extensions.Options.Options.Create(new KeepingOptions()));
        await SaveAsync(Drafts.Article("http://h/1") with { Observations = [Level(zone, 2021, 7e9m)] }, audits);
        await using var db = Database.NewDb();
        Assert.False(await db.Facts.AnyAsync(f => f.Subject == zone, Cancel));
        await FactBook.BringUpToDateAsync(db, Cancel);
        Assert.Equal(7e9, (await db.Facts.SingleAsync(f => f.Subject == zone, Cancel)).Size);
        Assert.False(await db.FigureChanges.AnyAsync(Cancel));
    }

    [Fact]
    public async Task The_engine_learns_how_facts_spread_once_all_were_made_again()
    {
        await SaveAsync(Drafts.Article("http://i/1") with { Observations = [Level("戊经济开发区", 2021, 7e9m)] });
        await using var db = Database.NewDb();
        await FactBook.RebuildAsync(db, Cancel);
        Assert.NotEqual(0, await db.Database.SqlQuery<long>(Learnt).SingleAsync(Cancel));
    }

    private async Task SaveAndCompareAsync(ArticleDraft draft)
    {
        await SaveAsync(draft);
        await CompareAsync();
    }

    private async Task CompareAsync()
    {
        await using var db = Database.NewDb();
        var kept = await RowsAsync(db);
        await FactBook.RebuildAsync(db, Cancel);
        Assert.Equal(await RowsAsync(db), kept);
        var links = await db.ArticleZones.AsNoTracking().Include(l => l.Article).ToListAsync(Cancel);
        Assert.NotEmpty(links);
        Assert.All(links, l => Assert.Equal(l.Article is { Status: ArticleStatus.Published, DuplicateOfId: null } ? l.Article.Position : null, l.Position));
    }

    private static async Task<List<string>> RowsAsync(ZoneNewsDb db) =>
    [
        .. (await db.Facts.AsNoTracking().OrderBy(f => f.ObservationId).ToListAsync(Cancel)).Select(f => System.Text.Json.JsonSerializer.Serialize(f)),
        .. (await db.Coverage.AsNoTracking().ToListAsync(Cancel)).Select(c => System.Text.Json.JsonSerializer.Serialize(c)).Order(StringComparer.Ordinal),
        .. (await db.Tallies.AsNoTracking().Where(t => t.Count > 0).ToListAsync(Cancel)).Select(t => System.Text.Json.JsonSerializer.Serialize(t)).Order(StringComparer.Ordinal),
    ];

    private static ObservationDraft Level(string zone, int year, decimal value) => Drafts.Figure(zone, value, $"{year}年地区生产总值{value}元") with { Period = $"{year}", Status = "actual" };

    private async Task ReviewAsync(string url, string action, string? fingerprint = null, string? after = null)
    {
        await using var db = Database.NewDb();
        var article = await db.Articles.SingleAsync(a => a.Url == url, Cancel);
        await Database.Ledger.RecordAsync(db, new Review { UserName = "li", ArticleId = article.Id, Action = action, Fingerprint = fingerprint, After = after }, Cancel);
    }
}
