using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ZoneNews.Browser.Tests;

public sealed partial class ReadingTests(StarterSite site, Chromium chromium) : IClassFixture<StarterSite>, IClassFixture<Chromium>
{
    [Fact]
    public async Task Finds_a_zone_opens_its_year_and_lights_the_words_of_a_figure()
    {
        var page = await chromium.NewPageAsync();
        await page.GotoAsync(site.Address);
        await page.GetByRole(AriaRole.Combobox, new() { Name = "搜索新闻、园区、指标" }).FillAsync("花桥");
        await page.GetByRole(AriaRole.Button, new() { Name = "搜索", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "花桥", Exact = true, Level = 1 })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "江苏花桥经济开发区", Exact = true }).First.ClickAsync();

        var table = page.GetByRole(AriaRole.Region, new() { Name = "指标表" });
        var row = table.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { NameRegex = Gdp() }) }).First;
        await Expect(table.GetByRole(AriaRole.Columnheader, new() { Name = "2021年", Exact = true })).ToBeVisibleAsync();
        await row.GetByRole(AriaRole.Link, new() { Name = "383", Exact = true }).ClickAsync();

        var lit = page.Locator("#text .is-lit");
        await Expect(lit.First).ToBeVisibleAsync();
        Assert.Contains("383亿元", string.Concat(await lit.AllTextContentsAsync()), StringComparison.Ordinal);
        await Expect(page.Locator(".figs li.is-lit")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Figures_and_words_light_each_other_both_ways()
    {
        var page = await OpenHuaqiaoAsync();
        var figures = page.Locator(".figs li");
        await figures.Nth(1).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(figures.Nth(1)).ToHaveClassAsync("is-lit");
        var words = string.Concat(await page.Locator("#text .is-lit").AllTextContentsAsync());
        Assert.NotEmpty(words);

        var number = page.Locator("#text a.ev").Last;
        await number.ClickAsync();
        await Expect(page.Locator($"#f{await number.GetAttributeAsync("data-figure")}")).ToHaveClassAsync("is-lit");
        await Expect(page.Locator(".figs li.is-lit")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Lights_words_without_script_too()
    {
        var page = await chromium.NewPageAsync(script: false);
        await page.GotoAsync(site.Address + "/news?q=花桥");
        await page.GetByRole(AriaRole.Main).Locator("a.fig").First.ClickAsync();
        await Expect(page.Locator("#text .is-lit").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Offers_the_zone_as_files()
    {
        var page = await chromium.NewPageAsync();
        await page.GotoAsync(site.Address + "/zones/江苏花桥经济开发区");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).First.ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(stream);
        Assert.Contains("江苏花桥经济开发区", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switches_theme_text_size_and_language_and_keeps_them()
    {
        var page = await chromium.NewPageAsync();
        await page.GotoAsync(site.Address + "/zones");
        await page.GetByRole(AriaRole.Button, new() { Name = "深色" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "长者模式" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Rankings", Exact = true }).First.ClickAsync();
        var root = page.Locator("html");
        await Expect(root).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(root).ToHaveAttributeAsync("data-text", "large");
        await Expect(root).ToHaveAttributeAsync("lang", "en");
    }

    [Fact]
    public async Task Draws_a_chart_beside_its_table()
    {
        var page = await chromium.NewPageAsync();
        var problems = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                problems.Add(message.Text);
        };
        await page.GotoAsync(site.Address + "/zones/苏州工业园区");
        if (await page.Locator("[data-chart]").CountAsync() == 0)
            Assert.Skip("Built without node: pages show tables in place of charts.");
        await Expect(page.Locator("[data-chart] svg")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "存为 SVG" })).ToBeVisibleAsync();
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    public async Task Never_scrolls_sideways(int width)
    {
        var page = await chromium.NewPageAsync(width);
        foreach (var path in AccessibilityTests.Paths.Where(p => p.StartsWith('/')))
        {
            await page.GotoAsync(site.Address + path);
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overflow <= 0, $"{path} is {overflow} px too wide at {width} px.");
        }
    }

    [Fact]
    public async Task A_page_narrowed_after_it_was_drawn_fits_the_window_at_once()
    {
        var page = await chromium.NewPageAsync();
        foreach (var path in new[] { "/zones/广州经济技术开发区", "/rankings", "/embed/zones/苏州工业园区" })
        {
            await page.SetViewportSizeAsync(1440, 900);
            await page.GotoAsync(site.Address + path);
            // Nothing is drawn again while the script runs: what is measured is the page with the old drawing in its new width.
            var overflow = await page.EvaluateAsync<int>("""
                () => {
                    document.body.style.setProperty("inline-size", "390px");
                    return document.body.scrollWidth - document.body.clientWidth;
                }
                """);
            Assert.True(overflow <= 0, $"{path} is {overflow} px too wide before it is drawn again.");

            await page.SetViewportSizeAsync(390, 900);
            var drawing = page.Locator("[data-chart] svg").First;
            if (await drawing.CountAsync() > 0)
                await Expect(drawing).ToHaveJSPropertyAsync("clientWidth", await page.Locator("[data-chart]").First.EvaluateAsync<int>("p => p.clientWidth"));
        }
    }

    private async Task<IPage> OpenHuaqiaoAsync()
    {
        var page = await chromium.NewPageAsync();
        await page.GotoAsync(site.Address + "/news?q=花桥");
        await page.GetByRole(AriaRole.Main).Locator(".hit a").First.ClickAsync();
        return page;
    }

    [GeneratedRegex("^地区生产总值", RegexOptions.None, 1000)]
    private static partial Regex Gdp();
}
