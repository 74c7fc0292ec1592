using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ZoneNews.Data;
using ZoneNews.Data.Watches;
using ZoneNews.Web.Watches;

namespace ZoneNews.Web.Pages.Watches;

/// <summary>The owner of a mailbox says that it is theirs, by the link of a mail and a button: programs that follow links confirm nothing.</summary>
public sealed class ConfirmModel(ZoneNewsDb db, WatchBook book, WatchTokens tokens) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "t")]
    public string? Token { get; set; }

    public string? Mail { get; private set; }

    public bool Confirmed { get; private set; }

    public void OnGet() => Mail = tokens.ReadMailbox(Token)?.Mail;

    public async Task OnPostAsync(CancellationToken cancel)
    {
        if (tokens.ReadMailbox(Token) is not { } asked)
            return;
        Confirmed = await book.ConfirmMailAsync(db, asked.UserId, asked.Mail, cancel);
        Mail = Confirmed ? asked.Mail : null;
    }
}
