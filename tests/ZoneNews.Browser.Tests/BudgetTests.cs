using System.Text.Json;
using Microsoft.Playwright;

namespace ZoneNews.Browser.Tests;

/// <summary>What a first visit costs its reader. How long it takes is measured beside the limit by <c>ZoneNews.Benchmarks -- paint</c>.</summary>
public sealed class BudgetTests(StarterSite site, Chromium chromium) : IClassFixture<StarterSite>, IClassFixture<Chromium>
{
    private const int FirstPage = 100_000;
    private const double MostShift = 0.01;

    /// <summary>Charts are drawn where a table stands already: their code comes after it and is not counted here.</summary>
    [Fact]
    public async Task The_first_page_weighs_less_than_a_hundred_kilobytes_beside_the_code_of_charts()
    {
        var requests = await VisitAsync("/");
        Assert.InRange(requests.Where(r => !IsChart(r.Url)).Sum(r => r.Bytes), 1, FirstPage);
    }

    [Theory]
    [InlineData("/news")]
    [InlineData("/zones")]
    [InlineData("/indicators")]
    public async Task Pages_without_a_chart_bring_no_code_of_charts(string path) =>
        Assert.DoesNotContain(await VisitAsync(path), r => IsChart(r.Url));

    [Fact]
    public async Task No_page_asks_another_host_for_anything()
    {
        var foreign = new List<string>();
        foreach (var path in AccessibilityTests.Paths.Where(p => p.StartsWith('/')))
            foreign.AddRange((await VisitAsync(path)).Where(r => !r.Url.StartsWith(site.Address, StringComparison.Ordinal) && !r.Url.StartsWith("data:", StringComparison.Ordinal)).Select(r => $"{path}: {r.Url}"));
        Assert.True(foreign.Count == 0, string.Join('\n', foreign));
    }

    /// <summary>A tenth of what Web Vitals still call good (0.1): a long table may settle its columns while its rows come in.</summary>
    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task Nothing_moves_while_a_page_is_drawn(int width)
    {
        var page = await chromium.NewPageAsync(width);
        await page.AddInitScriptAsync("""
            window.moved = [];
            window.shift = 0;
            new PerformanceObserver(list => list.getEntries().filter(e => !e.hadRecentInput).forEach(e => {
                window.shift += e.value;
                window.moved.push(...e.sources.map(s => s.node?.outerHTML?.slice(0, 80)));
            })).observe({ type: "layout-shift", buffered: true });
            """);
        var moved = new List<string>();
        foreach (var path in AccessibilityTests.Paths.Where(p => p.StartsWith('/')))
        {
            await page.GotoAsync(site.Address + path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
            if (await page.EvaluateAsync<double>("shift") is var shift and > MostShift)
                moved.Add($"{path} moves by {shift}: {await page.EvaluateAsync<string>("moved.join(' and ')")}");
        }
        Assert.True(moved.Count == 0, string.Join('\n', moved));
    }

    private static bool IsChart(string url) => url.Contains("/js/charts.js", StringComparison.Ordinal);

    /// <summary>What the page asked for, with the bytes that came over the wire.</summary>
    private async Task<List<(string Url, double Bytes)>> VisitAsync(string path)
    {
        var page = await chromium.NewPageAsync();
        var urls = new Dictionary<string, string>(StringComparer.Ordinal);
        var requests = new List<(string, double)>();
        var session = await page.Context.NewCDPSessionAsync(page);
        session.Event("Network.requestWillBeSent").OnEvent += (_, told) => urls[Id(told)] = told!.Value.GetProperty("request").GetProperty("url").GetString()!;
        session.Event("Network.loadingFinished").OnEvent += (_, told) => requests.Add((urls[Id(told)], told!.Value.GetProperty("encodedDataLength").GetDouble()));
        session.Event("Network.loadingFailed").OnEvent += (_, told) => requests.Add((urls[Id(told)], 0));
        await session.SendAsync("Network.enable");
        await page.GotoAsync(site.Address + path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        await page.Context.CloseAsync();
        return requests;
    }

    private static string Id(JsonElement? told) => told!.Value.GetProperty("requestId").GetString()!;
}
