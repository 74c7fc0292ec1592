using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Search;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Data.Tests;

public sealed class WriteTurnsOnSqlite(SqliteDatabase database) : WriteTurnsContract(database), IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task Work_that_waits_while_another_writes_is_kept_in_one_transaction()
    {
        var gate = new TaskCompletionSource();
        var transactions = new HashSet<Guid>();
        var first = Turns.RunAsync(async _ => { await gate.Task; return 0; }, Cancel);
        var waiting = Enumerable.Range(0, 5).Select(_ => Turns.RunAsync(db => Task.FromResult(transactions.Add(db.Database.CurrentTransaction!.TransactionId)), Cancel)).ToList();
        gate.SetResult();
        await first;
        await Task.WhenAll(waiting);
        Assert.Single(transactions);
    }
}

public sealed class WriteTurnsOnPostgres(PostgresDatabase database) : WriteTurnsContract(database), IClassFixture<PostgresDatabase>;

public abstract class WriteTurnsContract(TestDatabase database) : DatabaseContract(database)
{
    protected WriteTurns Turns => Database.Services.GetRequiredService<WriteTurns>();

    [Fact]
    public async Task Of_work_that_is_kept_together_only_what_fails_is_lost_and_its_own_caller_is_told()
    {
        var names = Enumerable.Range(0, 40).Select(i => $"http://queue{i}").ToArray();
        var work = names.Select(name => Turns.RunAsync(db => HostAsync(db, name, fails: name.EndsWith('7')), Cancel)).ToList();
        foreach (var (name, one) in names.Zip(work))
            if (name.EndsWith('7'))
                Assert.Equal(name, (await Assert.ThrowsAsync<InvalidOperationException>(() => one)).Message);
            else
                Assert.Equal(name, await one);
        await using var db = Database.NewDb();
        var kept = await db.Hosts.Where(h => names.Contains(h.Name)).Select(h => h.Name).ToListAsync(Cancel);
        Assert.Equal(names.Where(n => !n.EndsWith('7')).Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_answered_is_kept_already()
    {
        await Turns.RunAsync(db => HostAsync(db, "http://answered", fails: false), Cancel);
        await using var other = Database.NewDb();
        Assert.True(await other.Hosts.AnyAsync(h => h.Name == "http://answered", Cancel));
    }

    [Fact]
    public async Task Articles_of_one_turn_are_found_each_at_the_place_and_by_the_words_that_it_has_at_last()
    {
        var first = Drafts.Article("http://turns/moved", "原来的题目甲乙", published: "2021-03-01");
        await Task.WhenAll(
            Turns.RunAsync(
                async db =>
                {
                    await Database.Store.SaveAsync(db, first, Cancel);
                    return await Database.Store.SaveAsync(db, first with { Title = "后来的题目丙丁", Published = new DateOnly(2022, 4, 2) }, Cancel);
                },
                Cancel),
            Turns.RunAsync(db => Database.Store.SaveAsync(db, Drafts.Article("http://turns/other", "另一篇的题目"), Cancel), Cancel));
        Assert.Empty(await FoundAsync("原来的题目甲乙"));
        Assert.Equal("http://turns/moved", Assert.Single(await FoundAsync("后来的题目丙丁")));
        Assert.Equal("http://turns/other", Assert.Single(await FoundAsync("另一篇的题目")));
    }

    [Fact]
    public async Task What_is_kept_after_work_that_failed_is_found_whoever_keeps_it()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Turns.RunAsync(db => HostAsync(db, "http://failed", fails: true), Cancel));
        await using (var db = Database.NewDb())
            await Database.Store.SaveAsync(db, Drafts.Article("http://turns/alone", "不在轮次里的题目"), Cancel);
        await Turns.RunAsync(own => Database.Store.SaveAsync(own, Drafts.Article("http://turns/again", "又在轮次里的题目"), Cancel), Cancel);
        Assert.Equal("http://turns/alone", Assert.Single(await FoundAsync("不在轮次里的题目")));
        Assert.Equal("http://turns/again", Assert.Single(await FoundAsync("又在轮次里的题目")));
    }

    [Fact]
    public async Task Of_articles_of_one_turn_each_keeps_its_own_figures_and_a_copy_is_known()
    {
        var figures = Enumerable.Range(1, 3).Select(i => Drafts.Figure("轮次经济开发区", i * 100m)).ToList();
        var saved = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Turns.RunAsync(
            db => Database.Store.SaveAsync(db, Drafts.Article($"http://turns/figures/{i}", body: i == 0 ? Drafts.Text(302) : Drafts.Text(301)) with { Observations = figures[..(i + 1)] }, Cancel), Cancel)));
        await using var db = Database.NewDb();
        foreach (var (i, one) in saved.Index())
            Assert.Equal(figures[..(i + 1)].Select(f => f.Value), await db.Observations.Where(o => o.ArticleId == one.ArticleId).OrderBy(o => o.Id).Select(o => o.Value).ToListAsync(Cancel));
        Assert.Null(saved[0].DuplicateOfId);
        // Of two that are kept side by side, either may find the other, and either may be elected.
        var alike = saved[1..].Select(s => s.ArticleId).ToArray();
        Assert.Equal(1, await db.Articles.CountAsync(a => alike.Contains(a.Id) && a.DuplicateOfId != null && alike.Contains(a.DuplicateOfId.Value), Cancel));
    }

    private async Task<string[]> FoundAsync(string word)
    {
        await using var db = Database.NewDb();
        return await (await Database.Search.MatchingAsync(db, new SearchTerms([[word]], []), Cancel)).Select(a => a.Url).ToArrayAsync(Cancel);
    }

    private async Task<string> HostAsync(ZoneNewsDb db, string name, bool fails)
    {
        db.Hosts.Add(new CrawlHost { Name = name, NextRequestAt = Database.Time.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync(Cancel);
        return fails ? throw new InvalidOperationException(name) : name;
    }
}
