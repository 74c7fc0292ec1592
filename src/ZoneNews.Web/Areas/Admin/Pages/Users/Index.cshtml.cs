using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Web.Resources;

namespace ZoneNews.Web.Areas.Admin.Pages.Users;

/// <summary>An account in the list.</summary>
public sealed record UserLine(string Id, string Name, string? Role, bool Locked);

/// <summary>Accounts, for administrators: add, role, stop, password, delete.</summary>
public sealed class IndexModel(UserManager<User> users, RoleManager<IdentityRole> roles, ZoneNewsDb db, TimeProvider time, DeskTexts texts) : DeskPage
{
    public IReadOnlyList<UserLine> Lines { get; private set; } = [];

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    public async Task<IActionResult> OnPostAddAsync(string name, string password, string role, CancellationToken cancel) =>
        await FinishAsync(await Accounts.AddAsync(users, roles, name?.Trim() ?? "", password ?? "", role), "user.add", name, role, cancel);

    public Task<IActionResult> OnPostRoleAsync(string id, string role, CancellationToken cancel) => ChangeAsync(
        id, "user.role", role, user => Accounts.SetRoleAsync(users, roles, user, role), cancel);

    public Task<IActionResult> OnPostLockAsync(string id, bool locked, CancellationToken cancel) => ChangeAsync(
        id, locked ? "user.lock" : "user.unlock", null, user => Accounts.LockAsync(users, user, locked), cancel);

    public Task<IActionResult> OnPostResetAsync(string id, string password, CancellationToken cancel) => ChangeAsync(
        id, "user.reset", null, user => Accounts.ResetAsync(users, user, password ?? ""), cancel);

    public Task<IActionResult> OnPostDeleteAsync(string id, CancellationToken cancel) => ChangeAsync(id, "user.delete", null, users.DeleteAsync, cancel);

    // An administrator cannot shut out the one who sits here: so that one always remains.
    private async Task<IActionResult> ChangeAsync(string id, string action, string? detail, Func<User, Task<IdentityResult>> change, CancellationToken cancel)
    {
        if (await users.FindByIdAsync(id) is not { } user)
            return NotFound();
        var result = user.UserName == User.Identity!.Name
            ? IdentityResult.Failed(new IdentityError { Description = texts["不能更改自己的账号；请由另一位管理员来做。"] })
            : await change(user);
        return await FinishAsync(result, action, user.UserName, detail, cancel);
    }

    private async Task<IActionResult> FinishAsync(IdentityResult result, string action, string? name, string? detail, CancellationToken cancel)
    {
        if (!result.Succeeded)
        {
            Problems = [.. result.Errors.Select(e => AccountProblems.Text(e, texts))];
            await ReadAsync(cancel);
            return Page();
        }
        db.Note(User, time.GetUtcNow(), action, "user:" + name, detail);
        await db.SaveChangesAsync(cancel);
        Done = DeskWords.Action(action, texts) + "：" + name;
        return RedirectToPage();
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var rows = await (
            from user in db.Users
            orderby user.UserName
            select new
            {
                user.Id,
                user.UserName,
                user.LockoutEnd,
                Role = (from link in db.UserRoles join role in db.Roles on link.RoleId equals role.Id where link.UserId == user.Id select role.Name).FirstOrDefault(),
            }).ToListAsync(cancel);
        Lines = [.. rows.Select(r => new UserLine(r.Id, r.UserName!, r.Role, r.LockoutEnd > now))];
    }
}
