using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Import;
using ZoneNews.Testing;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Data.Tests;

public sealed class SqliteImportTests(SqliteDatabase database) : ImportContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresImportTests(PostgresDatabase database) : ImportContract(database), IClassFixture<PostgresDatabase>;

public abstract class ImportContract(TestDatabase database) : DatabaseContract(database)
{
    [Fact]
    public async Task The_shipped_data_are_taken_over_whole_and_once()
    {
        await TakeStarterAsync();
        await using var db = Database.NewDb();
        Assert.Equal(3209, await db.Divisions.CountAsync(d => !d.Code.StartsWith("99"), Cancel));
        Assert.Equal(2749, await db.Zones.CountAsync(z => z.Level != "unlisted" && !z.Name.StartsWith("测试"), Cancel));
        Assert.Equal(34, await db.Rankings.CountAsync(Cancel));
        Assert.Equal(110, await db.Articles.CountAsync(a => a.SourceId == "starter", Cancel));
        Assert.Equal(933, await db.Observations.CountAsync(o => o.Current && o.State == ObservationState.Published, Cancel));
        Assert.Equal(37, await db.Sources.CountAsync(s => !s.Paused && s.Origin == "starter", Cancel));

        foreach (var kind in Enum.GetValues<ImportKind>())
        {
            Assert.True((await ImportAsync(kind, again: false)).Known);
            var again = await ImportAsync(kind, again: true);
            Assert.Equal((0, 0), (again.Added, again.Changed));
            Assert.Empty(again.Problems);
        }
    }

    [Fact]
    public async Task Evidence_of_the_shipped_figures_is_found_again_in_their_bodies()
    {
        await TakeStarterAsync();
        await using var db = Database.NewDb();
        var figures = await db.Observations.AsNoTracking().Where(o => o.Rule == "starter").Select(o => new { o.Article!.Body, Figure = o }).ToListAsync(Cancel);
        Assert.All(figures, f => Assert.Equal(f.Figure.Quote, f.Body[f.Figure.Start..f.Figure.End]));
        Assert.All(figures, f => Assert.InRange(f.Figure.FigureEnd, f.Figure.FigureStart + 1, f.Figure.End));
        Assert.InRange(figures.Count(f => f.Figure.FigureEnd - f.Figure.FigureStart < f.Figure.Quote.Length), figures.Count * 9 / 10, figures.Count);
    }

    [Fact]
    public async Task An_undated_digest_does_not_pass_for_the_latest_news()
    {
        await TakeStarterAsync();
        await using var db = Database.NewDb();
        var newest = await db.Articles.Where(a => a.SourceId == "starter").OrderByDescending(a => a.Position).FirstAsync(Cancel);
        Assert.NotNull(newest.Published);
    }

    [Fact]
    public async Task A_bad_line_is_named_and_the_rest_goes_on()
    {
        var report = await ImportTextAsync(ImportKind.Divisions, "code,name,short_name,level,parent_code\n990000,甲省,甲,province,\n991000,乙市,乙,town,990000\n992000,丙市,丙,city,880000\n993000,丁市,丁,city,990000,\n994000,戊市,戊,city,990000\n");
        Assert.Equal(2, report.Added);
        Assert.Equal([(3, "level"), (4, "parent_code"), (5, null)], report.Problems.Select(p => (p.Line, p.Column)));
        Assert.Equal("bad.csv line 3, column level: 'town' is none of province, city, county.", report.Problems[0].ToString());
    }

    [Fact]
    public async Task An_alias_that_names_another_zone_is_refused_alone()
    {
        const string columns = "name,level,type,province,city,county,approved,area_ha,industries,aliases,website,source,note\n";
        var report = await ImportTextAsync(ImportKind.Zones, columns + "测试甲开发区,national,经开区,,,,,,,测甲;测试,,,\n测试乙开发区,national,经开区,,,,,12.5,,测乙;测试,,,\"有\n换行,逗号\"\"引号\"\"\"\n");
        Assert.Equal(2, report.Added);
        Assert.Equal((3, "aliases"), (Assert.Single(report.Problems).Line, report.Problems[0].Column));
        await using var db = Database.NewDb();
        var second = await db.Zones.Include(z => z.Aliases).SingleAsync(z => z.Name == "测试乙开发区", Cancel);
        Assert.Equal(("有\n换行,逗号\"引号\"", 12.5m, "测乙"), (second.Note, second.AreaHectares, Assert.Single(second.Aliases).Name));
    }

    [Theory]
    [InlineData(ImportKind.Zones, "")]
    [InlineData(ImportKind.Rankings, "name,aliases\n甲,乙\n")]
    [InlineData(ImportKind.Starter, "{\"id\":\"x\"}\n")]
    [InlineData(ImportKind.Starter, "no json\n")]
    [InlineData(ImportKind.Sources, "url,site_name,zone,kind,evidence,note\nftp://a/,甲,,list,,\n")]
    [InlineData(ImportKind.Sources, "url,site_name,zone,kind,evidence,note\nhttp://a/,甲,没有这个区,list,,\n")]
    public async Task A_file_of_another_form_is_explained(ImportKind kind, string text)
    {
        var report = await ImportTextAsync(kind, text);
        Assert.Equal(0, report.Added);
        Assert.NotEmpty(Assert.Single(report.Problems).Message);
    }

    private async Task TakeStarterAsync()
    {
        foreach (var kind in Enum.GetValues<ImportKind>())
            Assert.Empty((await ImportAsync(kind, again: false)).Problems);
    }

    private async Task<ImportReport> ImportAsync(ImportKind kind, bool again)
    {
        var file = Path.Combine(Repository.Starter, kind == ImportKind.Starter ? "starter.jsonl" : $"{kind.ToString().ToLowerInvariant()}.csv");
        await using var db = Database.NewDb();
        return await Database.Services.GetRequiredService<Importer>().ImportAsync(db, kind, file, again, Cancel);
    }

    private async Task<ImportReport> ImportTextAsync(ImportKind kind, string text)
    {
        var folder = Directory.CreateTempSubdirectory("zonenews-import-");
        try
        {
            var file = Path.Combine(folder.FullName, "bad.csv");
            await File.WriteAllTextAsync(file, text, Cancel);
            await using var db = Database.NewDb();
            return await Database.Services.GetRequiredService<Importer>().ImportAsync(db, kind, file, again: false, Cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
