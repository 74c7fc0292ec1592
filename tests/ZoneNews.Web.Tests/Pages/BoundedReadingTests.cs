using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Facts;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Tests.Site;

namespace ZoneNews.Web.Tests.Pages;

/// <summary>Pages read the rows that they show: what else is kept makes no difference.</summary>
public sealed class BoundedReadingTests(SampleSite site) : IClassFixture<SampleSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/embed/zones/", "growth", "2021")]
    [InlineData("/embed/zones/", "value", "2021-01/2021-06")]
    [InlineData("/embed/zones/", "value", "1999")]
    [InlineData("/rankings?indicator=gdp&year=2021&zone=", "value", "2020")]
    [InlineData("/rankings?indicator=gdp&year=2021&zone=", "value", "2021-01/2021-06")]
    public async Task Figures_that_are_not_drawn_are_not_read(string path, string measure, string period)
    {
        var address = path + Uri.EscapeDataString(SampleTexts.Park);
        var before = await RowsReadAsync(address);
        await AddFiguresAsync(measure, period, path.Contains("rankings", StringComparison.Ordinal) ? "gdp" : "tax_revenue", 100);
        var after = await RowsReadAsync(address);
        // A series or a year more is a row of what may be chosen.
        Assert.InRange(after, before, before + 1);
        Assert.NotEqual(0, before);
    }

    [Fact]
    public async Task A_table_reads_from_facts_alone_what_their_statements_say()
    {
        await using var db = await NewDbAsync();
        var stated = await db.Facts.AsNoTracking().OrderBy(f => f.ObservationId).Lines().ToListAsync(Cancel);
        Assert.NotEmpty(stated);
        Assert.Equal(stated.Select(l => l with { ZoneId = null, SourceName = null, Site = null }), await db.Facts.AsNoTracking().OrderBy(f => f.ObservationId).Cells().ToListAsync(Cancel));
    }

    private async Task<int> RowsReadAsync(string address)
    {
        using var client = site.NewClient();
        // What a page keeps for all readers is read once.
        (await client.GetAsync(address, Cancel)).EnsureSuccessStatusCode();
        var before = site.Rows.Count;
        (await client.GetAsync(address, Cancel)).EnsureSuccessStatusCode();
        return site.Rows.Count - before;
    }

    private async Task AddFiguresAsync(string measure, string period, string indicator, int count)
    {
        await using var db = await NewDbAsync();
        var like = await db.Observations.AsNoTracking().FirstAsync(o => o.Subject == SampleTexts.Park && o.Current && o.State == ObservationState.Published, Cancel);
        var known = await db.Observations.CountAsync(Cancel);
        db.Observations.AddRange(Enumerable.Range(0, count).Select(i => new Observation
        {
            ArticleId = like.ArticleId,
            RevisionId = like.RevisionId,
            Subject = like.Subject,
            SubjectKind = like.SubjectKind,
            ZoneId = like.ZoneId,
            Indicator = indicator,
            Measure = measure,
            Value = 1 + i,
            Unit = "CNY",
            Period = period,
            Year = 2021,
            Status = "actual",
            Bound = "exact",
            Start = like.Start,
            End = like.End,
            Quote = like.Quote,
            FigureStart = like.FigureStart,
            FigureEnd = like.FigureEnd,
            Rule = "test",
            Confidence = 1,
            State = ObservationState.Published,
            Fingerprint = $"bounded-{known + i}",
            Current = true,
            KnownFrom = like.KnownFrom,
        }));
        await db.SaveChangesAsync(Cancel);
        await FactBook.BringUpToDateAsync(db, Cancel);
    }

    private Task<ZoneNewsDb> NewDbAsync() => site.Services.GetRequiredService<IDbContextFactory<ZoneNewsDb>>().CreateDbContextAsync(Cancel);
}
