using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace ZoneNews.Browser.Tests;

public sealed class AccessibilityTests(StarterSite site, Chromium chromium) : IClassFixture<StarterSite>, IClassFixture<Chromium>
{
    internal static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    public static IReadOnlyList<string> Paths { get; } =
    [
        "/", "/news", "/news?q=外资 考核", "/news?q=没有的词组合", "/zones?province=江苏省&city=苏州市", "/zones/苏州工业园区", "/zones/江苏花桥经济开发区", "/indicators",
        "/indicators/gdp", "/compare", "/compare?zone=苏州工业园区&zone=广州经济技术开发区&zone=东湖高新区&second=fdi_actual", "/rankings", "/rankings?indicator=gdp",
        "/conflicts", "/about", "/help", "/help/api", "/nowhere", "/news?q=外资&sort=relevance", "/zones/苏州工业园区/vintages", "/embed/zones/苏州工业园区",
        "/embed/compare?zone=苏州工业园区&zone=广州经济技术开发区", "/unsubscribe", "ARTICLE",
    ];

    public static TheoryData<string, string, string> Modes => new() { { "light", "", "" }, { "dark", "", "" }, { "light", "large", "" }, { "dark", "large", "" }, { "light", "", "en" } };

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Breaks_no_rule_on_any_page(string theme, string text, string language)
    {
        var page = await chromium.NewPageAsync();
        await page.Context.AddCookiesAsync(
        [
            new() { Name = "theme", Value = theme, Url = site.Address },
            .. new[] { ("text", text), ("lang", language) }.Where(c => c.Item2.Length > 0).Select(c => new Microsoft.Playwright.Cookie { Name = c.Item1, Value = c.Item2, Url = site.Address }),
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

    [Fact]
    public async Task The_search_field_proposes_pages_and_is_worked_by_keyboard()
    {
        var page = await chromium.NewPageAsync();
        await page.GotoAsync(site.Address + "/about");
        var field = page.GetByRole(Microsoft.Playwright.AriaRole.Combobox);
        await field.PressSequentiallyAsync("花桥");
        var option = page.GetByRole(Microsoft.Playwright.AriaRole.Option, new() { Name = "江苏花桥经济开发区" });
        await Microsoft.Playwright.Assertions.Expect(option).ToBeVisibleAsync();
        var result = await page.RunAxe(Rules);
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(v => v.Id)));
        await field.PressAsync("ArrowDown");
        await Microsoft.Playwright.Assertions.Expect(option).ToHaveAttributeAsync("aria-selected", "true");
        await field.PressAsync("Escape");
        await Microsoft.Playwright.Assertions.Expect(option).ToBeHiddenAsync();
        await field.PressSequentiallyAsync("经");
        await Microsoft.Playwright.Assertions.Expect(option).ToBeVisibleAsync();
        await field.PressAsync("ArrowDown");
        await field.PressAsync("Enter");
        await Microsoft.Playwright.Assertions.Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("江苏花桥经济开发区");
    }
}
