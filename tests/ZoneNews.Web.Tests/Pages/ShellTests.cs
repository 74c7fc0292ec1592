using System.Net;
using System.Text.RegularExpressions;
using ZoneNews.Testing;
using ZoneNews.Web.Tests.Site;

namespace ZoneNews.Web.Tests.Pages;

public sealed class ShellTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Theory]
    [InlineData("theme=dark", "data-theme=\"dark\"")]
    [InlineData("text=large", "data-text=\"large\"")]
    [InlineData("updown=intl", "data-updown=\"intl\"")]
    [InlineData("lang=en", "lang=\"en\"")]
    public async Task Keeps_a_display_setting_in_a_cookie(string setting, string attribute)
    {
        using var client = site.NewClient();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("set", setting), KeyValuePair.Create("back", "/zones?province=x")]);
        using var response = await client.PostAsync("/display", form, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/zones?province=x", response.Headers.Location!.OriginalString);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/help");
        request.Headers.Add("Cookie", response.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var page = await client.SendAsync(request, Cancel);
        Assert.Contains(attribute, await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("theme=pink", "/", 400)]
    [InlineData("other=x", "/", 400)]
    [InlineData("theme", "/", 400)]
    [InlineData("theme=dark", "//evil.example", 302)]
    [InlineData("theme=dark", "https://evil.example", 302)]
    public async Task Sets_only_what_it_knows_and_stays_on_this_site(string setting, string back, int status)
    {
        using var client = site.NewClient();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("set", setting), KeyValuePair.Create("back", back)]);
        using var response = await client.PostAsync("/display", form, Cancel);
        Assert.Equal(status, (int)response.StatusCode);
        if (status == 302)
            Assert.Equal("/", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Serves_its_files_with_an_address_that_may_be_kept_for_good()
    {
        using var client = site.NewClient();
        var html = await client.GetStringAsync("/help", Cancel);
        var css = Regex.Match(html, "href=\"(?<css>/css/zonenews\\.css\\?v=[0-9a-f]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["css"].Value;
        using var kept = await client.GetAsync(css, Cancel);
        Assert.Equal("public, max-age=31536000, immutable", kept.Headers.CacheControl!.ToString().Replace("max-age=31536000, public", "public, max-age=31536000", StringComparison.Ordinal));
        Assert.Equal("text/css", kept.Content.Headers.ContentType!.MediaType);
        using var unversioned = await client.GetAsync("/css/zonenews.css", Cancel);
        Assert.True(unversioned.Headers.CacheControl!.MaxAge <= TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Has_no_style_or_script_inside_its_pages()
    {
        using var client = site.NewClient();
        foreach (var path in new[] { "/", "/news", "/zones", "/zones/" + Uri.EscapeDataString(SampleTexts.Park), "/compare?zone=苏州工业园区", "/rankings" })
        {
            var html = await client.GetStringAsync(path, Cancel);
            Assert.DoesNotMatch("<style|\\sstyle=\"|\\son[a-z]+=\"", html);
            // Data is not run: browsers and the content policy leave it alone.
            Assert.DoesNotMatch("<script(?![^>]*(?:src=|type=\"application/ld))", html);
        }
    }

    [Fact]
    public void Says_every_text_in_English_too()
    {
        var web = Path.Combine(Repository.Root, "src", "ZoneNews.Web");
        var english = File.ReadAllText(Path.Combine(web, "Resources", "Texts.en.resx"));
        var pages = Directory.EnumerateFiles(Path.Combine(web, "Pages"), "*.cshtml", SearchOption.AllDirectories);
        var keys = pages.SelectMany(p => Regex.Matches(File.ReadAllText(p), "T\\[\"(?<key>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(m => m.Groups["key"].Value)).Distinct().ToList();
        Assert.True(keys.Count > 200);
        Assert.All(keys, k => Assert.Contains($"name=\"{k}\"", english, StringComparison.Ordinal));
    }

    [Fact]
    public void Holds_the_same_dark_colours_in_both_places()
    {
        var css = File.ReadAllText(Path.Combine(Repository.Root, "src", "ZoneNews.Web", "wwwroot", "css", "zonenews.css"));
        Assert.Equal(Block(css, ":root:not([data-theme=\"light\"]) {"), Block(css, ":root[data-theme=\"dark\"] {"));
        Assert.Equal(Block(css, ":root[data-text=\"large\"]:not([data-theme=\"light\"]) {"), Block(css, ":root[data-theme=\"dark\"][data-text=\"large\"] {"));
    }

    private static string Block(string css, string selector)
    {
        var start = css.IndexOf(selector, StringComparison.Ordinal) + selector.Length;
        return string.Join(' ', css[start..css.IndexOf('}', start)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
