using System.Net;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction.Documents;

namespace ZoneNews.Web.Tests.Desk;

public sealed class SourceTests(PortalApp app) : IClassFixture<PortalApp>
{
    private const string File = """{"id":"gulf","name":"海角网","kind":"zone","zone":"海湾经开区","start":[{"url":"https://gulf.example/list/","as":"list"}],"interval":"PT2H"}""";

    private static CancellationToken Cancel => PortalApp.Cancel;

    [Fact]
    public async Task A_source_file_is_previewed_without_saving_anything()
    {
        var desk = await app.OpenAsAsync("zhou");
        var page = await Browser.DocumentAsync(await PostAsync(desk, "Preview", File.Replace("gulf", "cape", StringComparison.Ordinal)));
        Assert.Contains("https://cape.example/list/", page.QuerySelector("main .dl")!.TextContent, StringComparison.Ordinal);
        await using var db = app.NewDb();
        Assert.False(await db.Sources.AnyAsync(s => s.Id == "cape", Cancel));
    }

    [Theory]
    [InlineData("""{"id":"x"}""", "start")]
    [InlineData("""{"id":"x","start":[{"url":"ftp://a.example/"}]}""", "http")]
    [InlineData("""{"id":"x","start":[{"url":"https://a.example/"}],"articles":["(unclosed"]}""", "articles[0]")]
    [InlineData("""{"id":"bay","start":[{"url":"https://a.example/"}]}""", "bay")]
    [InlineData("""{"id":"x","zone":"没有的园区","start":[{"url":"https://a.example/"}]}""", "没有的园区")]
    [InlineData("not json", "line 1")]
    public async Task A_wrong_source_file_is_told_in_one_sentence_and_kept(string json, string named)
    {
        var desk = await app.OpenAsAsync("zhou");
        var page = await Browser.DocumentAsync(await PostAsync(desk, "Save", json));
        Assert.Contains(named, page.QuerySelector("#json-fault")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(json, page.QuerySelector("textarea")!.TextContent.TrimStart('\n', '\r'));
    }

    [Fact]
    public async Task A_saved_source_is_paused_and_crawled_at_once()
    {
        var desk = await app.OpenAsAsync("zhou");
        Assert.Equal("/admin/sources/gulf", (await PostAsync(desk, "Save", File)).Headers.Location!.OriginalString);
        await using (var db = app.NewDb())
        {
            var source = await db.Sources.Include(s => s.Zone).SingleAsync(s => s.Id == "gulf", Cancel);
            Assert.Equal((7200, Samples.Zone, "admin"), (source.IntervalSeconds, source.Zone!.Name, source.Origin));
            db.Frontier.Add(Entry("https://gulf.example/list/", FrontierEntry.StartPriority));
            db.Frontier.Add(Entry("https://gulf.example/a/1", priority: 0));
            await db.SaveChangesAsync(Cancel);
        }
        await desk.SubmitAsync("/admin/sources/gulf", "form[action$=Crawl]", []);
        await desk.SubmitAsync("/admin/sources/gulf", "form[action$=Pause]", [], button: "pause=true");
        Assert.Contains("已暂停", (await desk.PageAsync("/admin/sources/gulf")).QuerySelector("main .dl")!.TextContent, StringComparison.Ordinal);
        await using (var db = app.NewDb())
        {
            var due = await db.Frontier.SingleAsync(e => e.SourceId == "gulf" && e.NextFetchAt != null, Cancel);
            Assert.Equal(("https://gulf.example/list/", FrontierEntry.NowPriority + FrontierEntry.StartPriority), (due.Url, due.Priority));
            Assert.Equal(
                ["source.add", "source.crawl", "source.pause"],
                await db.Audit.Where(e => e.Target == "source:gulf").OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Cancel));
        }
    }

