using System.Net;
using System.Text.Json.Nodes;
using ZoneNews.Web.Tests.Desk;

namespace ZoneNews.Web.Tests.Api;

public sealed class ApiTests(PortalApp app) : IClassFixture<PortalApp>
{
    private static CancellationToken Cancel => PortalApp.Cancel;

    [Fact]
    public async Task Articles_are_listed_with_total_items_and_next()
    {
        var list = await JsonAsync("/api/v1/articles");
        Assert.Equal(["total", "items", "next"], list.AsObject().Select(p => p.Key));
        Assert.Equal(1, (int)list["total"]!);
        var item = list["items"]![0]!;
        Assert.Equal("海湾经开区总结2021年", item["title"]!.ToString());
        Assert.Equal("2022-01-18", item["published"]!.ToString());
        Assert.Equal(Samples.FirstUrl, item["url"]!.ToString());
        Assert.Equal("bay", item["source_id"]!.ToString());
        Assert.Equal(Samples.Zone, item["zones"]![0]!.ToString());
        Assert.Equal("statistics", item["category"]!.ToString());
        Assert.Null(list["next"]);

        var one = await JsonAsync("/api/v1/articles/" + item["id"]);
        Assert.Equal(("statistics", 0.91, "昆山市", "zh-Hans"), (one["category"]!.ToString(), (double)one["category_confidence"]!, one["division"]!.ToString(), one["language"]!.ToString()));
    }

    [Theory]
    [InlineData("q=外资", 1)]
    [InlineData("q=没有的词", 0)]
    [InlineData("zone=海湾经开区", 1)]
    [InlineData("province=江苏省", 1)]
    [InlineData("province=浙江省", 0)]
    [InlineData("year=2022", 1)]
    [InlineData("year=2021", 0)]
    [InlineData("indicator=gdp", 1)]
    [InlineData("indicator=area", 0)]
    [InlineData("source=bay", 1)]
    [InlineData("source=copy", 0)]
    [InlineData("category=statistics", 1)]
    [InlineData("category=party", 0)]
    [InlineData("level=national&type=经开区&city=苏州市", 1)]
    [InlineData("q=&zone=&year=", 1)]
    public async Task Articles_are_narrowed(string query, int total) => Assert.Equal(total, (int)(await JsonAsync("/api/v1/articles?" + query))["total"]!);

