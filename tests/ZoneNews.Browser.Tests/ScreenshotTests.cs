using Microsoft.Playwright;

namespace ZoneNews.Browser.Tests;

/// <summary>Pictures of every page to look at, written where <c>ZONENEWS_SCREENSHOTS</c> names a folder.</summary>
public sealed class ScreenshotTests(StarterSite site, Chromium chromium) : IClassFixture<StarterSite>, IClassFixture<Chromium>
{
    [Fact]
    public async Task Takes_pictures_of_the_pages()
    {
        var folder = Environment.GetEnvironmentVariable("ZONENEWS_SCREENSHOTS");
        if (string.IsNullOrEmpty(folder))
            Assert.Skip("ZONENEWS_SCREENSHOTS names no folder.");
        Directory.CreateDirectory(folder!);
        foreach (var (mode, width, theme, text) in new[] { ("wide", 1440, "light", ""), ("phone", 390, "light", ""), ("dark", 1440, "dark", ""), ("night", 390, "dark", ""), ("large", 768, "light", "large") })
        {
            var page = await chromium.NewPageAsync(width);
            await page.Context.AddCookiesAsync([new() { Name = "theme", Value = theme, Url = site.Address }]);
            if (text.Length > 0)
                await page.Context.AddCookiesAsync([new() { Name = "text", Value = text, Url = site.Address }]);
            for (var i = 0; i < AccessibilityTests.Paths.Count; i++)
                await TakeAsync(page, AccessibilityTests.Paths[i], Path.Combine(folder!, $"{mode}-{i:00}.png"));
        }
        Assert.NotEmpty(Directory.GetFiles(folder!, "*.png"));
    }

    private async Task TakeAsync(IPage page, string path, string file)
    {
        if (path == "ARTICLE")
        {
            await page.GotoAsync(site.Address + "/news?q=花桥");
            await page.Locator("main a.fig").First.ClickAsync();
            await page.EvaluateAsync("document.activeElement?.blur(); scrollTo(0, 0)");
        }
        else
        {
            await page.GotoAsync(site.Address + path);
        }
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
    }
}
