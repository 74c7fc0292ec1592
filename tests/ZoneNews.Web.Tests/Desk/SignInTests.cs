using System.Net;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Web.Areas.Admin;

namespace ZoneNews.Web.Tests.Desk;

public sealed class SignInTests(PortalApp app) : IClassFixture<PortalApp>
{
    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/review")]
    [InlineData("/admin/sources")]
    [InlineData("/admin/history")]
    [InlineData("/admin/users")]
    [InlineData("/admin/password")]
    public async Task The_desk_asks_to_sign_in(string path)
    {
        var answer = await app.Open().GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/admin/sign-in", answer.Headers.Location!.AbsolutePath);
        Assert.Contains("return=", answer.Headers.Location.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_right_password_opens_the_desk()
    {
        var browser = app.Open();
        var answer = await browser.SubmitAsync("/admin/sign-in", "main form", new() { ["Name"] = "zhou", ["Password"] = PortalApp.Password });
        Assert.Equal("/admin/review", answer.Headers.Location!.OriginalString);
        Assert.Contains("zhou", (await browser.PageAsync("/admin/review")).QuerySelector(".deskbar")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zhou", "not the password")]
    [InlineData("nobody", PortalApp.Password)]
    public async Task A_wrong_name_and_a_wrong_password_are_told_alike(string name, string password)
    {
        var answer = await app.Open().SubmitAsync("/admin/sign-in", "main form", new() { ["Name"] = name, ["Password"] = password });
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("用户名或密码不对。", (await Browser.DocumentAsync(answer)).QuerySelector(".error")!.TextContent);
    }

    [Fact]
    public async Task Five_wrong_passwords_close_an_account_for_a_while()
    {
        Assert.True((await app.AddUserAsync("lucky", Roles.Editor)).Succeeded);
        for (var i = 0; i < 5; i++)
            await app.Open().SubmitAsync("/admin/sign-in", "main form", new() { ["Name"] = "lucky", ["Password"] = "wrong wrong wrong" });
        var answer = await app.Open().SubmitAsync("/admin/sign-in", "main form", new() { ["Name"] = "lucky", ["Password"] = PortalApp.Password });
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("暂停登录", (await Browser.DocumentAsync(answer)).QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/", "/admin/review")]
    [InlineData("//evil.example/", "/admin/review")]
    [InlineData("/\\evil.example", "/admin/review")]
    [InlineData("/admin/sources", "/admin/sources")]
    public async Task Only_an_address_of_this_site_is_returned_to(string wanted, string followed)
    {
        var answer = await app.Open().SubmitAsync(
            "/admin/sign-in", "main form", new() { ["Name"] = "zhou", ["Password"] = PortalApp.Password, ["Return"] = wanted });
        Assert.Equal(followed, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_cookie_is_out_of_scripts_reach()
    {
        var answer = await app.Open().SubmitAsync("/admin/sign-in", "main form", new() { ["Name"] = "zhou", ["Password"] = PortalApp.Password });
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("zonenews.desk=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Signing_out_closes_the_desk()
    {
        var browser = await app.OpenAsAsync("zhou");
        await browser.SubmitAsync("/admin/review", ".deskbar form", []);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/admin/review")).StatusCode);
    }

    [Fact]
    public async Task Accounts_are_for_administrators()
    {
        var editor = await app.OpenAsAsync("zhou");
        Assert.Equal("/admin/denied", (await editor.GetAsync("/admin/users")).Headers.Location!.AbsolutePath);
        Assert.Null((await editor.PageAsync("/admin/review")).QuerySelector("a[href='/admin/users']"));
        var admin = await app.OpenAsAsync("wang");
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/admin/users")).StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var browser = await app.OpenAsAsync("wang");
        var answer = await browser.PostAsync("/admin/users?handler=Add", new() { ["name"] = "forged", ["password"] = PortalApp.Password, ["role"] = "admin" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await using var db = app.NewDb();
        Assert.False(await db.Users.AnyAsync(u => u.UserName == "forged", PortalApp.Cancel));
    }

    [Fact]
    public async Task A_short_password_makes_no_account()
    {
        var result = await app.AddUserAsync("short", Roles.Editor, "elevenchars");
        Assert.False(result.Succeeded);
        Assert.Equal("PasswordTooShort", Assert.Single(result.Errors).Code);
    }

    [Fact]
    public async Task An_unknown_role_makes_no_account() => Assert.False((await app.AddUserAsync("odd", "emperor")).Succeeded);

    [Fact]
    public async Task The_desk_is_stored_in_no_cache()
    {
        var browser = await app.OpenAsAsync("zhou");
        Assert.True((await browser.GetAsync("/admin/review")).Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task An_administrator_adds_an_account_and_changes_its_role()
    {
        var admin = await app.OpenAsAsync("wang");
        await admin.SubmitAsync("/admin/users", "form[action$=Add]", new() { ["name"] = "李编辑", ["password"] = PortalApp.Password, ["role"] = "editor" });
        var row = Row(await admin.PageAsync("/admin/users"), "李编辑");
        Assert.Equal("editor", row.QuerySelector("select option[selected]")!.GetAttribute("value"));
        var id = row.QuerySelector("input[name=id]")!.GetAttribute("value")!;
        await admin.SubmitAsync("/admin/users", "form[action$=Role]", new() { ["id"] = id, ["role"] = "admin" });
        Assert.Equal("admin", Row(await admin.PageAsync("/admin/users"), "李编辑").QuerySelector("select option[selected]")!.GetAttribute("value"));
        await using var db = app.NewDb();
        Assert.Equal(["user.add", "user.role"], await db.Audit.Where(e => e.Target == "user:李编辑").OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(PortalApp.Cancel));
    }

    [Fact]
    public async Task Nobody_shuts_out_himself()
    {
        var admin = await app.OpenAsAsync("wang");
        var id = Row(await admin.PageAsync("/admin/users"), "wang").QuerySelector("input[name=id]")!.GetAttribute("value")!;
        var answer = await admin.SubmitAsync("/admin/users", "form[action$=Lock]", new() { ["id"] = id, ["locked"] = "true" });
        Assert.Contains("不能更改自己的账号", (await Browser.DocumentAsync(answer)).QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
    }

    private static AngleSharp.Dom.IElement Row(AngleSharp.Html.Dom.IHtmlDocument page, string name) =>
        Assert.Single(page.QuerySelectorAll("tbody tr"), r => r.QuerySelector("th")!.TextContent.Trim() == name);
}