    [Theory]
    [InlineData("articles?year=soon", "year", "1949")]
    [InlineData("articles?year=20211", "year", "2100")]
    [InlineData("articles?take=0", "take", "100")]
    [InlineData("articles?take=101", "take", "100")]
    [InlineData("articles?before=-1", "before", "next")]
    [InlineData("articles?indicator=luck", "indicator", "gdp")]
    [InlineData("articles?category=luck", "category", "investment")]
    [InlineData("articles?colour=red", "colour", "zone")]
    [InlineData("articles?q=a&q=b", "q", "once")]
    [InlineData("articles?q=a%00b", "q", "control")]
    [InlineData("observations?measure=size", "measure", "growth")]
    [InlineData("observations?as_of=yesterday", "as_of", "2022-01-31")]
    [InlineData("zones?level=cosmic", "level", "national")]
    [InlineData("indicators?q=gdp", "q", "no parameter")]
    public async Task A_parameter_that_cannot_be_read_is_told_with_what_could_be(string address, string parameter, string allowed)
    {
        var answer = await app.Open().GetAsync("/api/v1/" + address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
        Assert.Contains(allowed, problem["errors"]![parameter]![0]!.ToString(), StringComparison.Ordinal);
        Assert.Contains(parameter, problem["detail"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_of_ten_thousand_characters_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Open().GetAsync("/api/v1/articles?q=" + new string('a', 10_000))).StatusCode);

    [Fact]
    public async Task Next_leads_through_the_whole_list()
    {
        var names = new List<string>();
        for (var next = "/api/v1/zones?take=1"; next is not null;)
        {
            var list = await JsonAsync(next);
            Assert.Equal(2, (int)list["total"]!);
            names.AddRange(list["items"]!.AsArray().Select(i => i!["name"]!.ToString()));
            next = list["next"]?.ToString() is { } address ? new Uri(address).PathAndQuery : null;
        }
        Assert.Equal([Samples.Zone, "测试高山高新区"], names);
    }

    [Fact]
    public async Task A_page_of_figures_keeps_the_total_of_all()
    {
        var all = await JsonAsync("/api/v1/observations");
        var last = (long)all["items"]!.AsArray().Last()!["id"]!;
        var beyond = await JsonAsync($"/api/v1/observations?before={last}");
        Assert.Equal((int)all["total"]!, (int)beyond["total"]!);
        Assert.Empty(beyond["items"]!.AsArray());
    }

    [Fact]
    public async Task An_article_has_the_fields_of_extract()
    {
        var id = (long)(await JsonAsync("/api/v1/articles"))["items"]![0]!["id"]!;
        var article = await JsonAsync($"/api/v1/articles/{id}");
        foreach (var field in new[] { "title", "published", "source", "zones", "body", "observations", "url", "source_id", "fetched_at", "status", "duplicate_of", "quarantine", "reader" })
            Assert.True(article.AsObject().ContainsKey(field), field);
        var figure = article["observations"]![0]!;
        Assert.Equal(figure["evidence"]!.ToString(), article["body"]!.ToString()[(int)figure["start"]!..(int)figure["end"]!]);
        Assert.Equal("38300000000", figure["value"]!.ToJsonString());
    }

    [Fact]
    public async Task Figures_in_doubt_are_not_listed()
    {
        var list = await JsonAsync("/api/v1/observations?zone=海湾经开区");
        var figure = Assert.Single(list["items"]!.AsArray())!;
        Assert.Equal("gdp", figure["indicator"]!.ToString());
        Assert.Equal(Samples.FirstUrl, figure["article_url"]!.ToString());
        Assert.Single((await JsonAsync($"/api/v1/articles/{figure["article_id"]}"))["observations"]!.AsArray());
    }

    [Theory]
    [InlineData("测试海湾经济开发区")]
    [InlineData("海湾经开区")]
    public async Task A_zone_is_found_by_name_and_alias(string name)
    {
        var zone = await JsonAsync("/api/v1/zones/" + Uri.EscapeDataString(name));
        Assert.Equal(Samples.Zone, zone["name"]!.ToString());
        Assert.Equal(1, (int)zone["articles"]!);
        Assert.Equal(Samples.Zone, (await JsonAsync($"/api/v1/zones/{zone["id"]}"))["name"]!.ToString());
    }

    [Fact]
    public async Task Indicators_tell_what_they_mean_and_how_much_is_known()
    {
        var list = await JsonAsync("/api/v1/indicators");
        var gdp = Assert.Single(list["items"]!.AsArray(), i => i!["code"]!.ToString() == "gdp")!;
        Assert.Equal("地区生产总值", gdp["name"]!.ToString());
        Assert.Equal((1, 2021), ((int)gdp["observations"]!, (int)gdp["last_year"]!));
    }

    [Theory]
    [InlineData("/api/v1/articles/999999")]
    [InlineData("/api/v1/zones/999999")]
    [InlineData("/api/v1/zones/nowhere")]
    [InlineData("/api/v1/poems")]
    [InlineData("/api/v2/articles")]
    public async Task What_is_not_there_is_a_problem_of_404(string path)
    {
        var answer = await app.Open().GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Who_has_the_answer_already_gets_304()
    {
        var first = await app.Open().GetAsync("/api/v1/articles");
        var second = await app.Open().GetAsync("/api/v1/articles", ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task Other_sites_pages_may_read_the_api_but_not_the_desk()
    {
        var api = await app.Open().GetAsync("/api/v1/zones", ("Origin", "https://other.example"));
        Assert.Equal("*", Assert.Single(api.Headers.GetValues("Access-Control-Allow-Origin")));
        var desk = await app.Open().GetAsync("/admin/sign-in", ("Origin", "https://other.example"));
        Assert.False(desk.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task The_openapi_document_names_each_list_and_its_parameters()
    {
        var document = await JsonAsync("/openapi/v1.json");
        var paths = document["paths"]!.AsObject();
        Assert.Equal(
            ["/api/v1/articles", "/api/v1/articles/{id}", "/api/v1/indicators", "/api/v1/observations", "/api/v1/projects", "/api/v1/zones", "/api/v1/zones/{zone}"],
            paths.Select(p => p.Key).Order(StringComparer.Ordinal));
        var names = paths["/api/v1/articles"]!["get"]!["parameters"]!.AsArray().Select(p => p!["name"]!.ToString());
        Assert.Superset(new HashSet<string> { "q", "zone", "province", "year", "indicator", "source" }, names.ToHashSet());
        Assert.Contains("fetched_at", document.ToJsonString(), StringComparison.Ordinal);
    }

    private async Task<JsonNode> JsonAsync(string path)
    {
        var answer = await app.Open().GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
    }
}