    [Fact]
    public async Task A_source_is_changed_but_keeps_its_id()
    {
        var desk = await app.OpenAsAsync("zhou");
        var page = await desk.PageAsync("/admin/source-file?id=copy");
        Assert.Contains("\"copy\"", page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        var token = page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var renamed = await desk.PostAsync("/admin/source-file?handler=Save&id=copy", new() { ["__RequestVerificationToken"] = token, ["Json"] = File });
        Assert.Contains("编号不能改", (await Browser.DocumentAsync(renamed)).QuerySelector("#json-fault")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_narrowed_by_name()
    {
        var desk = await app.OpenAsAsync("zhou");
        var rows = (await desk.PageAsync("/admin/sources?q=海湾网")).QuerySelectorAll("tbody tr");
        Assert.Contains("海湾网", Assert.Single(rows).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_source_is_not_found()
    {
        var desk = await app.OpenAsAsync("zhou");
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync("/admin/sources/none")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync("/admin/source-file?id=none")).StatusCode);
    }

    [Fact]
    public async Task A_flagged_source_stands_first_and_tells_why_in_both_languages()
    {
        await using (var db = app.NewDb())
        {
            db.Sources.Add(new Source
            {
                Id = "quiet",
                Name = "静静网",
                Kind = "zone",
                Definition = "{}",
                Origin = "file",
                CreatedAt = DateTime.UnixEpoch,
                LastFetchAt = DateTime.UnixEpoch,
                LastSuccessAt = DateTime.UnixEpoch,
                Findings = """[{"Code":"quiet","Now":42,"Usual":3}]""",
                FlaggedAt = DateTime.UnixEpoch,
            });
            await db.SaveChangesAsync(Cancel);
        }
        var desk = await app.OpenAsAsync("zhou");
        var line = (await desk.PageAsync("/admin/sources?q=静静网")).QuerySelector("tbody tr")!;
        Assert.Contains("久无新文", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("最新一篇已是 42 天前；平常每 3 天一篇", (await desk.PageAsync("/admin/sources/quiet")).QuerySelector("main .note")!.TextContent, StringComparison.Ordinal);
        var english = await desk.PageAsync("/admin/sources/quiet?lang=en");
        Assert.Contains("The newest article is 42 days old", english.QuerySelector("main .note")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Articles of the last 30 days", english.QuerySelector("[aria-labelledby=h-health]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_id_hides_a_source_behind_another_page()
    {
        var desk = await app.OpenAsAsync("zhou");
        Assert.Equal("/admin/sources/edit", (await PostAsync(desk, "Save", File.Replace("\"gulf\"", "\"edit\"", StringComparison.Ordinal))).Headers.Location!.OriginalString);
        Assert.Equal("edit", (await desk.PageAsync("/admin/sources/edit")).QuerySelector("main .dl code")!.TextContent);
    }

    [Fact]
    public async Task A_page_that_was_rejected_is_shown_with_its_reason_and_found_by_its_outcome()
    {
        var desk = await app.OpenAsAsync("zhou");
        await PostAsync(desk, "Save", File.Replace("\"gulf\"", "\"reef\"", StringComparison.Ordinal));
        var reason = DocumentReasons.Describe(DocumentReasons.TooLarge)!;
        await using (var db = app.NewDb())
        {
            db.Frontier.AddRange(Visited("https://reef.example/a.docx", FetchOutcome.Rejected, reason), Visited("https://reef.example/b.html", FetchOutcome.Ingested, null));
            await db.SaveChangesAsync(Cancel);
        }

        var rows = (await desk.PageAsync("/admin/sources/reef")).QuerySelectorAll("section[aria-labelledby=h-visits] tbody tr");
        var rejected = (await desk.PageAsync("/admin/sources/reef?outcome=Rejected")).QuerySelectorAll("section[aria-labelledby=h-visits] tbody tr");

        Assert.Equal(2, rows.Length);
        var cells = Assert.Single(rejected).QuerySelectorAll("td").Select(c => c.TextContent).ToList();
        Assert.Equal(["不是文章", "https://reef.example/a.docx", "文件解开后过大"], [cells[1], cells[3], cells[4]]);
    }

    private static FrontierEntry Visited(string url, FetchOutcome outcome, string? reason)
    {
        var entry = Entry(url, priority: 0);
        (entry.SourceId, entry.Outcome, entry.Reason, entry.LastFetchAt) = ("reef", outcome, reason, entry.DiscoveredAt);
        return entry;
    }

    private static FrontierEntry Entry(string url, int priority) => new()
    {
        SourceId = "gulf",
        Url = url,
        Host = "https://gulf.example:443",
        Kind = priority > 0 ? "list" : "article",
        Priority = priority,
        DiscoveredAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
    };

    private static async Task<HttpResponseMessage> PostAsync(Browser desk, string handler, string json)
    {
        var page = await desk.PageAsync("/admin/source-file");
        var token = page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await desk.PostAsync("/admin/source-file?handler=" + handler, new() { ["__RequestVerificationToken"] = token, ["Json"] = json });
    }
}
