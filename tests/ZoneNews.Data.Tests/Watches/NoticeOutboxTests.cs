using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Watches;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Data.Tests.Watches;

public sealed class SqliteNoticeOutboxTests(SqliteDatabase database) : NoticeOutboxContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresNoticeOutboxTests(PostgresDatabase database) : NoticeOutboxContract(database), IClassFixture<PostgresDatabase>;

/// <summary>Every message once, whatever breaks.</summary>
public abstract class NoticeOutboxContract(TestDatabase database) : WatchContract(database), IAsyncLifetime
{
    private static int Runs;
    private readonly int _run = Interlocked.Increment(ref Runs);

    private string Zone => $"信箱{(char)('甲' + _run)}经济开发区";

    /// <summary>What another test left waiting, or left to be tried again, is none of this one's messages.</summary>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = Database.NewDb();
        await db.Deliveries.Where(d => d.State == DeliveryStates.Waiting).ExecuteUpdateAsync(s => s.SetProperty(d => d.State, DeliveryStates.Failed), Cancel);
    }

    [Fact]
    public async Task Processes_that_look_at_one_moment_tell_once()
    {
        var user = await PersonAsync();
        await FollowAsync(user, WatchKinds.Zone, Zone);
        await ArticleAsync("one");
        Database.Time.Now += Gather;
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Outbox.CollectAsync(Gather, Cancel)));
        Assert.Equal(1, made.Sum());
        var claimed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Outbox.ClaimAsync(Cancel)));
        await Outbox.SettleAsync(Assert.Single(claimed.OfType<Delivery>()), AttemptResult.Sent, Cancel);
        Assert.Empty(await ToldAsync(user));
    }

    [Fact]
    public async Task News_found_before_a_crash_are_told_after_it()
    {
        var user = await PersonAsync();
        var watch = await FollowAsync(user, WatchKinds.Zone, Zone);
        var article = await ArticleAsync("one");
        // Another process has marked the same in a transaction that is not to be: ours fails whole and nothing is half kept.
        await using (var db = Database.NewDb())
        {
            await using var lost = await db.Database.BeginTransactionAsync(Cancel);
            db.WatchMarks.Add(new WatchMark { WatchId = watch.Id, ArticleId = article, Fact = "", RevisionId = 1 });
            db.Deliveries.Add(NoticeOutbox.New(user, DeliveryChannels.Mail, DeliveryKinds.Notice, "{}", Now));
            await db.SaveChangesAsync(Cancel);
        }
        Assert.Equal("one", Assert.Single(Assert.Single(Assert.Single(await ToldAsync(user)).Groups).Articles).Title);
    }

    [Fact]
    public async Task An_attempt_that_dies_is_made_again_with_the_same_key()
    {
        await DrainAsync();
        var first = await MessageAsync();
        Assert.Null(await Outbox.ClaimAsync(Cancel));
        Database.Time.Now += NoticeOutbox.Lease;
        var second = Assert.IsType<Delivery>(await Outbox.ClaimAsync(Cancel));
        Assert.Equal((first.Key, 2), (second.Key, second.Attempts));
        // The first was slow, not dead: its end no longer counts.
        await Outbox.SettleAsync(first, new AttemptResult("too late"), Cancel);
        await Outbox.SettleAsync(second, AttemptResult.Sent, Cancel);
        Assert.Equal((DeliveryStates.Sent, (string?)null), await StateAsync(first.Id));
    }

    [Fact]
    public async Task A_receiver_that_stays_away_is_given_up_after_eight_attempts()
    {
        await DrainAsync();
        var delivery = await MessageAsync();
        for (var attempt = 1; attempt < WatchTimes.Attempts; attempt++)
        {
            await Outbox.SettleAsync(delivery, new AttemptResult("no answer"), Cancel);
            Assert.Null(await Outbox.ClaimAsync(Cancel));
            Database.Time.Now += WatchTimes.AfterFailure(attempt)!.Value;
            delivery = Assert.IsType<Delivery>(await Outbox.ClaimAsync(Cancel));
        }
        await Outbox.SettleAsync(delivery, new AttemptResult("no answer"), Cancel);
        Assert.Equal((DeliveryStates.Failed, "no answer"), await StateAsync(delivery.Id));
    }

    [Fact]
    public async Task A_final_refusal_is_not_tried_again_and_a_gone_hook_is_stopped()
    {
        await DrainAsync();
        var delivery = await MessageAsync();
        await Outbox.SettleAsync(delivery, new AttemptResult("410 Gone", Final: true, Gone: true), Cancel);
        Assert.Equal((DeliveryStates.Failed, "410 Gone"), await StateAsync(delivery.Id));
        await using var db = Database.NewDb();
        Assert.True((await db.Subscribers.SingleAsync(s => s.UserId == delivery.UserId, Cancel)).HookStopped);
    }

    [Fact]
    public async Task A_receiver_that_names_a_time_is_left_alone_until_then()
    {
        await DrainAsync();
        var delivery = await MessageAsync();
        await Outbox.SettleAsync(delivery, new AttemptResult("429", After: TimeSpan.FromMinutes(30)), Cancel);
        Database.Time.Now += TimeSpan.FromMinutes(29);
        Assert.Null(await Outbox.ClaimAsync(Cancel));
        Database.Time.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(delivery.Key, (await Outbox.ClaimAsync(Cancel))!.Key);
    }

    [Fact]
    public async Task All_daily_watches_of_a_person_are_one_message_at_the_hour()
    {
        var user = await PersonAsync();
        await using (var db = Database.NewDb())
            await Book.SetHourAsync(db, await Book.SubscriberAsync(db, user, "zh", Cancel), "en", 9, Cancel);
        await FollowAsync(user, WatchKinds.Zone, Zone, Daily);
        await FollowAsync(user, WatchKinds.Search, "?q=" + Uri.EscapeDataString("信箱"), Daily);
        await ArticleAsync("one");
        var nine = WatchTimes.NextDigest(Now, 9);
        Database.Time.Now = new DateTimeOffset(nine.AddSeconds(-1), TimeSpan.Zero);
        await Outbox.CollectAsync(Gather, Cancel);
        await using var all = Database.NewDb();
        Assert.Empty(all.Deliveries.Where(d => d.UserId == user));
        Database.Time.Now = new DateTimeOffset(nine, TimeSpan.Zero);
        await Outbox.CollectAsync(Gather, Cancel);
        var digest = Notice.Parse(Assert.Single(all.Deliveries.Where(d => d.UserId == user)).Payload);
        Assert.Equal((WatchRhythms.Daily, 2), (digest.Rhythm, digest.Groups.Count));
        Assert.Equal(nine.AddDays(1), all.Subscribers.Single(s => s.UserId == user).DigestAt);
    }

    [Fact]
    public async Task Mail_and_hook_are_two_messages_and_who_has_neither_keeps_the_news()
    {
        var user = await PersonAsync();
        await FollowAsync(user, WatchKinds.Zone, Zone, new WatchManner(WatchRhythms.Instant, ByMail: true, ByHook: true));
        await using (var db = Database.NewDb())
            await db.Subscribers.Where(s => s.UserId == user).ExecuteUpdateAsync(s => s.SetProperty(x => x.MailConfirmedAt, (DateTime?)null).SetProperty(x => x.HookStopped, true), Cancel);
        await ArticleAsync("one");
        Assert.Empty(await ToldAsync(user));
        await using (var db = Database.NewDb())
            await db.Subscribers.Where(s => s.UserId == user).ExecuteUpdateAsync(s => s.SetProperty(x => x.HookStopped, false), Cancel);
        Assert.Equal("one", Assert.Single(Assert.Single(Assert.Single(await ToldAsync(user, DeliveryChannels.Hook)).Groups).Articles).Title);
    }

    [Fact]
    public async Task Unsubscribing_stops_what_waits_and_leaves_other_people_alone()
    {
        await DrainAsync();
        var (user, other) = (await PersonAsync(), await PersonAsync());
        var watch = await FollowAsync(user, WatchKinds.Zone, Zone);
        await FollowAsync(other, WatchKinds.Zone, Zone);
        await ArticleAsync("one");
        Database.Time.Now += Gather;
        await Outbox.CollectAsync(Gather, Cancel);
        await using (var db = Database.NewDb())
        {
            await Book.StopMailAsync(db, other, watch.Id, Cancel);
            await Book.StopMailAsync(db, user, null, Cancel);
            await Book.StopMailAsync(db, user, null, Cancel);
            Assert.True((await db.Watches.SingleAsync(w => w.Id == watch.Id, Cancel)).ByMail);
        }
        Assert.Equal(other, (await Outbox.ClaimAsync(Cancel))?.UserId);
        Assert.Null(await Outbox.ClaimAsync(Cancel));
    }

    [Fact]
    public async Task A_person_has_two_hundred_watches_at_most_and_nobody_elses()
    {
        var (user, other) = (await PersonAsync(), await PersonAsync());
        await using var db = Database.NewDb();
        for (var i = 0; i < WatchBook.Most; i++)
            db.Watches.Add(new Watch { UserId = user, Kind = WatchKinds.Zone, Target = $"园{i}", Rhythm = WatchRhythms.None, CreatedAt = Now });
        await db.SaveChangesAsync(Cancel);
        Assert.Null(await Book.FollowAsync(db, user, WatchKinds.Zone, Zone, Daily, Cancel));
        var mine = Assert.IsType<Watch>(await Book.FollowAsync(db, user, WatchKinds.Zone, "园3", Daily, Cancel));
        Assert.False(await WatchBook.DropAsync(db, other, mine.Id, Cancel));
        Assert.False(await WatchBook.PauseAsync(db, other, mine.Id, paused: true, Cancel));
        Assert.False(await WatchBook.ChangeAsync(db, other, mine.Id, Daily, Cancel));
        Assert.False(await Book.TestAsync(db, other, mine.Id, Cancel));
        Assert.True(await WatchBook.DropAsync(db, user, mine.Id, Cancel));
    }

    [Fact]
    public async Task Upkeep_drops_old_messages_and_marks_and_tells_nothing_again()
    {
        var user = await PersonAsync();
        var watch = await FollowAsync(user, WatchKinds.Zone, Zone);
        await ArticleAsync("one");
        Assert.Single(await ToldAsync(user));
        Database.Time.Now += WatchUpkeep.News + TimeSpan.FromDays(1);
        await Database.Services.GetRequiredService<WatchUpkeep>().RunAsync(TimeSpan.FromDays(30), Cancel);
        await using var db = Database.NewDb();
        Assert.Equal((0, 0), (await db.Deliveries.CountAsync(d => d.UserId == user, Cancel), await db.WatchMarks.CountAsync(m => m.WatchId == watch.Id, Cancel)));
        Assert.Empty(await ToldAsync(user));
    }

    private async Task<long> ArticleAsync(string title)
    {
        var url = $"http://outbox.example/{_run}/{title}";
        var draft = Drafts.Article(url, title, "信箱。" + Drafts.Text(string.GetHashCode(url, StringComparison.Ordinal))) with { Zones = [Zone], FetchedAt = Now };
        return (await SaveAsync(draft)).ArticleId;
    }

    private async Task<Delivery> MessageAsync()
    {
        var user = await PersonAsync();
        await using var db = Database.NewDb();
        db.Deliveries.Add(NoticeOutbox.New(user, DeliveryChannels.Hook, DeliveryKinds.Test, new Notice(WatchRhythms.Daily, Now, []).ToJson(), Now));
        await db.SaveChangesAsync(Cancel);
        return Assert.IsType<Delivery>(await Outbox.ClaimAsync(Cancel));
    }

    private async Task DrainAsync()
    {
        await using var db = Database.NewDb();
        await db.Watches.ExecuteDeleteAsync(Cancel);
        await db.Deliveries.ExecuteDeleteAsync(Cancel);
    }

    private async Task<(string State, string? Error)> StateAsync(long id)
    {
        await using var db = Database.NewDb();
        var delivery = await db.Deliveries.AsNoTracking().SingleAsync(d => d.Id == id, Cancel);
        return (delivery.State, delivery.LastError);
    }
}
