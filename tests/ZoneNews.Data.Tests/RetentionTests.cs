using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Entities;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Data.Tests;

public sealed class RetentionOnSqlite(SqliteDatabase database) : RetentionTests(database), IClassFixture<SqliteDatabase>;

public sealed class RetentionOnPostgres(PostgresDatabase database) : RetentionTests(database), IClassFixture<PostgresDatabase>;

public abstract class RetentionTests(TestDatabase database) : DatabaseContract(database)
{
    // The clock of these databases starts on 2026-01-01.
    private static readonly DateTime Now = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(null, null, "1 2 3 4")]
    [InlineData(2, null, "3 4")]
    [InlineData(1, null, "4")]
    [InlineData(null, 40, "3 4")]
    [InlineData(null, 5, "4")]
    [InlineData(3, 5, "2 3 4")]
    [InlineData(1, 200, "2 3 4")]
    public async Task Old_versions_go_by_number_and_age_and_the_last_stays(int? versions, int? days, string left)
    {
        var url = $"http://keep/{versions}-{days}";
        foreach (var (version, age) in new[] { ("1", 300), ("2", 100), ("3", 30), ("4", 10) })
            await FetchAsync(url, url + version, Now.AddDays(-age));
        var policy = new KeepingOptions { Versions = versions, Days = days };
        await Of(policy).TrimAsync(tryOnly: true, Cancel);
        Assert.Equal("1 2 3 4", await LeftAsync(url));
        await Of(policy).TrimAsync(tryOnly: false, Cancel);
        Assert.Equal(left, await LeftAsync(url));
        Assert.Equal(0, (await Of(policy).TrimAsync(tryOnly: true, Cancel)).Snapshots);
    }

    [Fact]
    public async Task Bytes_that_another_page_still_has_or_that_its_article_is_shown_from_stay()
    {
        await FetchAsync("http://shared/a", "http://shared/x", Now.AddDays(-300));
        await FetchAsync("http://shared/a", "http://shared/y", Now.AddDays(-200));
        await FetchAsync("http://shared/b", "http://shared/x", Now.AddDays(-100));
        var shown = await FetchAsync("http://shown/a", "http://shown/1", Now.AddDays(-300));
        await FetchAsync("http://shown/a", "http://shown/2", Now.AddDays(-200));
        await SaveAsync(Drafts.Article("http://shown/a") with { FetchId = shown });
        await Of(new KeepingOptions { Versions = 1 }).TrimAsync(tryOnly: false, Cancel);
        await using var db = Database.NewDb();
        Assert.Empty(await db.Snapshots.Where(s => (s.Hash.StartsWith("http://shared/") || s.Hash.StartsWith("http://shown/")) && s.Content == Snapshot.Dropped).Select(s => s.Hash).ToListAsync(Cancel));
    }

    private Retention Of(KeepingOptions policy) =>
        new(Database.Services.GetRequiredService<IDbContextFactory<ZoneNewsDb>>(), Database.Time, Options.Create(policy));

    private async Task<long> FetchAsync(string url, string hash, DateTime at)
    {
        await using var db = Database.NewDb();
        if (!await db.Snapshots.AnyAsync(s => s.Hash == hash, Cancel))
            db.Snapshots.Add(new Snapshot { Hash = hash, Content = [1, 2, 3], Length = 9 });
        var fetch = new Fetch { SourceId = Drafts.Source, Url = url, SnapshotHash = hash, FetchedAt = at, HttpStatus = 200, Headers = "" };
        db.Fetches.Add(fetch);
        await db.SaveChangesAsync(Cancel);
        return fetch.Id;
    }

    private async Task<string> LeftAsync(string url)
    {
        await using var db = Database.NewDb();
        return string.Join(' ', await db.Fetches.Where(f => f.Url == url && f.Snapshot!.Content != Snapshot.Dropped).OrderBy(f => f.Id).Select(f => f.SnapshotHash.Substring(f.SnapshotHash.Length - 1)).ToListAsync(Cancel));
    }
}
