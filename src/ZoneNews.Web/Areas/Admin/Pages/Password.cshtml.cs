using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Web.Resources;

namespace ZoneNews.Web.Areas.Admin.Pages;

public sealed class PasswordModel(SignInManager<User> signIn, ZoneNewsDb db, TimeProvider time, DeskTexts texts) : DeskPage
{
    [BindProperty]
    public string Current { get; set; } = "";

    [BindProperty]
    public string New { get; set; } = "";

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.UserManager.GetUserAsync(User) is not { } user)
            return Challenge();
        var changed = await signIn.UserManager.ChangePasswordAsync(user, Current, New);
        if (!changed.Succeeded)
        {
            Problems = [.. changed.Errors.Select(e => AccountProblems.Text(e, texts))];
            return Page();
        }
        db.Note(User, time.GetUtcNow(), "user.password", "user:" + user.UserName);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        await signIn.RefreshSignInAsync(user);
        Done = texts["密码已更改"];
        return RedirectToPage();
    }
}
