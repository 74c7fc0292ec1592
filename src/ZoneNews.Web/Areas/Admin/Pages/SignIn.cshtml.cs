using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ZoneNews.Data.Entities;
using ZoneNews.Web.Pipeline;
using ZoneNews.Web.Resources;
using ZoneNews.Web.Watches;

namespace ZoneNews.Web.Areas.Admin.Pages;

[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInModel(SignInManager<User> signIn, DeskTexts texts, ILogger<SignInModel> log) : PageModel
{
    // Checked where no account has the name, so that an unknown name takes as long as a known one.
    private static readonly string Decoy = new PasswordHasher<User>().HashPassword(new User(), Guid.NewGuid().ToString());

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    /// <summary>Where to go afterwards; another site's address is not followed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Return { get; set; }

    public string? Problem { get; private set; }

    /// <summary>There is no account yet.</summary>
    public bool Empty { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (User.Identity?.IsAuthenticated == true)
            return LocalRedirect(Target(User.IsInRole(Roles.Admin) || User.IsInRole(Roles.Editor)));
        Empty = !await signIn.UserManager.Users.AnyAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var user = await signIn.UserManager.FindByNameAsync(Name);
        if (user is null)
            signIn.UserManager.PasswordHasher.VerifyHashedPassword(new User(), Decoy, Password);
        var result = user is null ? Microsoft.AspNetCore.Identity.SignInResult.Failed : await signIn.PasswordSignInAsync(user, Password, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            log.LogInformation("{User} signed in", Name);
            return LocalRedirect(Target((await signIn.UserManager.GetRolesAsync(user!)).Any(r => r is Roles.Admin or Roles.Editor)));
        }
        log.LogWarning("Sign-in refused from {Address}: {Result}", HttpContext.Connection.RemoteIpAddress, result);
        Problem = texts[result.IsLockedOut ? "试错过多，此账号暂停登录十五分钟。" : "用户名或密码不对。"];
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Page();
    }

    private string Target(bool editor) => Url.IsLocalUrl(Return) ? Return : editor ? "/admin/review" : WatchLinks.Path;
}
