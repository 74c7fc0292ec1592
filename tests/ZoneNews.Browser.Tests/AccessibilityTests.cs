using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace ZoneNews.Browser.Tests;

public sealed class AccessibilityTests(StarterSite site, Chromium chromium) : IClassFixture<StarterSite>, IClassFixture<Chromium>
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    public static IReadOnlyList<string> Paths { get; } =
    [
        "/", "/news", "/news?q=外资 考核", "/news?q=没有的词组合", "/zones?province=江苏省&city=苏州市", "/zones/苏州工业园区", "/zones/江苏花桥经济开发区", "/indicators",
        "/indicators/gdp", "/compare", "/compare?zone=苏州工业园区&zone=广州经济技术开发区&zone=东湖高新区&second=fdi_actual", "/rankings", "/rankings?indicator=gdp",
        "/conflicts", "/about", "/help", "/nowhere", "ARTICLE",
    ];

    public static TheoryData<string, string> Modes => new() { { "light", "" }, { "dark", "" }, { "light", "large" }, { "dark", "large" } };

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Breaks_no_rule_on_any_page(string theme, string text)
    {
        var page = await chromium.NewPageAsync();
        await page.Context.AddCookiesAsync(
        [
            new() { Name = "theme", Value = theme, Url = site.Address },
            .. text.Length > 0 ? new[] { new Microsoft.Playwright.Cookie { Name = "text", Value = text, Url = site.Address } } : [],
        ]);
        var broken = new List<string>();
        foreach (var path in Paths)
        {
            if (path == "ARTICLE")
            {
                await page.GotoAsync(site.Address + "/news?q=花桥");
                await page.Locator("main a.fig").First.ClickAsync();
            }
            else
            {
                await page.GotoAsync(site.Address + path);
            }
            var result = await page.RunAxe(Rules);
            broken.AddRange(result.Violations.Select(v => $"{path}: {v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        }
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }
}
