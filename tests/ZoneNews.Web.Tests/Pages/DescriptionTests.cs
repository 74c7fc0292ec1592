using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Data;
using ZoneNews.Data.Articles;
using ZoneNews.Extraction;
using ZoneNews.Web.Tests.Site;

namespace ZoneNews.Web.Tests.Pages;

/// <summary>What the portal tells programs of its pages, and what it proposes, packs and compares.</summary>
public sealed class DescriptionTests(SampleSite site) : IClassFixture<SampleSite>
{
    private static readonly string Huaqiao = "/zones/" + Uri.EscapeDataString(SampleTexts.Huaqiao);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_describes_itself_as_news()
    {
        var id = await ArticleAsync("花桥开发区回顾");
        var page = await PageAsync($"/news/{id}");
        var data = Structured(page);

        Assert.Equal("NewsArticle", data["@type"]!.ToString());
        Assert.Equal("花桥开发区回顾2021年", data["headline"]!.ToString());
        Assert.Equal("2022-01-18", data["datePublished"]!.ToString());
        Assert.Equal($"{site.Address}/news/{id}", data["url"]!.ToString());
        Assert.Equal("https://example.org/huaqiao-2021.html", data["isBasedOn"]!.ToString());
        Assert.Equal(SampleTexts.Huaqiao, data["about"]![0]!["name"]!.ToString());
        Assert.Equal("article", Property(page, "og:type"));
        Assert.Equal($"{site.Address}/news/{id}", Property(page, "og:url"));
        Assert.Equal("花桥开发区回顾2021年", Property(page, "og:title"));
        Assert.Equal($"{site.Address}/news/{id}", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_title_cannot_leave_the_description()
    {
        var page = await PageAsync($"/news/{await ArticleAsync("<script>")}");

        Assert.StartsWith("<script>alert(1)", Structured(page)["headline"]!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("script"), s => s.GetAttribute("type") is null && !s.HasAttribute("src"));
    }

    [Theory]
    [InlineData("zone")]
    [InlineData("indicator")]
    public async Task A_page_of_figures_describes_itself_as_a_dataset_whose_files_can_be_had(string kind)
    {
        var data = Structured(await PageAsync(kind == "zone" ? Huaqiao : "/indicators/gdp"));
        using var client = site.NewClient();

        Assert.Equal("Dataset", data["@type"]!.ToString());
        Assert.NotEmpty(data["variableMeasured"]!.AsArray());
        Assert.Equal(["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/json"], data["distribution"]!.AsArray().Select(d => d!["encodingFormat"]!.ToString()));
        foreach (var file in data["distribution"]!.AsArray())
        {
            using var answer = await client.GetAsync(file!["contentUrl"]!.ToString(), Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(file["encodingFormat"]!.ToString(), answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task Text_travels_compressed_and_the_desk_does_not()
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(site.Address) };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");

        foreach (var (path, coded) in new[] { ("/", true), ("/api/v1/articles", true), ("/feeds/articles.atom", true), ("/export/articles.csv", true), ("/admin/sign-in", false) })
        {
            using var answer = await client.GetAsync(path, Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(answer.Content.Headers.ContentEncoding.Contains("br") == coded, path);
        }
    }

    [Fact]
    public async Task A_package_holds_the_table_and_tells_what_is_in_it()
    {
        using var client = site.NewClient();
        await using var zip = new ZipArchive(await client.GetStreamAsync("/export/observations.zip?indicator=gdp", Cancel));
        var readme = await TextAsync(zip, "README.md");
        var table = await TextAsync(zip, "observations.csv");

        Assert.Equal(["README.md", "observations.csv"], zip.Entries.Select(e => e.FullName));
        Assert.Contains("`value`", readme, StringComparison.Ordinal);
        Assert.Contains("样本网", readme, StringComparison.Ordinal);
        Assert.Contains("版权", readme, StringComparison.Ordinal);
        Assert.StartsWith("subject,indicator,measure,value,unit", table.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains("38300000000", table, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("花", "江苏花桥经济开发区")]
    [InlineData("SIP", "苏州工业园区")]
    [InlineData("开发区", "昆山经济技术开发区")]
    [InlineData("生产总值", "地区生产总值")]
    public async Task Proposes_pages_by_the_letters_typed_so_far(string typed, string label)
    {
        var found = await SuggestedAsync(typed);
        using var client = site.NewClient();

        Assert.Contains(label, found.Select(f => f!["label"]!.ToString()));
        foreach (var item in found)
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(item!["address"]!.ToString(), Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("没有这样的名字")]
    [InlineData("%_")]
    public async Task Proposes_nothing_where_nothing_fits(string typed) => Assert.Empty(await SuggestedAsync(typed));

    [Fact]
    public async Task By_relevance_a_title_counts_more_than_a_later_day()
    {
        // Each year's article on the park holds its name; the words stand in the title of one only.
        var newest = await TitlesAsync("/news?q=苏州工业园区 2019");
        var best = await TitlesAsync("/news?q=苏州工业园区 2019&sort=relevance");

        Assert.Equal(newest.Order(StringComparer.Ordinal), best.Order(StringComparer.Ordinal));
        Assert.Equal("苏州工业园区公布2019年成绩", best[0]);
    }

    [Fact]
    public async Task By_relevance_pages_follow_each_other_without_a_gap()
    {
        using var client = site.NewClient();
        var all = new List<string>();
        for (var address = "/api/v1/articles?q=地区生产总值&sort=relevance&take=4"; address is not null;)
        {
            var page = JsonNode.Parse(await client.GetStringAsync(address, Cancel))!;
            all.AddRange(page["items"]!.AsArray().Select(i => i!["id"]!.ToString()));
            address = page["next"]?.ToString();
        }
        var whole = JsonNode.Parse(await client.GetStringAsync("/api/v1/articles?q=地区生产总值&sort=relevance&take=100", Cancel))!;

        Assert.True(all.Count > 8);
        Assert.Equal(whole["items"]!.AsArray().Select(i => i!["id"]!.ToString()), all);
    }

    [Fact]
    public async Task A_later_reading_is_shown_beside_the_one_before_it()
    {
        var id = await ArticleAsync("另一家说法");
        var draft = SampleTexts.All().Single(d => d.Title == "另一家说法");
        Block[] blocks = [new ParagraphBlock(draft.Body.Split('\n')[0].Replace("3100", "3120", StringComparison.Ordinal)), new ParagraphBlock(draft.Body.Split('\n')[1]), new ParagraphBlock("编者补记一段。")];
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<ZoneNewsDb>>().CreateDbContextAsync(Cancel))
            await site.Services.GetRequiredService<ArticleStore>().SaveAsync(
                db, draft with { Title = "另一家的说法", Blocks = BlockJson.WriteBlocks(blocks), Body = ArticleBody.Compose(blocks).Text, Observations = [], ReaderVersion = "2" }, Cancel);
        var page = await PageAsync($"/news/{id}/revisions/2");
        using var client = site.NewClient();

        Assert.Equal(["另一家的说法", "2", "编者补记一段。"], page.QuerySelectorAll("main ins").Select(e => e.TextContent));
        Assert.Equal(["另一家说法", "0"], page.QuerySelectorAll("main del").Select(e => e.TextContent));
        Assert.Contains("第一版", (await PageAsync($"/news/{id}/revisions/1")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"/news/{id}/revisions/2", (await PageAsync($"/news/{id}")).QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/news/{id}/revisions/3", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("/embed/zones/苏州工业园区", "/zones/")]
    [InlineData("/embed/compare?zone=苏州工业园区&zone=昆山开发区&indicator=gdp", "/compare?")]
    public async Task A_chart_can_stand_on_another_site_and_leads_back(string path, string whole)
    {
        using var client = site.NewClient();
        using var answer = await client.GetAsync(path, Cancel);
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancel), Cancel);
        var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));

        Assert.Contains("frame-ancestors *", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", string.Join(' ', (await client.GetAsync("/", Cancel)).Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("table td a[href^='/news/']"));
        Assert.Empty(page.QuerySelectorAll("form"));
        Assert.StartsWith(site.Address + whole, page.QuerySelector("main > p a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_offers_the_code_that_shows_it_elsewhere()
    {
        var code = (await PageAsync("/zones/" + Uri.EscapeDataString(SampleTexts.Park))).QuerySelector("figure textarea")?.TextContent;
        Assert.SkipWhen(code is null, "charts were not built: node is missing");
        var frame = new HtmlParser().ParseDocument(code!).QuerySelector("iframe")!;
        using var client = site.NewClient();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(frame.GetAttribute("src"), Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("M2 14 L32 2 L62 8", 2019, 1, 2020, 3, 2021, 2)]
    [InlineData("M2 14 L22 14 M62 2", 2019, 1, 2020, 1, 2022, 5)]
    [InlineData("M2 8 L32 8 L62 8", 2019, 7, 2020, 7, 2021, 7)]
    public void A_row_is_drawn_as_a_line_with_gaps_for_missing_years(string path, params int[] points) =>
        Assert.Equal(path, TagHelpers.SparkTag.Path([.. points.Chunk(2).Select(p => (p[0], (decimal)p[1]))]));

    [Fact]
    public void Two_points_are_no_line() => Assert.Null(TagHelpers.SparkTag.Path([(2019, 1), (2020, 2)]));

    private static JsonNode Structured(IHtmlDocument page) => JsonNode.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent)!;

    private static string? Property(IHtmlDocument page, string name) => page.QuerySelector($"meta[property='{name}']")?.GetAttribute("content");

    private static async Task<string> TextAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(await zip.GetEntry(name)!.OpenAsync(Cancel));
        return await reader.ReadToEndAsync(Cancel);
    }

    [Theory]
    [InlineData("category:经济", "经济数据", "/news?category=statistics")]
    [InlineData("Category：stat", "经济数据", "/news?category=statistics")]
    [InlineData("经济数据", "经济数据", "/news?category=statistics")]
    public async Task Kinds_of_news_are_proposed(string typed, string label, string address) =>
        Assert.Contains(await SuggestedAsync(typed), s => s!["label"]!.ToString() == label && s["address"]!.ToString() == address);

    private async Task<IHtmlDocument> PageAsync(string path)
    {
        using var client = site.NewClient();
        return await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(path, Cancel), Cancel);
    }

    private async Task<List<string>> TitlesAsync(string path) => [.. (await PageAsync(path)).QuerySelectorAll(".news .hit").Select(h => h.TextContent.Trim())];

    private async Task<JsonArray> SuggestedAsync(string typed)
    {
        using var client = site.NewClient();
        return JsonNode.Parse(await client.GetStringAsync("/suggest?q=" + Uri.EscapeDataString(typed), Cancel))!.AsArray();
    }

    private async Task<long> ArticleAsync(string title)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<ZoneNewsDb>>().CreateDbContextAsync(Cancel);
        return await db.Articles.Where(a => a.Title.StartsWith(title)).Select(a => a.Id).SingleAsync(Cancel);
    }
}
