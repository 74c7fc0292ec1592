using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace ZoneNews.Web.Tests.Desk;

/// <summary>An editor's word on copies. Each test has a portal of its own.</summary>
public sealed class CopyTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private Browser _desk = null!;
    private long _first;
    private long _copy;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _desk = await _app.OpenAsAsync("zhou");
        (_first, _copy) = (await IdAsync(Samples.FirstUrl), await IdAsync(Samples.CopyUrl));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_cluster_is_shown_with_its_reasons_and_linked_from_the_article()
    {
        var link = (await _desk.PageAsync($"/admin/review?article={_copy}")).QuerySelector($"a[href='/admin/review/copies/{_copy}']")!;
        Assert.Contains("2", link.TextContent, StringComparison.Ordinal);
        var page = await _desk.PageAsync($"/admin/review/copies/{_copy}");
        var rows = page.QuerySelectorAll("tbody tr");
        Assert.Equal(2, rows.Length);
        Assert.Contains("首发", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("100", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("它发布更早", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_taken_out_is_listed_and_put_back_from_the_history()
    {
        Assert.Equal(1, await ListedAsync());
        await SayAsync(_copy, "apart", note: "两地各发");
        Assert.Equal(2, await ListedAsync());
        Assert.Equal(2, await FiguresAsync());
        var line = (await _desk.PageAsync("/admin/history")).QuerySelector("tbody tr")!.TextContent;
        Assert.Contains("移出转载组", line, StringComparison.Ordinal);
        Assert.Contains("两地各发", line, StringComparison.Ordinal);
        await _desk.SubmitAsync("/admin/history", "tbody form", []);
        Assert.Equal(1, await ListedAsync());
    }

    [Fact]
    public async Task The_copy_chosen_as_first_is_shown_for_all()
    {
        await SayAsync(_copy, "first");
        await using var db = _app.NewDb();
        Assert.Equal(_copy, await db.Articles.Where(a => a.Id == _first).Select(a => a.DuplicateOfId).SingleAsync(PortalApp.Cancel));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("https://portal.example/news/{0}?figure=1")]
    [InlineData(Samples.FirstUrl)]
    public async Task The_article_copied_is_named_by_number_page_or_original(string named)
    {
        var bad = await IdAsync(Samples.QuarantinedUrl);
        await SayAsync(bad, "copy", named.Replace("{0}", $"{_first}", StringComparison.Ordinal));
        await using var db = _app.NewDb();
        Assert.Equal(_first, await db.Articles.Where(a => a.Id == bad).Select(a => a.DuplicateOfId).SingleAsync(PortalApp.Cancel));
    }

    [Theory]
    [InlineData("99999999", "没有这篇文章")]
    [InlineData("", "没有这篇文章")]
    [InlineData("https://nowhere.example/<b>", "没有这篇文章")]
    [InlineData("{0}", "自己")]
    public async Task An_article_that_cannot_be_meant_is_told_and_nothing_kept(string named, string fault)
    {
        var answer = await SayAsync(_copy, "copy", named.Replace("{0}", $"{_copy}", StringComparison.Ordinal));
        Assert.Contains(fault, (await Browser.DocumentAsync(answer)).QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
        await using var db = _app.NewDb();
        Assert.False(await db.Reviews.AnyAsync(PortalApp.Cancel));
    }

    [Fact]
    public async Task Only_editors_see_it_and_speak()
    {
        var path = $"/admin/review/copies/{_copy}";
        Assert.Equal("/admin/sign-in", (await _app.Open().GetAsync(path)).Headers.Location!.AbsolutePath);
        await _app.AddUserAsync("reader", Web.Areas.Admin.Roles.Reader);
        var reader = await _app.OpenAsAsync("reader");
        Assert.Equal("/admin/denied", (await reader.GetAsync(path)).Headers.Location!.AbsolutePath);
        Assert.Equal("/admin/denied", (await reader.PostAsync(path, new() { ["verb"] = "apart" })).Headers.Location!.AbsolutePath);
        // An editor's own browser, made to send the form from elsewhere: it has no token.
        Assert.Equal(HttpStatusCode.BadRequest, (await _desk.PostAsync(path, new() { ["verb"] = "apart" })).StatusCode);
        Assert.Equal(1, await ListedAsync());
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.GetAsync("/admin/review/copies/999999")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SayAsync(_copy, "publish")).StatusCode);
    }

    private Task<HttpResponseMessage> SayAsync(long article, string verb, string? other = null, string? note = null) => _desk.SubmitAsync(
        $"/admin/review/copies/{article}", "main form", new() { ["other"] = other ?? "", ["note"] = note ?? "" }, button: "verb=" + verb);

    private async Task<long> IdAsync(string url)
    {
        await using var db = _app.NewDb();
        return await db.Articles.Where(a => a.Url == url).Select(a => a.Id).SingleAsync(PortalApp.Cancel);
    }

    private async Task<int> ListedAsync() => await TotalAsync("/api/v1/articles");

    private async Task<int> FiguresAsync() => await TotalAsync("/api/v1/observations?indicator=gdp");

    private async Task<int> TotalAsync(string path) =>
        (int)JsonNode.Parse(await (await _app.Open().GetAsync(path)).Content.ReadAsStringAsync(PortalApp.Cancel))!["total"]!;
}
