using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Watches;
using ZoneNews.Testing.Mail;
using ZoneNews.Web.Areas.Admin;
using ZoneNews.Web.Tests.Desk;
using ZoneNews.Web.Watches;

namespace ZoneNews.Web.Tests.Watches;

public sealed class WatchPageTests(WatchingApp app) : IClassFixture<WatchingApp>
{
    private static readonly string ZonePage = "/zones/" + Uri.EscapeDataString(Samples.Zone);

    private static CancellationToken Cancel => PortalApp.Cancel;

    [Fact]
    public async Task Who_is_not_signed_in_is_led_to_the_sign_in_and_back()
    {
        var (name, _) = await app.ReaderAsync();
        var browser = app.Open();
        var follow = (await browser.PageAsync(ZonePage)).QuerySelector("main a[href^='/watches/new']")!.GetAttribute("href")!;
        var signIn = (await browser.GetAsync(follow)).Headers.Location!;
        Assert.Equal("/admin/sign-in", signIn.AbsolutePath);
        var back = await browser.SubmitAsync(signIn.PathAndQuery, "main form", new() { ["Name"] = name, ["Password"] = PortalApp.Password });
        var page = await browser.PageAsync(back.Headers.Location!.OriginalString);
        Assert.Contains(Samples.Zone, page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var done = await browser.SubmitAsync(back.Headers.Location!.OriginalString, "main form", new() { ["rhythm"] = "instant", ["mail"] = "true" });
        var list = await browser.PageAsync(done.Headers.Location!.OriginalString.Split('#')[0]);
        Assert.Equal(Samples.Zone, list.QuerySelector(".watches h2")!.TextContent.Trim());
        Assert.Equal("instant", list.QuerySelector<IHtmlSelectElement>(".watches select")!.Value);
        Assert.Contains("已关注", (await browser.PageAsync(ZonePage)).QuerySelector("main a[href^='/watches#w']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_press_follows_a_zone_an_indicator_and_a_search()
    {
        var (name, id) = await app.ReaderAsync();
        var browser = await app.OpenAsAsync(name);
        await browser.SubmitAsync(ZonePage, "main form[action^='/watches/new']", []);
        await browser.SubmitAsync("/indicators/gdp", "main form[action^='/watches/new']", []);
        await browser.SubmitAsync("/news?zone=海湾经开区&q=外资&before=9", "main form[action^='/watches/new']", []);
        Assert.NotNull((await browser.PageAsync("/news?q=外资&zone=海湾经开区&sort=relevance")).QuerySelector("main a[href^='/watches#w']"));
        await using var db = app.NewDb();
        var watches = await db.Watches.Where(w => w.UserId == id).OrderBy(w => w.Id).ToListAsync(Cancel);
        Assert.Equal([(WatchKinds.Zone, Samples.Zone), (WatchKinds.Indicator, "gdp"), (WatchKinds.Search, "?q=%E5%A4%96%E8%B5%84&zone=%E6%B5%B7%E6%B9%BE%E7%BB%8F%E5%BC%80%E5%8C%BA")], watches.Select(w => (w.Kind, w.Target)));
        Assert.All(watches, w => Assert.Equal((WatchRhythms.Daily, true, false), (w.Rhythm, w.ByMail, w.ByHook)));
        Assert.Null((await browser.PageAsync("/news")).QuerySelector("main [action^='/watches/new'], main a[href^='/watches']"));
    }

    [Theory]
    [InlineData("zone", "没有这个区")]
    [InlineData("indicator", "happiness")]
    [InlineData("search", "?sort=relevance")]
    [InlineData("search", "?year=many")]
    [InlineData("person", "li")]
    [InlineData("zone", "")]
    public async Task What_is_not_there_cannot_be_followed(string kind, string target)
    {
        var (name, _) = await app.ReaderAsync();
        var browser = await app.OpenAsAsync(name);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(WatchLinks.Follow(kind, target))).StatusCode);
    }

    [Fact]
    public async Task Nobody_sees_or_touches_anothers_watch()
    {
        var (mine, me) = await app.ReaderAsync();
        var (_, other) = await app.ReaderAsync();
        var theirs = await FollowAsync(other, WatchKinds.Zone, Samples.Zone);
        await FollowAsync(me, WatchKinds.Indicator, "gdp");
        var browser = await app.OpenAsAsync(mine);
        Assert.DoesNotContain(Samples.Zone, (await browser.PageAsync("/watches")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        foreach (var handler in new[] { "Change", "Pause", "Drop", "Test" })
        {
            var token = (await browser.PageAsync("/watches")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("/watches?handler=" + handler, new() { ["id"] = $"{theirs.Id}", ["paused"] = "true", ["rhythm"] = "none", ["__RequestVerificationToken"] = token })).StatusCode);
        }
        await using var db = app.NewDb();
        var kept = await db.Watches.SingleAsync(w => w.Id == theirs.Id, Cancel);
        Assert.Equal((false, WatchRhythms.Daily), (kept.Paused, kept.Rhythm));
    }

    [Theory]
    [InlineData("/watches?handler=Drop")]
    [InlineData("/watches?handler=Mail")]
    [InlineData("/watches?handler=Hook")]
    [InlineData("/watches/new?for=indicator&target=gdp")]
    public async Task A_form_without_its_token_is_refused(string address)
    {
        var (name, id) = await app.ReaderAsync();
        var watch = await FollowAsync(id, WatchKinds.Zone, Samples.Zone);
        var browser = await app.OpenAsAsync(name);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(address, new() { ["id"] = $"{watch.Id}", ["address"] = "https://hook.example/" })).StatusCode);
        await using var db = app.NewDb();
        Assert.Equal(1, await db.Watches.CountAsync(w => w.UserId == id, Cancel));
    }

    [Theory]
    [InlineData("/watches")]
    [InlineData("/watches/new?for=indicator&target=gdp")]
    public async Task The_pages_ask_to_sign_in(string address) =>
        Assert.Equal("/admin/sign-in", (await app.Open().GetAsync(address)).Headers.Location!.AbsolutePath);

    [Fact]
    public async Task A_reader_sees_the_watches_and_not_the_desk_and_keeps_the_own_password()
    {
        var (name, _) = await app.ReaderAsync();
        var browser = app.Open();
        var landed = await browser.SubmitAsync("/admin/sign-in", "main form", new() { ["Name"] = name, ["Password"] = PortalApp.Password });
        Assert.Equal("/watches", landed.Headers.Location!.OriginalString);
        foreach (var desk in new[] { "/admin", "/admin/review", "/admin/sources", "/admin/history", "/admin/users", "/admin/source-file?id=bay" })
            Assert.Equal("/admin/denied", (await browser.GetAsync(desk)).Headers.Location!.AbsolutePath);
        var page = await browser.PageAsync("/watches");
        Assert.Null(page.QuerySelector(".deskbar"));
        Assert.Null(page.QuerySelector("a[href='/admin']"));
        Assert.True((await browser.GetAsync("/watches")).Headers.CacheControl!.NoStore);
        var changed = await browser.SubmitAsync("/admin/password", "main form", new() { ["Current"] = PortalApp.Password, ["New"] = "another fine long password" });
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        await browser.SubmitAsync("/admin/sign-out", "main form", []);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/watches")).StatusCode);
    }

    [Fact]
    public async Task An_administrator_makes_a_reader()
    {
        var admin = await app.OpenAsAsync("wang");
        await admin.SubmitAsync("/admin/users", "form[action$=Add]", new() { ["name"] = "王读者", ["password"] = PortalApp.Password, ["role"] = Roles.Reader });
        Assert.Equal(HttpStatusCode.OK, (await (await app.OpenAsAsync("王读者")).GetAsync("/watches")).StatusCode);
    }

    [Fact]
    public async Task A_mailbox_is_used_once_its_owner_says_so()
    {
        Assert.True((await app.AddUserAsync("zhao", Roles.Reader)).Succeeded);
        var browser = await app.OpenAsAsync("zhao");
        Assert.Contains("不是一个邮箱", (await Browser.DocumentAsync(await browser.SubmitAsync("/watches", "form[action$='=Mail']", new() { ["address"] = "a@b.example, c@d.example" }))).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        await browser.SubmitAsync("/watches", "form[action$='=Mail']", new() { ["address"] = "zhao@mail.example" });
        await app.RoundAsync();
        var mail = ReadMail.Of(Assert.Single(app.Mail.Taken, m => m.To == "zhao@mail.example").Bytes);
        Assert.Equal("开发区观察：请确认这个邮箱", mail.Headers["subject"]);
        Assert.DoesNotContain("list-unsubscribe", mail.Headers.Keys);
        var link = mail.Parts["text/plain"].Split('\n').Single(l => l.StartsWith(WatchingApp.Site, StringComparison.Ordinal))[WatchingApp.Site.Length..];

        var anyone = app.Open();
        await anyone.PageAsync(link);
        Assert.Null((await SubscriberAsync("zhao")).MailConfirmedAt);
        await anyone.SubmitAsync(link, "main form", []);
        Assert.NotNull((await SubscriberAsync("zhao")).MailConfirmedAt);

        await browser.SubmitAsync("/watches", "form[action$='=Mail']", new() { ["address"] = "other@mail.example" });
        Assert.Contains("失效", (await Browser.DocumentAsync(await anyone.SubmitAsync(link, "main form", []))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await SubscriberAsync("zhao")).MailConfirmedAt);
    }

    [Fact]
    public async Task Questions_to_a_mailbox_are_few()
    {
        Assert.True((await app.AddUserAsync("qian", Roles.Reader)).Succeeded);
        var browser = await app.OpenAsAsync("qian");
        for (var i = 0; i < 7; i++)
            await browser.SubmitAsync("/watches", "form[action$='=Mail']", new() { ["address"] = $"victim{i}@mail.example" });
        await using var db = app.NewDb();
        Assert.Equal(5, await db.Deliveries.CountAsync(d => d.Kind == DeliveryKinds.Confirm && d.User!.UserName == "qian", Cancel));
    }

    [Fact]
    public async Task The_link_of_a_letter_unsubscribes_by_one_press_and_looking_changes_nothing()
    {
        var (name, id) = await app.ReaderAsync();
        var watch = await FollowAsync(id, WatchKinds.Zone, Samples.Zone);
        await using (var db = app.NewDb())
            Assert.True(await app.Book.TestAsync(db, id, watch.Id, Cancel));
        await app.RoundAsync();
        var mail = ReadMail.Of(Assert.Single(app.Mail.Taken, m => m.To == name + "@mail.example").Bytes);
        Assert.StartsWith("【测试】", mail.Headers["subject"], StringComparison.Ordinal);
        var all = mail.Headers["list-unsubscribe"].Trim('<', '>')[WatchingApp.Site.Length..];
        var one = mail.Parts["text/plain"].Split('\n').Single(l => l.StartsWith("不再为此项发邮件：", StringComparison.Ordinal))[("不再为此项发邮件：".Length + WatchingApp.Site.Length)..];

        var anyone = app.Open();
        Assert.Contains(Samples.Zone, (await anyone.PageAsync(one)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await anyone.PageAsync(all);
        Assert.Equal((false, true), await StandsAsync(id));
        await anyone.SubmitAsync(one, "main form", []);
        Assert.Equal((false, false), await StandsAsync(id));
        // As a mailbox does by itself: no cookie, no token of a form; twice does no harm.
        foreach (var _ in new[] { 1, 2 })
            Assert.Equal(HttpStatusCode.OK, (await app.Open().PostAsync(all, new() { ["List-Unsubscribe"] = "One-Click" })).StatusCode);
        Assert.Equal((true, false), await StandsAsync(id));

        async Task<(bool, bool)> StandsAsync(string user)
        {
            await using var db = app.NewDb();
            return (await db.Subscribers.Where(s => s.UserId == user).Select(s => s.MailStopped).SingleAsync(Cancel), await db.Watches.Where(w => w.UserId == user).Select(w => w.ByMail).SingleAsync(Cancel));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?t=forged")]
    [InlineData("?t=CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_forged_link_stops_nothing(string query)
    {
        var (_, id) = await app.ReaderAsync();
        Assert.Contains("不完整", (await Browser.DocumentAsync(await app.Open().PostAsync("/unsubscribe" + query, []))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await using var db = app.NewDb();
        Assert.False((await db.Subscribers.SingleAsync(s => s.UserId == id, Cancel)).MailStopped);
    }

    [Fact]
    public async Task A_hooks_secret_is_shown_once_and_kept_hidden()
    {
        var (name, id) = await app.ReaderAsync();
        var browser = await app.OpenAsAsync(name);
        var page = await Browser.DocumentAsync(await browser.SubmitAsync("/watches", "form[action$='=Hook']", new() { ["address"] = "https://hook.example/a" }));
        var secret = page.QuerySelector(".note code")!.TextContent;
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", (await browser.PageAsync("/watches")).DocumentElement.TextContent, StringComparison.Ordinal);
        await using var db = app.NewDb();
        var subscriber = await db.Subscribers.SingleAsync(s => s.UserId == id, Cancel);
        Assert.DoesNotContain(secret, subscriber.HookSecret, StringComparison.Ordinal);
        Assert.Equal(secret, ((WatchTokens)app.Services.GetService(typeof(WatchTokens))!).Reveal(subscriber.HookSecret!));
    }

    [Fact]
    public async Task What_went_wrong_is_told_in_words()
    {
        var (name, id) = await app.ReaderAsync("en");
        await using (var db = app.NewDb())
        {
            var failed = NoticeOutbox.New(id, DeliveryChannels.Hook, DeliveryKinds.Notice, Notices.One().ToJson(), DateTime.UnixEpoch);
            (failed.State, failed.LastError, failed.EndedAt) = (DeliveryStates.Failed, "http:404", DateTime.UnixEpoch);
            db.Deliveries.Add(failed);
            await db.SaveChangesAsync(Cancel);
        }
        var browser = await app.OpenAsAsync(name);
        Assert.Contains("未送达", (await browser.PageAsync("/watches")).QuerySelector("#deliveries")!.TextContent, StringComparison.Ordinal);
        var english = (await browser.PageAsync("/watches?lang=en")).QuerySelector("#deliveries")!.TextContent;
        Assert.Contains("The receiver answered HTTP 404", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_search_tells_nothing_and_keeps_its_link_and_feed()
    {
        var (name, _) = await app.ReaderAsync();
        var browser = await app.OpenAsAsync(name);
        await browser.SubmitAsync(WatchLinks.Follow(WatchKinds.Search, "?q=外资&category=statistics"), "main form", new() { ["rhythm"] = "none" });
        var entry = (await browser.PageAsync("/watches")).QuerySelector(".watches > li")!;
        Assert.Equal("外资 · 经济数据", entry.QuerySelector("h2")!.TextContent.Trim());
        Assert.Equal("none", entry.QuerySelector<IHtmlSelectElement>("select")!.Value);
        foreach (var link in new[] { entry.QuerySelector("h2 a")!, entry.QuerySelector("a[href^='/feeds']")! })
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(link.GetAttribute("href")!)).StatusCode);
    }

    [Fact]
    public async Task News_of_a_zone_reach_the_mailbox()
    {
        var (name, id) = await app.ReaderAsync();
        await using (var db = app.NewDb())
        {
            await app.Book.FollowAsync(db, id, WatchKinds.Zone, Samples.Zone, new WatchManner(WatchRhythms.Instant, ByMail: true, ByHook: false), Cancel);
            await app.Store.SaveAsync(db, Samples.Article("https://bay.example/news/new.html", "海湾又有新闻", ["海湾经开区新签约了十二个项目，涉及电子信息与生物医药，客商来自多地。"]) with { Zones = [Samples.Zone], Published = new DateOnly(2026, 1, 2), FetchedAt = new DateTime(2026, 1, 3, 0, 0, 0, DateTimeKind.Utc) }, Cancel);
        }
        await app.RoundAsync();
        await app.RoundAsync();
        var mail = ReadMail.Of(Assert.Single(app.Mail.Taken, m => m.To == name + "@mail.example").Bytes);
        Assert.Contains("海湾又有新闻", mail.Parts["text/plain"], StringComparison.Ordinal);
    }

    private async Task<Watch> FollowAsync(string user, string kind, string target)
    {
        await using var db = app.NewDb();
        return Assert.IsType<Watch>(await app.Book.FollowAsync(db, user, kind, target, new WatchManner(WatchRhythms.Daily, ByMail: true, ByHook: false), Cancel));
    }

    private async Task<Subscriber> SubscriberAsync(string name)
    {
        await using var db = app.NewDb();
        return await db.Subscribers.AsNoTracking().SingleAsync(s => s.User!.UserName == name, Cancel);
    }
}
