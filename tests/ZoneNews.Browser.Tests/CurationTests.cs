using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ZoneNews.Data.Entities;
using ZoneNews.Web.Areas.Admin;
using static Microsoft.Playwright.Assertions;

namespace ZoneNews.Browser.Tests;

/// <summary>An editor's way: sign in, correct a figure, see it where readers see it, take it back.</summary>
public sealed class CurationTests(StarterSite site, Chromium chromium) : IClassFixture<StarterSite>, IClassFixture<Chromium>
{
    private const string Password = "long enough for a test";

    [Fact]
    public async Task A_corrected_figure_stands_on_the_zones_page_until_it_is_undone()
    {
        await AddEditorAsync("bianji");
        var page = await chromium.NewPageAsync();
        await SignInAsync(page, "bianji");

        await page.GotoAsync(site.Address + "/api/v1/articles?q=花桥");
        var article = System.Text.Json.JsonDocument.Parse(await page.Locator("body").InnerTextAsync()).RootElement.GetProperty("items")[0].GetProperty("id").GetInt64();
        await page.GotoAsync($"{site.Address}/admin/review?article={article}");
        await page.Locator(".read-row", new() { HasText = "383" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "更正", Exact = false }).And(page.Locator("[data-key=e]")).ClickAsync();
        var value = page.Locator("[name='Form.Value']");
        await value.FillAsync("39123000000");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();

        Assert.Contains("391.23", await TableAsync(page), StringComparison.Ordinal);
        await page.GotoAsync(site.Address + "/admin/history");
        await page.GetByRole(AriaRole.Button, new() { Name = "撤销" }).First.ClickAsync();
        Assert.DoesNotContain("391.23", await TableAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_opens_nothing()
    {
        await AddEditorAsync("lin");
        var page = await chromium.NewPageAsync();
        await SignInAsync(page, "lin", "not the password at all");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.GotoAsync(site.Address + "/admin/review");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/admin/sign-in", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    private async Task<string> TableAsync(IPage page)
    {
        await page.GotoAsync(site.Address + "/zones/江苏花桥经济开发区");
        return await page.GetByRole(AriaRole.Region, new() { Name = "指标表" }).InnerTextAsync();
    }

    private async Task SignInAsync(IPage page, string name, string password = Password)
    {
        await page.GotoAsync(site.Address + "/admin/sign-in");
        await page.GetByLabel("用户名").FillAsync(name);
        await page.GetByLabel("密码").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
    }

    private async Task AddEditorAsync(string name)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var made = await Accounts.AddAsync(
            scope.ServiceProvider.GetRequiredService<UserManager<User>>(), scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>(), name, Password, Roles.Editor);
        Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(e => e.Description)));
    }
}
