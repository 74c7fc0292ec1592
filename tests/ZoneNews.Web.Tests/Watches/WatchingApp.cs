using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Watches;
using ZoneNews.Testing.Mail;
using ZoneNews.Web.Areas.Admin;
using ZoneNews.Web.Tests.Desk;
using ZoneNews.Web.Watches;

namespace ZoneNews.Web.Tests.Watches;

/// <summary>A portal with a mail server of its own.</summary>
public class WatchingApp : PortalApp, IAsyncDisposable
{
    public const string Site = "https://news.example";

    public MailServer Mail { get; } = new();

    public WatchBook Book => Services.GetRequiredService<WatchBook>();

    /// <summary>What is due is sent.</summary>
    public Task RoundAsync() => Services.GetRequiredService<NoticeRound>().RunAsync(Cancel);

    /// <summary>A reader's account with a mailbox in use, and its id.</summary>
    public async Task<(string Name, string Id)> ReaderAsync(string language = "zh", string? hook = null, string? secret = null)
    {
        var name = "reader" + Guid.NewGuid().ToString("n")[..8];
        Assert.True((await AddUserAsync(name, Roles.Reader)).Succeeded);
        await using var db = NewDb();
        var id = (await db.Users.SingleAsync(u => u.UserName == name, Cancel)).Id;
        var subscriber = await Book.SubscriberAsync(db, id, language, Cancel);
        (subscriber.Mail, subscriber.MailConfirmedAt) = (name + "@mail.example", DateTime.UnixEpoch);
        (subscriber.Hook, subscriber.HookSecret) = (hook, secret is null ? null : Services.GetRequiredService<WatchTokens>().Hide(secret));
        await db.SaveChangesAsync(Cancel);
        return (name, id);
    }

    /// <summary>A message in the outbox, due now.</summary>
    public async Task<Delivery> PutAsync(string user, string channel, Notice notice, string kind = DeliveryKinds.Notice)
    {
        await using var db = NewDb();
        var delivery = NoticeOutbox.New(user, channel, kind, notice.ToJson(), DateTime.UnixEpoch.AddYears(50));
        db.Deliveries.Add(delivery);
        await db.SaveChangesAsync(Cancel);
        return delivery;
    }

    public async Task<Delivery> StateAsync(Delivery delivery)
    {
        await using var db = NewDb();
        return await db.Deliveries.AsNoTracking().SingleAsync(d => d.Id == delivery.Id, Cancel);
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Mail.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override PortalOptions Options(string folder) => base.Options(folder) with
    {
        Watches = new WatchOptions { Site = Site, Gather = TimeSpan.Zero, PrivateHooks = true, Mail = new MailOptions("localhost", Mail.Port, StartTls: false, null, null, new("news@news.example", "开发区观察")) },
    };
}

/// <summary>Made-up messages.</summary>
internal static class Notices
{
    public static NoticeFigure Figure(decimal value = 38_300_000_000, string subject = Samples.Zone) =>
        new(5, 1, subject, "gdp", "value", value, "CNY", "2021", "estimate", "exact", null, null);

    public static Notice One(string title = "海湾经开区总结2021年", string target = Samples.Zone, string kind = WatchKinds.Zone, int articles = 1, int figures = 1) => new(
        WatchRhythms.Daily, new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc),
        [
            new NoticeGroup(
                7, kind, target, articles, [.. Enumerable.Range(1, Math.Min(articles, WatchNews.Listed)).Select(i => new NoticeArticle(i, title, new DateOnly(2022, 1, 18), "海湾网"))],
                figures, [.. Enumerable.Range(0, Math.Min(figures, WatchNews.Listed)).Select(_ => Figure())]),
        ]);
}
