using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Watches;
using ZoneNews.Web.Pipeline;
using ZoneNews.Web.Watches;

namespace ZoneNews.Web.Pages;

/// <summary>
/// Ends mail by the link of a letter. Looking changes nothing, since programs follow links; one press does, and so does the POST that a mailbox
/// sends by itself (RFC 8058), which has neither cookie nor form token: the link's own token is the right to it.
/// </summary>
[IgnoreAntiforgeryToken]
[EnableRateLimiting(RateLimits.Api)]
public sealed class UnsubscribeModel(ZoneNewsDb db, WatchBook book, WatchTokens tokens) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "t")]
    public string? Token { get; set; }

    /// <summary>Somebody gave the token.</summary>
    public bool Known { get; private set; }

    /// <summary>The one watch that it is about; null: all mail.</summary>
    public string? Name { get; private set; }

    public bool Done { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    public async Task OnPostAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        if (tokens.ReadUnsubscribe(Token) is not { } asked)
            return;
        await book.StopMailAsync(db, asked.UserId, asked.WatchId, cancel);
        Done = true;
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        if (tokens.ReadUnsubscribe(Token) is not { } asked)
            return;
        Known = true;
        if (asked.WatchId is not { } id)
            return;
        var watch = await db.Watches.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id && w.UserId == asked.UserId, cancel);
        Name = watch is null ? "" : WatchLinks.Name(watch.Kind, watch.Target, Display.English);
    }
}
