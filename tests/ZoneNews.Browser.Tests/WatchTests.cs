using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Watches;
using ZoneNews.Web.Areas.Admin;
using ZoneNews.Web.Watches;
using static Microsoft.Playwright.Assertions;

namespace ZoneNews.Browser.Tests;

/// <summary>A reader's way: follow, see what is followed, be told, stop.</summary>
public sealed class WatchTests(StarterSite site, Chromium chromium) : IClassFixture<StarterSite>, IClassFixture<Chromium>
{
    private const string Password = "long enough for a test";
    private const string Zone = "苏州工业园区";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Follows_a_zone_by_keyboard_and_finds_it_in_the_list()
    {
        await ReaderAsync("jian");
        var page = await SignedInAsync("jian");
        await page.GotoAsync(site.Address + "/zones/" + Zone);
        var follow = page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "关注" });
        for (var tabs = 0; tabs < 80 && !await follow.EvaluateAsync<bool>("e => e === document.activeElement"); tabs++)
            await page.Keyboard.PressAsync("Tab");
        await Expect(follow).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(Zone);
        var entry = page.Locator(".watches > li", new() { HasText = Zone });
        await Expect(entry.GetByLabel("何时通知")).ToHaveValueAsync("daily");

        await entry.GetByLabel("何时通知").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(entry.GetByLabel("何时通知")).ToHaveValueAsync("instant");
        await Expect(entry.GetByLabel("Webhook")).ToBeCheckedAsync();
        await entry.GetByRole(AriaRole.Link, new() { Name = Zone, Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "已关注" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Follows_without_script_and_after_signing_in()
    {
        await ReaderAsync("hou");
        var page = await chromium.NewPageAsync(script: false);
        await page.GotoAsync(site.Address + "/news?q=外资");
        await page.GetByRole(AriaRole.Link, new() { Name = "关注 外资" }).ClickAsync();
        await SignInAsync(page, "hou");
        await page.GetByLabel("何时通知").SelectOptionAsync("none");
        await page.GetByRole(AriaRole.Button, new() { Name = "关注" }).ClickAsync();
        await Expect(page.Locator(".watches").GetByRole(AriaRole.Link, new() { Name = "外资", Exact = true })).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(AccessibilityTests.Modes), MemberType = typeof(AccessibilityTests))]
    public async Task The_pages_break_no_rule_and_never_scroll_sideways(string theme, string text, string language)
    {
        var name = "axe" + theme + text + language;
        var id = await ReaderAsync(name);
        await FillAsync(id);
        var page = await SignedInAsync(name);
        await page.Context.AddCookiesAsync([.. new[] { ("theme", theme), ("text", text), ("lang", language) }.Where(c => c.Item2.Length > 0).Select(c => new Cookie { Name = c.Item1, Value = c.Item2, Url = site.Address })]);
        var tokens = site.Services.GetRequiredService<WatchTokens>();
        var broken = new List<string>();
        foreach (var path in new[]
        {
            "/watches", WatchLinks.Follow(WatchKinds.Indicator, "fdi_actual"), WatchLinks.Unsubscribe(tokens.Unsubscribe(id, null)), WatchLinks.Confirm(tokens.Mailbox(id, "li@mail.example")),
            "/watches/confirm?t=old", "/zones/" + Zone, "/indicators/gdp", "/news?q=外资", "/admin/password", "/admin/sign-out",
        })
        {
            await page.SetViewportSizeAsync(1440, 900);
            await page.GotoAsync(site.Address + path);
            var result = await page.RunAxe(AccessibilityTests.Rules);
            broken.AddRange(result.Violations.Select(v => $"{path}: {v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
            await TakeAsync(page, $"{name}-1440", path);
            await page.SetViewportSizeAsync(390, 844);
            await page.ReloadAsync();
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var over)
                broken.Add($"{path}: {over} px too wide");
            await TakeAsync(page, $"{name}-390", path);
        }
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    private static async Task TakeAsync(IPage page, string mode, string path)
    {
        if (Environment.GetEnvironmentVariable("ZONENEWS_SCREENSHOTS") is not { Length: > 0 } folder)
            return;
        Directory.CreateDirectory(folder);
        var name = path.Trim('/').Split('?')[0].Replace('/', '-');
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"watch-{mode}-{name}.png"), FullPage = name.StartsWith("watches", StringComparison.Ordinal) });
    }

    private async Task FillAsync(string user)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<ZoneNewsDb>>().CreateDbContextAsync(Cancel);
        var book = site.Services.GetRequiredService<WatchBook>();
        var person = await book.SubscriberAsync(db, user, "zh", Cancel);
        (person.Mail, person.Hook, person.HookSecret, person.HookStopped) = ("li@mail.example", "https://hook.example/zonenews/notices", "x", true);
        await book.FollowAsync(db, user, WatchKinds.Zone, Zone, new WatchManner(WatchRhythms.Instant, ByMail: true, ByHook: true), Cancel);
        await book.FollowAsync(db, user, WatchKinds.Search, "?q=" + Uri.EscapeDataString("外资 考核") + "&province=" + Uri.EscapeDataString("江苏省"), new WatchManner(WatchRhythms.None, ByMail: false, ByHook: false), Cancel);
        var paused = await book.FollowAsync(db, user, WatchKinds.Indicator, "gdp", new WatchManner(WatchRhythms.Daily, ByMail: true, ByHook: false), Cancel);
        (paused!.Paused, paused.NoticedAt) = (true, new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc));
        foreach (var (state, error, attempts) in new[] { (DeliveryStates.Sent, (string?)null, 1), (DeliveryStates.Failed, "smtp:550 5.1.1 no such mailbox", 1), (DeliveryStates.Waiting, "http:503", 3) })
        {
            var delivery = NoticeOutbox.New(user, error?.StartsWith("http", StringComparison.Ordinal) == true ? DeliveryChannels.Hook : DeliveryChannels.Mail, DeliveryKinds.Notice, "{}", new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc));
            (delivery.State, delivery.LastError, delivery.Attempts) = (state, error, attempts);
            db.Deliveries.Add(delivery);
        }
        await db.SaveChangesAsync(Cancel);
    }

    private async Task<string> ReaderAsync(string name)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var made = await Accounts.AddAsync(users, scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>(), name, Password, Roles.Reader);
        Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(e => e.Description)));
        return (await users.FindByNameAsync(name))!.Id;
    }

    private async Task<IPage> SignedInAsync(string name)
    {
        var page = await chromium.NewPageAsync();
        await page.GotoAsync(site.Address + "/admin/sign-in");
        await SignInAsync(page, name);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "我的关注", Level = 1 })).ToBeVisibleAsync(new() { Timeout = 20_000 });
        return page;
    }

    private static async Task SignInAsync(IPage page, string name)
    {
        await page.GetByLabel("用户名").FillAsync(name);
        await page.GetByLabel("密码").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
    }
}
