using System.Net;

namespace ZoneNews.Web.Tests.Desk;

public sealed class PipelineTests(PortalApp app) : IClassFixture<PortalApp>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/news")]
    [InlineData("/zones")]
    [InlineData("/admin/sign-in")]
    [InlineData("/admin/review")]
    [InlineData("/no/such/page")]
    [InlineData("/api/v1/articles")]
    [InlineData("/api/v1/articles?year=x")]
    [InlineData("/api/nothing")]
    [InlineData("/feeds/articles.atom")]
    [InlineData("/export/articles.csv")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/health/live")]
    public async Task Every_answer_carries_the_headers_that_guard_it(string path)
    {
        var answer = await app.Open().GetAsync(path);
        var headers = answer.Headers;
        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.True(headers.Contains("Referrer-Policy") && headers.Contains("Permissions-Policy") && headers.Contains("Cross-Origin-Opener-Policy"));
        Assert.False(headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/admin/sign-in")]
    [InlineData("/admin/review")]
    [InlineData("/admin/sources")]
    [InlineData("/admin/sources/bay")]
    [InlineData("/admin/source-file")]
    [InlineData("/admin/history")]
    [InlineData("/admin/users")]
    [InlineData("/admin/password")]
    public async Task No_page_of_the_desk_has_inline_script_or_style(string path)
    {
        var admin = await app.OpenAsAsync("wang");
        var page = await admin.PageAsync(path);
        Assert.NotNull(page.QuerySelector("main h1"));
        Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src])"));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.All(page.QuerySelectorAll("form[method=post]:not([action='/display'])"), f => Assert.NotNull(f.QuerySelector("input[name=__RequestVerificationToken]")));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_told(string path) => Assert.Equal(HttpStatusCode.OK, (await app.Open().GetAsync(path)).StatusCode);

    [Theory]
    [InlineData("/admin/review")]
    [InlineData("/admin/sources")]
    [InlineData("/admin/history")]
    [InlineData("/admin/users")]
    public async Task The_desk_speaks_english_too(string path)
    {
        var admin = await app.OpenAsAsync("wang");
        var page = await Browser.DocumentAsync(await admin.GetAsync(path + "?lang=en"));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.DoesNotContain(page.QuerySelector("h1")!.TextContent, c => c >= '\u4e00');
        Assert.DoesNotContain(page.QuerySelector(".deskbar ul")!.TextContent, c => c >= '\u4e00');
    }
}

public sealed class RateLimitTests(StrictPortalApp app) : IClassFixture<StrictPortalApp>
{
    [Theory]
    [InlineData("/api/v1/indicators", 3)]
    [InlineData("/export/zones.csv", 2)]
    public async Task Who_asks_too_much_is_told_when_to_come_again(string path, int allowed)
    {
        var browser = app.Open();
        for (var i = 0; i < allowed; i++)
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(path)).StatusCode);
        var refused = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Tries_at_the_sign_in_are_counted()
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
            statuses.Add((await app.Open().SubmitAsync("/admin/sign-in", "main form", new() { ["Name"] = "zhou", ["Password"] = "wrong wrong" })).StatusCode);
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests], statuses);
    }
}
