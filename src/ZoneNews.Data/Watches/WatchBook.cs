using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Search;

namespace ZoneNews.Data.Watches;

/// <summary>How a watch tells.</summary>
public sealed record WatchManner(string Rhythm, bool ByMail, bool ByHook);

/// <summary>What people follow and how they are told. Each call is one person's: what belongs to another is not found.</summary>
public sealed class WatchBook(IArticleSearch search, TimeProvider time)
{
    /// <summary>Watches that one person may have.</summary>
    public const int Most = 200;

    /// <summary>The hour of a digest until its reader chooses another.</summary>
    public const int FirstHour = 8;

    private const int TestsAnHour = 10;
    private const int QuestionsADay = 5;
    private const int SampleSize = 3;

    /// <summary>How the person is told; made where there is no row yet.</summary>
    public async Task<Subscriber> SubscriberAsync(ZoneNewsDb db, string userId, string language, CancellationToken cancel)
    {
        if (await db.Subscribers.SingleOrDefaultAsync(s => s.UserId == userId, cancel) is { } known)
            return known;
        var now = Now;
        var made = new Subscriber { UserId = userId, Language = language, Hour = FirstHour, LookAt = now, DigestAt = WatchTimes.NextDigest(now, FirstHour) };
        db.Subscribers.Add(made);
        await db.SaveChangesAsync(cancel);
        return made;
    }

    /// <summary>Follows, or returns the watch that is there already; null where the person has <see cref="Most"/>.</summary>
    public async Task<Watch?> FollowAsync(ZoneNewsDb db, string userId, string kind, string target, WatchManner manner, CancellationToken cancel)
    {
        if (await FindAsync(db, userId, kind, target, cancel) is { } known)
            return known;
        if (await db.Watches.CountAsync(w => w.UserId == userId, cancel) >= Most)
            return null;
        var watch = new Watch
        {
            UserId = userId,
            Kind = kind,
            Target = target,
            Rhythm = manner.Rhythm,
            ByMail = manner.ByMail,
            ByHook = manner.ByHook,
            CreatedAt = Now,
            KnownUpTo = await NewestAsync(db, cancel),
        };
        db.Watches.Add(watch);
        await db.SaveChangesAsync(cancel);
        return watch;
    }

    public static Task<Watch?> FindAsync(ZoneNewsDb db, string userId, string kind, string target, CancellationToken cancel) =>
        db.Watches.SingleOrDefaultAsync(w => w.UserId == userId && w.Kind == kind && w.Target == target, cancel);

    /// <summary>False where the person has no such watch.</summary>
    public static async Task<bool> ChangeAsync(ZoneNewsDb db, string userId, long id, WatchManner manner, CancellationToken cancel)
    {
        if (await MineAsync(db, userId, id, cancel) is not { } watch)
            return false;
        var silent = watch.Rhythm == WatchRhythms.None;
        (watch.Rhythm, watch.ByMail, watch.ByHook) = (manner.Rhythm, manner.ByMail, manner.ByHook);
        await db.SaveChangesAsync(cancel);
        if (silent)
            await StartAgainAsync(db, db.Watches.Where(w => w.Id == id), cancel);
        return true;
    }

    /// <summary>Pauses, or goes on: what came meanwhile is not told.</summary>
    public static async Task<bool> PauseAsync(ZoneNewsDb db, string userId, long id, bool paused, CancellationToken cancel)
    {
        if (await MineAsync(db, userId, id, cancel) is not { } watch)
            return false;
        watch.Paused = paused;
        await db.SaveChangesAsync(cancel);
        if (!paused)
            await StartAgainAsync(db, db.Watches.Where(w => w.Id == id), cancel);
        return true;
    }

    public static async Task<bool> DropAsync(ZoneNewsDb db, string userId, long id, CancellationToken cancel) =>
        await db.Watches.Where(w => w.Id == id && w.UserId == userId).ExecuteDeleteAsync(cancel) == 1;

