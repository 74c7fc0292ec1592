using Microsoft.Playwright;

namespace ZoneNews.Browser.Tests;

/// <summary>The machine's own Chromium, driven over its protocol: nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string? Program = new[] { Environment.GetEnvironmentVariable("ZONENEWS_TEST_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
        .FirstOrDefault(p => !string.IsNullOrEmpty(p) && File.Exists(p));

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A page of its own, without cookies. Where Chromium is absent the test is skipped, under CI it fails.</summary>
    public async Task<IPage> NewPageAsync(int width = 1440, int height = 900, bool script = true)
    {
        if (_browser is null)
        {
            const string absent = "No Chromium: install it, or name it in ZONENEWS_TEST_CHROMIUM.";
            if (Environment.GetEnvironmentVariable("CI") == "true")
                throw new InvalidOperationException(absent);
            Assert.Skip(absent);
        }
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "zh-CN",
        });
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }
}
