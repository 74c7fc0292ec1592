using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Search;

namespace ZoneNews.Data.Watches;

/// <summary>How an attempt ended.</summary>
/// <param name="Error">In words; null where the message was taken.</param>
/// <param name="Final">There is no sense in another attempt.</param>
/// <param name="After">The receiver asked to be left alone so long.</param>
/// <param name="Gone">The receiver wants nothing more, ever.</param>
public sealed record AttemptResult(string? Error = null, bool Final = false, TimeSpan? After = null, bool Gone = false)
{
    public static readonly AttemptResult Sent = new();
}

/// <summary>
/// Messages between the news that they tell and their receivers. News are marked as told in the transaction that puts their message here, so a crash
/// loses none; a message is claimed by one update before it is sent and keeps its key, so that what was sent twice can be told.
/// </summary>
public sealed class NoticeOutbox(IDbContextFactory<ZoneNewsDb> databases, IArticleSearch search, TimeProvider time)
{
    /// <summary>An attempt that takes longer is taken for dead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private const int Batch = 200;
    private const int Candidates = 20;

    /// <summary>Makes the messages of all who are due. The number made.</summary>
    /// <param name="gather">How long news are gathered before those who follow instantly are told.</param>
    public async Task<int> CollectAsync(TimeSpan gather, CancellationToken cancel)
    {
        await GiveUpDeadAsync(cancel);
        var made = 0;
        foreach (var subscriber in await DueAsync(cancel))
            made += await CollectAsync(subscriber, gather, cancel);
        return made;
    }

