using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Watches;
using ZoneNews.Web.Resources;
using ZoneNews.Web.Watches;

namespace ZoneNews.Web.Pages.Watches;

/// <summary>The fields that say how a watch tells.</summary>
/// <param name="Id">Tells the fields of one form from those of another.</param>
/// <param name="Of">What they belong to, for those who hear the page; null where the page has one form.</param>
public sealed record MannerFields(string Id, string Rhythm, bool Mail, bool Hook, string? Of);

/// <summary>What a person follows, how they are told, and what became of it.</summary>
public sealed class IndexModel(ZoneNewsDb db, WatchBook book, WatchTokens tokens, MailSender sender, WatchOptions options, Texts texts) : WatchPage
{
    private const int ShownDeliveries = 20;

    public IReadOnlyList<Watch> Watches { get; private set; } = [];

    public Subscriber Subscriber { get; private set; } = null!;

    public IReadOnlyList<Delivery> Deliveries { get; private set; } = [];

    /// <summary>The hook's new secret: shown this once.</summary>
    public string? Secret { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>What was typed and refused.</summary>
    public string? Refused { get; private set; }

    public bool MailWorks => sender.Works;

    public async Task OnGetAsync(CancellationToken cancel) => await ReadAsync(cancel);

    public async Task<IActionResult> OnPostChangeAsync(long id, string? rhythm, bool mail, bool hook, CancellationToken cancel) =>
        Manner(rhythm, mail, hook) is { } manner ? Told(await WatchBook.ChangeAsync(db, UserId, id, manner, cancel), texts["已保存。"], id) : NotFound();

    public async Task<IActionResult> OnPostPauseAsync(long id, bool paused, CancellationToken cancel) =>
        Told(await WatchBook.PauseAsync(db, UserId, id, paused, cancel), texts[paused ? "已暂停。" : "已恢复，从现在起通知。"], id);

    public async Task<IActionResult> OnPostDropAsync(long id, CancellationToken cancel) =>
        Told(await WatchBook.DropAsync(db, UserId, id, cancel), texts["已删除。"]);

    public async Task<IActionResult> OnPostTestAsync(long id, CancellationToken cancel)
    {
        if (!await db.Watches.AnyAsync(w => w.Id == id && w.UserId == UserId, cancel))
            return NotFound();
        var sent = await book.TestAsync(db, UserId, id, cancel);
        return Told(true, texts[sent ? "测试通知已交付发送，结果见“发送记录”。" : "没有可用的邮箱或 Webhook，或一小时内试得过多：没有发送。"], id);
    }

    public async Task<IActionResult> OnPostTimesAsync(string? language, int hour, CancellationToken cancel)
    {
        if (language is not ("zh" or "en") || hour is < 0 or > 23)
            return BadRequest();
        await book.SetHourAsync(db, await book.SubscriberAsync(db, UserId, Language, cancel), language, hour, cancel);
        return Told(true, texts["已保存。"]);
    }

    public async Task<IActionResult> OnPostMailAsync(string? address, CancellationToken cancel)
    {
        if (WatchLinks.Mailbox(address) is not { } mail)
            return await RefuseAsync(texts["这不是一个邮箱地址。"], address, cancel);
        if (!await book.SetMailAsync(db, await book.SubscriberAsync(db, UserId, Language, cancel), mail, cancel))
            return await RefuseAsync(texts["今天发出的确认邮件过多，请明天再试。"], address, cancel);
        return Told(true, texts["确认邮件已交付发送：请打开其中的链接。"]);
    }

    public async Task<IActionResult> OnPostNoMailAsync(CancellationToken cancel)
    {
        await book.SetMailAsync(db, await book.SubscriberAsync(db, UserId, Language, cancel), null, cancel);
        return Told(true, texts["已删除。"]);
    }

    public async Task<IActionResult> OnPostResumeAsync(CancellationToken cancel)
    {
        await WatchBook.ResumeAsync(db, await book.SubscriberAsync(db, UserId, Language, cancel), cancel);
        return Told(true, texts["已恢复，从现在起通知。"]);
    }

    /// <summary>Sets the hook, with a new secret: also where only the secret is to change.</summary>
    public async Task<IActionResult> OnPostHookAsync(string? address, CancellationToken cancel)
    {
        if (WatchLinks.Hook(address, options.PrivateHooks) is not { } hook)
            return await RefuseAsync(texts["Webhook 须是公网上的 https 地址。"], address, cancel);
        var secret = HookSignature.NewSecret();
        var subscriber = await book.SubscriberAsync(db, UserId, Language, cancel);
        (subscriber.Hook, subscriber.HookSecret, subscriber.HookStopped) = (hook, tokens.Hide(secret), false);
        await db.SaveChangesAsync(cancel);
        await ReadAsync(cancel);
        Secret = secret;
        return Page();
    }

    public async Task<IActionResult> OnPostNoHookAsync(CancellationToken cancel)
    {
        var subscriber = await book.SubscriberAsync(db, UserId, Language, cancel);
        (subscriber.Hook, subscriber.HookSecret, subscriber.HookStopped) = (null, null, false);
        await db.SaveChangesAsync(cancel);
        return Told(true, texts["已删除。"]);
    }

    private IActionResult Told(bool found, string done, long? at = null)
    {
        if (!found)
            return NotFound();
        Done = done;
        return LocalRedirect(WatchLinks.Path + (at is null ? "" : $"#w{at}"));
    }

    private async Task<IActionResult> RefuseAsync(string problem, string? typed, CancellationToken cancel)
    {
        (Problem, Refused) = (problem, typed);
        await ReadAsync(cancel);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        var user = UserId;
        Subscriber = await db.Subscribers.AsNoTracking().SingleOrDefaultAsync(s => s.UserId == user, cancel)
            ?? new Subscriber { UserId = user, Language = Language, Hour = WatchBook.FirstHour };
        Watches = await db.Watches.AsNoTracking().Where(w => w.UserId == user).OrderByDescending(w => w.Id).ToListAsync(cancel);
        Deliveries = await db.Deliveries.AsNoTracking().Where(d => d.UserId == user).OrderByDescending(d => d.Id).Take(ShownDeliveries).ToListAsync(cancel);
    }
}
