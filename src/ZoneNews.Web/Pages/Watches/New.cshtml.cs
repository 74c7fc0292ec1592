using Microsoft.AspNetCore.Mvc;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Watches;
using ZoneNews.Web.Pipeline;
using ZoneNews.Web.Resources;
using ZoneNews.Web.Watches;

namespace ZoneNews.Web.Pages.Watches;

/// <summary>Begins to follow: by the button of another page at once, or here with a choice.</summary>
public sealed class NewModel(ZoneNewsDb db, WatchBook book, Texts texts) : WatchPage
{
    [BindProperty(SupportsGet = true, Name = "for")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "target")]
    public string? Target { get; set; }

    public string Name => WatchLinks.Name(Kind!, Target!, Display.English);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Target = await WatchTarget.FindAsync(db, Kind, Target, cancel);
        if (Target is null)
            return NotFound();
        return await WatchBook.FindAsync(db, UserId, Kind!, Target, cancel) is { } known ? LocalRedirect($"{WatchLinks.Path}#w{known.Id}") : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? rhythm, bool mail, bool hook, CancellationToken cancel)
    {
        var manner = rhythm is null ? new WatchManner(WatchRhythms.Daily, ByMail: true, ByHook: false) : Manner(rhythm, mail, hook);
        if (manner is null || await WatchTarget.FindAsync(db, Kind, Target, cancel) is not { } target)
            return NotFound();
        await book.SubscriberAsync(db, UserId, Language, cancel);
        var watch = await book.FollowAsync(db, UserId, Kind!, target, manner, cancel);
        Done = watch is null
            ? texts["最多关注 {0} 项：先删去不再需要的。", WatchBook.Most]
            : texts["已关注“{0}”，可在下面改怎样通知。", WatchLinks.Name(Kind!, target, Display.English)];
        return LocalRedirect(WatchLinks.Path + (watch is null ? "" : $"#w{watch.Id}"));
    }
}
