using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ZoneNews.Testing;

namespace ZoneNews.Web.Tests.Desk;

/// <summary>Hostile text as title, body and source: it comes through as text and nothing else.</summary>
public sealed class XssTests(PortalApp app) : IClassFixture<PortalApp>
{
    private static readonly string[] AtomNames =
        ["feed", "id", "title", "updated", "link", "generator", "entry", "published", "author", "name", "category", "summary"];

    private static CancellationToken Cancel => PortalApp.Cancel;

    [Fact]
    public async Task No_payload_becomes_active_anywhere()
    {
        if (Repository.Shared("suites/xss/cases.jsonl") is not { } file)
        {
            Assert.Skip("../shared/suites/xss is not there.");
            return;
        }
        var payloads = File.ReadLines(file).Select(Payload).ToList();
        Assert.NotEmpty(payloads);
        var desk = await app.OpenAsAsync("zhou");
        foreach (var (payload, number) in payloads.Select((p, i) => (p, i)))
        {
            var id = await SaveAsync(payload, number);
            AssertInert(await desk.PageAsync($"/news/{id}"), payload);
            AssertInert(await desk.PageAsync($"/admin/review?article={id}"), payload);
        }
        AssertInert(await desk.PageAsync("/news"), "the list");
        foreach (var path in new[] { "/api/v1/articles?take=100", "/feeds/articles.json" })
            Assert.DoesNotContain('<', await TextAsync(desk, path));
        var feed = XDocument.Parse(await TextAsync(desk, "/feeds/articles.atom"));
        Assert.Empty(feed.Descendants().Select(e => e.Name.LocalName).Except(AtomNames));
    }

    private static void AssertInert(IHtmlDocument page, string payload)
    {
        Assert.All(page.QuerySelectorAll("script"), s => Assert.True(
            s.GetAttribute("src")?.StartsWith("/js/", StringComparison.Ordinal) == true || s.GetAttribute("type") == "application/ld+json", payload));
        Assert.Empty(page.QuerySelectorAll("iframe, object, embed, math, base, style, [style], [srcdoc], img:not([src^='/'])"));
        foreach (var attribute in page.All.SelectMany(e => e.Attributes))
        {
            Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), payload);
            Assert.False(attribute.Name is "href" or "action" or "formaction" && IsScript(attribute), payload);
        }
    }

    private static bool IsScript(IAttr attribute)
    {
        var value = attribute.Value.Trim();
        return value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || value.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
            || value.StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase);
    }

    private static string Payload(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("payload").GetString()!;
    }

    private static async Task<string> TextAsync(Browser browser, string path) => await (await browser.GetAsync(path)).Content.ReadAsStringAsync(Cancel);

    private async Task<long> SaveAsync(string payload, int number)
    {
        await using var db = app.NewDb();
        // Scripts may hide in an address too.
        var url = number == 0 ? "javascript:alert(1)" : $"https://bay.example/xss/{number}";
        var draft = Samples.Article(url, "坏 " + payload, ["第" + number + "篇：" + payload, payload]) with { SourceName = payload, Author = payload };
        return (await app.Store.SaveAsync(db, draft, Cancel)).ArticleId;
    }
}