    /// <summary>The next message that is due, now this process's for <see cref="Lease"/>; null where none is.</summary>
    public async Task<Delivery?> ClaimAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = Now;
        var until = now + Lease;
        var due = await db.Deliveries.AsNoTracking().Where(d => d.State == DeliveryStates.Waiting && d.NextAttemptAt <= now)
            .OrderBy(d => d.NextAttemptAt).ThenBy(d => d.Id).Take(Candidates).ToListAsync(cancel);
        foreach (var delivery in due)
        {
            var claimed = await db.Deliveries
                .Where(d => d.Id == delivery.Id && d.State == DeliveryStates.Waiting && d.Attempts == delivery.Attempts && d.NextAttemptAt <= now)
                .ExecuteUpdateAsync(s => s.SetProperty(d => d.Attempts, d => d.Attempts + 1).SetProperty(d => d.NextAttemptAt, until), cancel);
            if (claimed != 1)
                continue;
            delivery.Attempts++;
            return delivery;
        }
        return null;
    }

    /// <summary>Writes down how the attempt ended. An attempt whose lease another has taken over changes nothing.</summary>
    public async Task SettleAsync(Delivery claimed, AttemptResult result, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = Now;
        var wait = result.Error is null || result.Final ? null : WatchTimes.AfterFailure(claimed.Attempts);
        var state = result.Error is null ? DeliveryStates.Sent : wait is null ? DeliveryStates.Failed : DeliveryStates.Waiting;
        var next = now + (result.After is { } asked && wait is { } own && asked > own ? Shorter(asked, TimeSpan.FromHours(6)) : wait ?? TimeSpan.Zero);
        DateTime? ended = state == DeliveryStates.Waiting ? null : now;
        var error = result.Error is { Length: > 500 } text ? text[..500] : result.Error;
        await db.Deliveries.Where(d => d.Id == claimed.Id && d.State == DeliveryStates.Waiting && d.Attempts == claimed.Attempts)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.State, state).SetProperty(d => d.NextAttemptAt, next).SetProperty(d => d.EndedAt, ended).SetProperty(d => d.LastError, error), cancel);
        if (result.Gone)
            await db.Subscribers.Where(s => s.UserId == claimed.UserId).ExecuteUpdateAsync(s => s.SetProperty(x => x.HookStopped, true), cancel);
    }

    /// <summary>A message on its way from now on.</summary>
    public static Delivery New(string userId, string channel, string kind, string payload, DateTime now) => new()
    {
        Key = Guid.NewGuid().ToString("n"),
        UserId = userId,
        Channel = channel,
        Kind = kind,
        Payload = payload,
        State = DeliveryStates.Waiting,
        NextAttemptAt = now,
        CreatedAt = now,
    };

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Attempts that each died before their end are not made for ever.</summary>
    private async Task GiveUpDeadAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        DateTime? now = Now;
        await db.Deliveries.Where(d => d.State == DeliveryStates.Waiting && d.NextAttemptAt <= now && d.Attempts >= WatchTimes.Attempts)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.State, DeliveryStates.Failed).SetProperty(d => d.EndedAt, now).SetProperty(d => d.LastError, "died"), cancel);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private async Task<List<Subscriber>> DueAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = Now;
        return await db.Subscribers.AsNoTracking().Include(s => s.User)
            .Where(s => s.LookAt <= now || s.DigestAt <= now).OrderBy(s => s.LookAt).Take(Batch).ToListAsync(cancel);
    }

    private async Task<int> CollectAsync(Subscriber subscriber, TimeSpan gather, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = Now;
        // An account that an administrator stopped hears nothing; one that is shut for minutes after wrong passwords does.
        var stopped = subscriber.User!.LockoutEnd > time.GetUtcNow().AddDays(1);
        var found = stopped ? [] : await FindAsync(db, subscriber, now, cancel);
        var deliveries = found.SelectMany(f => Deliveries(subscriber.UserId, f.Rhythm, f.News, now)).ToList();

        // What was read above is written only if nobody else was faster; the search itself holds up no writer.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var (round, look, digest) = (subscriber.Round, now + gather, subscriber.DigestAt <= now ? WatchTimes.NextDigest(now, subscriber.Hour) : subscriber.DigestAt);
        var ours = await db.Subscribers.Where(s => s.UserId == subscriber.UserId && s.Round == round)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Round, round + 1).SetProperty(x => x.LookAt, look).SetProperty(x => x.DigestAt, digest), cancel);
        if (ours != 1)
            return 0;
        db.Deliveries.AddRange(deliveries);
        db.WatchMarks.AddRange(found.SelectMany(f => f.News).SelectMany(n => n.News.Marks));
        var told = found.SelectMany(f => f.News).Select(n => n.Watch.Id).ToList();
        await db.SaveChangesAsync(cancel);
        await db.Watches.Where(w => told.Contains(w.Id)).ExecuteUpdateAsync(s => s.SetProperty(w => w.NoticedAt, (DateTime?)now), cancel);
        await transaction.CommitAsync(cancel);
        return deliveries.Count;
    }

    /// <summary>The news of what is due, told apart by rhythm. What has nowhere to be told to is left for later.</summary>
    private async Task<List<(string Rhythm, List<WatchedNews> News)>> FindAsync(ZoneNewsDb db, Subscriber subscriber, DateTime now, CancellationToken cancel)
    {
        var (mail, hook) = (Channels.Mail(subscriber), Channels.Hook(subscriber));
        var found = new List<(string, List<WatchedNews>)>();
        foreach (var rhythm in new[] { (Name: WatchRhythms.Instant, At: subscriber.LookAt), (Name: WatchRhythms.Daily, At: subscriber.DigestAt) }.Where(r => r.At <= now))
        {
            var watches = await db.Watches.AsNoTracking()
                .Where(w => w.UserId == subscriber.UserId && !w.Paused && w.Rhythm == rhythm.Name && ((mail && w.ByMail) || (hook && w.ByHook)))
                .OrderBy(w => w.Id).ToListAsync(cancel);
            var news = new List<WatchedNews>();
            foreach (var watch in watches)
                if (await WatchNews.FindAsync(db, search, watch, cancel) is { } fresh)
                    news.Add(new WatchedNews(watch, fresh, mail && watch.ByMail, hook && watch.ByHook));
            if (news.Count > 0)
                found.Add((rhythm.Name, news));
        }
        return found;
    }

    private static IEnumerable<Delivery> Deliveries(string userId, string rhythm, List<WatchedNews> news, DateTime now)
    {
        foreach (var (channel, groups) in new[]
        {
            (DeliveryChannels.Mail, news.Where(n => n.ByMail).Select(n => n.News.Group).ToList()),
            (DeliveryChannels.Hook, news.Where(n => n.ByHook).Select(n => n.News.Group).ToList()),
        })
            if (groups.Count > 0)
                yield return New(userId, channel, DeliveryKinds.Notice, new Notice(rhythm, now, groups).ToJson(), now);
    }

    private sealed record WatchedNews(Watch Watch, FoundNews News, bool ByMail, bool ByHook);
}

/// <summary>Where a person can be told.</summary>
public static class Channels
{
    public static bool Mail(Subscriber subscriber) => subscriber is { Mail: not null, MailConfirmedAt: not null, MailStopped: false };

    public static bool Hook(Subscriber subscriber) => subscriber is { Hook: not null, HookSecret: not null, HookStopped: false };
}
