using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Watches;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Data.Tests.Watches;

/// <summary>People who follow, and the outbox that tells them.</summary>
public abstract class WatchContract(TestDatabase database) : DatabaseContract(database)
{
    protected static readonly WatchManner Instantly = new(WatchRhythms.Instant, ByMail: true, ByHook: false);
    protected static readonly WatchManner Daily = new(WatchRhythms.Daily, ByMail: true, ByHook: false);
    protected static readonly TimeSpan Gather = TimeSpan.FromMinutes(5);

    protected WatchBook Book => Database.Services.GetRequiredService<WatchBook>();

    protected NoticeOutbox Outbox => Database.Services.GetRequiredService<NoticeOutbox>();

    protected DateTime Now => Database.Time.Now.UtcDateTime;

    /// <summary>An account with a mailbox and a hook that are in use.</summary>
    protected async Task<string> PersonAsync()
    {
        await using var db = Database.NewDb();
        var user = new User { UserName = Guid.NewGuid().ToString("n") };
        db.Users.Add(user);
        await db.SaveChangesAsync(Cancel);
        var subscriber = await Book.SubscriberAsync(db, user.Id, "zh", Cancel);
        (subscriber.Mail, subscriber.MailConfirmedAt, subscriber.Hook, subscriber.HookSecret) = ("a@b.example", Now, "https://hook.example/", "secret");
        await db.SaveChangesAsync(Cancel);
        return user.Id;
    }

    protected async Task<Watch> FollowAsync(string user, string kind, string target, WatchManner? manner = null)
    {
        await using var db = Database.NewDb();
        return Assert.IsType<Watch>(await Book.FollowAsync(db, user, kind, target, manner ?? Instantly, Cancel));
    }

    /// <summary>Lets the gathering time pass and gives what the person is told by mail now; whatever waits is taken for sent.</summary>
    protected async Task<List<Notice>> ToldAsync(string user, string channel = DeliveryChannels.Mail)
    {
        Database.Time.Now += Gather;
        await Outbox.CollectAsync(Gather, Cancel);
        var told = new List<Notice>();
        while (await Outbox.ClaimAsync(Cancel) is { } delivery)
        {
            if (delivery.UserId == user && delivery.Channel == channel && delivery.Kind == DeliveryKinds.Notice)
                told.Add(Notice.Parse(delivery.Payload));
            await Outbox.SettleAsync(delivery, AttemptResult.Sent, Cancel);
        }
        return told;
    }

    /// <summary>Titles of the articles and values of the figures that the person is told of.</summary>
    protected async Task<string> NewsAsync(string user)
    {
        var groups = (await ToldAsync(user)).SelectMany(n => n.Groups).ToList();
        return string.Join(' ', groups.SelectMany(g => g.Articles).Select(a => a.Title).Order(StringComparer.Ordinal)
            .Concat(groups.SelectMany(g => g.Figures).Select(f => f.Value.ToString("0", System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal)));
    }

    protected async Task ReviewAsync(string url, string action, string? fingerprint = null)
    {
        await using var db = Database.NewDb();
        var article = await db.Articles.SingleAsync(a => a.Url == url, Cancel);
        await Database.Ledger.RecordAsync(db, new Review { UserName = "li", ArticleId = article.Id, Action = action, Fingerprint = fingerprint }, Cancel);
    }
}
