using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ZoneNews.Testing;
using ZoneNews.Web.Charts;
using ZoneNews.Web.Tests.Site;

namespace ZoneNews.Web.Tests.Figures;

public sealed class TileMapTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public void Each_province_has_a_place_of_its_own()
    {
        var provinces = StarterCatalogue.Value.Divisions.Where(d => d.Level == "province").Select(d => d.Name).Order(StringComparer.Ordinal);

        Assert.Equal(provinces, TileMap.Provinces.Select(t => t.Name).Order(StringComparer.Ordinal));
        Assert.Equal(TileMap.Provinces.Count, TileMap.Provinces.DistinctBy(t => (t.Column, t.Row)).Count());
        Assert.All(TileMap.Provinces, t => Assert.True(t is { Column: >= 0 and < 9, Row: >= 0 and < 8 } && t.Name.StartsWith(t.ShortName, StringComparison.Ordinal)));
    }

    [Fact]
    public void Bars_are_as_long_as_the_counts_and_what_is_there_shows()
    {
        var map = new TileMap("", new Dictionary<string, int> { ["江苏省"] = 200, ["浙江省"] = 50, ["西藏自治区"] = 1 }, p => p, null);

        Assert.Equal([100, 25, 2, 0], new[] { "江苏", "浙江", "西藏", "台湾" }.Select(n => map.Bar(TileMap.Provinces.Single(t => t.ShortName == n))));
    }

    [Fact]
    public async Task The_zones_page_counts_each_province_under_the_other_conditions_and_leads_to_it()
    {
        using var client = site.NewClient();
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/zones?level=national", TestContext.Current.CancellationToken));
        var tile = page.QuerySelectorAll(".tiles a").Single(a => a.TextContent.StartsWith("江苏", StringComparison.Ordinal));
        var option = page.QuerySelector("#prov option[value=江苏省]")!.TextContent;

        Assert.Contains($"({tile.QuerySelector("b")!.TextContent})", option, StringComparison.Ordinal);
        Assert.Equal("/zones?level=national&province=江苏省", Uri.UnescapeDataString(tile.GetAttribute("href")!));
        Assert.Equal(TileMap.Provinces.Count, page.QuerySelectorAll(".tiles li").Length);
    }
}
