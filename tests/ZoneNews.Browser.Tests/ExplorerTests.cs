using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ZoneNews.Browser.Tests;

public sealed class ExplorerTests(StarterSite site, Chromium chromium) : IClassFixture<StarterSite>, IClassFixture<Chromium>
{
    private const string Zones = "/api/v1/zones";

    [Fact]
    public async Task An_operation_is_tried_on_the_page_and_answers_with_rows()
    {
        var page = await chromium.NewPageAsync();
        var elsewhere = new List<string>();
        var problems = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                elsewhere.Add(request.Url);
        };
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                problems.Add(message.Text);
        };
        await page.GotoAsync(site.Address + "/help/api");
        if (await page.Locator("[data-explorer]").CountAsync() == 0)
            Assert.Skip("Built without node: the page lists the operations alone.");

        var explorer = page.Locator("[data-explorer]");
        await Expect(explorer.Locator(".opblock")).ToHaveCountAsync(await page.Locator("#addresses details").CountAsync());
        var zones = explorer.Locator(".opblock", new() { Has = page.Locator($"[data-path='{Zones}']") });
        await zones.GetByRole(AriaRole.Button).First.ClickAsync();
        await zones.GetByRole(AriaRole.Button, new() { Name = "Try it out" }).ClickAsync();
        var answer = await page.RunAndWaitForResponseAsync(
            () => zones.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync(), r => r.Url.StartsWith(site.Address + Zones, StringComparison.Ordinal));

        Assert.Equal(200, answer.Status);
        using var rows = JsonDocument.Parse(await answer.BodyAsync());
        Assert.NotEqual(0, rows.RootElement.GetProperty("items").GetArrayLength());
        await Expect(zones.Locator(".live-responses-table .response-col_status").Last).ToContainTextAsync("200");
        Assert.Empty(elsewhere);
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task An_open_operation_breaks_no_rule(string theme)
    {
        var page = await chromium.NewPageAsync();
        await page.Context.AddCookiesAsync([new() { Name = "theme", Value = theme, Url = site.Address }]);
        await page.GotoAsync(site.Address + "/help/api");
        var zones = page.Locator("[data-explorer] .opblock", new() { Has = page.Locator($"[data-path='{Zones}']") });
        if (await page.Locator("[data-explorer]").CountAsync() == 0)
            Assert.Skip("Built without node: the page lists the operations alone.");
        await zones.GetByRole(AriaRole.Button).First.ClickAsync();
        await zones.GetByRole(AriaRole.Button, new() { Name = "Try it out" }).ClickAsync();
        await page.RunAndWaitForResponseAsync(
            () => zones.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync(), r => r.Url.StartsWith(site.Address + Zones, StringComparison.Ordinal));
        await Expect(zones.Locator(".live-responses-table")).ToBeVisibleAsync();
        var result = await page.RunAxe(AccessibilityTests.Rules);
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {n.Target}: {n.Html}"))));
    }

    [Fact]
    public async Task Without_script_the_operations_are_listed_with_their_parameters()
    {
        var page = await chromium.NewPageAsync(script: false);
        await page.GotoAsync(site.Address + "/help/api");
        await page.GetByText($"GET {Zones}", new() { Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = $"GET {Zones}", Exact = false }).First.GetByRole(AriaRole.Rowheader, new() { Name = "province" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task No_other_page_asks_for_the_explorer()
    {
        var page = await chromium.NewPageAsync();
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync(site.Address + "/help");
        Assert.NotEmpty(asked);
        Assert.DoesNotContain(asked, url => url.Contains("explorer", StringComparison.Ordinal));
    }
}