    /// <summary>Sends what a message of the watch looks like. False where there is no such watch, nowhere to send to, or there were many tests within the hour.</summary>
    public async Task<bool> TestAsync(ZoneNewsDb db, string userId, long id, CancellationToken cancel)
    {
        var (watch, subscriber) = (await MineAsync(db, userId, id, cancel), await db.Subscribers.SingleOrDefaultAsync(s => s.UserId == userId, cancel));
        if (watch is null || subscriber is null || !await MayAsync(db, userId, DeliveryKinds.Test, TimeSpan.FromHours(1), TestsAnHour, cancel))
            return false;
        string[] channels = [.. watch.ByMail && Channels.Mail(subscriber) ? [DeliveryChannels.Mail] : Array.Empty<string>(), .. watch.ByHook && Channels.Hook(subscriber) ? [DeliveryChannels.Hook] : Array.Empty<string>()];
        if (channels.Length == 0)
            return false;
        var now = Now;
        var notice = new Notice(watch.Rhythm, now, [await WatchNews.SampleAsync(db, search, watch, SampleSize, cancel)]).ToJson();
        db.Deliveries.AddRange(channels.Select(c => NoticeOutbox.New(userId, c, DeliveryKinds.Test, notice, now)));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Sets the mailbox and asks its owner; null takes it away. False where too many questions were sent today.</summary>
    public async Task<bool> SetMailAsync(ZoneNewsDb db, Subscriber subscriber, string? mail, CancellationToken cancel)
    {
        if (mail is not null && !await MayAsync(db, subscriber.UserId, DeliveryKinds.Confirm, TimeSpan.FromDays(1), QuestionsADay, cancel))
            return false;
        (subscriber.Mail, subscriber.MailConfirmedAt, subscriber.MailStopped) = (mail, null, false);
        if (mail is not null)
            db.Deliveries.Add(NoticeOutbox.New(subscriber.UserId, DeliveryChannels.Mail, DeliveryKinds.Confirm, mail, Now));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>The owner of the mailbox says yes. False where the person has another by now.</summary>
    public async Task<bool> ConfirmMailAsync(ZoneNewsDb db, string userId, string mail, CancellationToken cancel)
    {
        DateTime? now = Now;
        await db.Subscribers.Where(s => s.UserId == userId && s.Mail == mail && s.MailConfirmedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.MailConfirmedAt, now), cancel);
        return await db.Subscribers.AnyAsync(s => s.UserId == userId && s.Mail == mail, cancel);
    }

    /// <summary>No more mail: of one watch, or of all where <paramref name="watchId"/> is null; what waits is not sent.</summary>
    public async Task StopMailAsync(ZoneNewsDb db, string userId, long? watchId, CancellationToken cancel)
    {
        if (watchId is { } id)
        {
            await db.Watches.Where(w => w.UserId == userId && w.Id == id).ExecuteUpdateAsync(s => s.SetProperty(w => w.ByMail, false), cancel);
            return;
        }
        DateTime? now = Now;
        await db.Subscribers.Where(s => s.UserId == userId).ExecuteUpdateAsync(s => s.SetProperty(x => x.MailStopped, true), cancel);
        await db.Deliveries.Where(d => d.UserId == userId && d.Channel == DeliveryChannels.Mail && d.State == DeliveryStates.Waiting)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.State, DeliveryStates.Failed).SetProperty(d => d.EndedAt, now).SetProperty(d => d.LastError, "unsubscribed"), cancel);
    }

    /// <summary>Mail, or a hook that was set, from now on again.</summary>
    public static async Task ResumeAsync(ZoneNewsDb db, Subscriber subscriber, CancellationToken cancel)
    {
        (subscriber.MailStopped, subscriber.HookStopped) = (false, false);
        await db.SaveChangesAsync(cancel);
        await StartAgainAsync(db, db.Watches.Where(w => w.UserId == subscriber.UserId), cancel);
    }

    public async Task SetHourAsync(ZoneNewsDb db, Subscriber subscriber, string language, int hour, CancellationToken cancel)
    {
        (subscriber.Language, subscriber.Hour, subscriber.DigestAt) = (language, hour, WatchTimes.NextDigest(Now, hour));
        await db.SaveChangesAsync(cancel);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private static Task<Watch?> MineAsync(ZoneNewsDb db, string userId, long id, CancellationToken cancel) =>
        db.Watches.SingleOrDefaultAsync(w => w.Id == id && w.UserId == userId, cancel);

    private static async Task<long> NewestAsync(ZoneNewsDb db, CancellationToken cancel) => await db.Articles.MaxAsync(a => (long?)a.Id, cancel) ?? 0;

    private static async Task StartAgainAsync(ZoneNewsDb db, IQueryable<Watch> watches, CancellationToken cancel)
    {
        var newest = await NewestAsync(db, cancel);
        await watches.ExecuteUpdateAsync(s => s.SetProperty(w => w.KnownUpTo, newest), cancel);
    }

    private async Task<bool> MayAsync(ZoneNewsDb db, string userId, string kind, TimeSpan within, int most, CancellationToken cancel)
    {
        var since = Now - within;
        return await db.Deliveries.CountAsync(d => d.UserId == userId && d.Kind == kind && d.CreatedAt > since, cancel) < most;
    }
}
