using Microsoft.Playwright;

namespace ZoneNews.Benchmarks;

/// <summary>
/// When the largest part of a page stands (LCP), in Chromium with a processor slowed four times and nothing in its cache, as a share of
/// the second that it may take.
/// </summary>
internal static class Paint
{
    private const double Limit = 1000;
    private const int Slowdown = 4;
    private const int Visits = 9;
    private static readonly string[] Paths = ["/", "/news", "/zones", "/zones/苏州工业园区", "/indicators/gdp", "/compare", "/rankings"];

    /// <param name="address">Of a portal that runs, such as http://localhost:5080.</param>
    public static async Task<int> RunAsync(string address)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("ZONENEWS_TEST_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
        await VisitAsync(browser, address);
        Console.WriteLine($"LCP in ms at a {Slowdown}× slower processor, {Visits} visits each; limit {Limit:0}");
        foreach (var path in Paths)
        {
            var times = new List<double>();
            for (var i = 0; i < Visits; i++)
                times.Add(await VisitAsync(browser, address + path));
            times.Sort();
            Console.WriteLine($"{times[Visits / 2],6:0} median {times[^1],6:0} worst   {times[^1] / Limit:0.00} of the limit   {path}");
        }
        return 0;
    }

    private static async Task<double> VisitAsync(IBrowser browser, string url)
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = Slowdown });
        await page.AddInitScriptAsync("new PerformanceObserver(list => { for (const e of list.getEntries()) window.lcp = e.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });");
        await page.GotoAsync(url, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        // No WaitForFunction: the pages' own policy forbids the eval that it needs.
        return await page.EvaluateAsync<double>("new Promise(done => { const look = () => window.lcp ? done(window.lcp) : setTimeout(look, 20); look(); })");
    }
}
