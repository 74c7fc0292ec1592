using System.Globalization;
using System.Text;
using System.Text.Json;
using AngleSharp;
using ZoneNews.Extraction.Html;
using ZoneNews.Testing;
using ZoneNews.Testing.Scoring;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Extraction.Tests.Html;

/// <summary>Each strategy by itself: on how many pages it finds a body, and how good those bodies are.</summary>
public class StrategyTests(ITestOutputHelper output)
{
    private const double Floor = 0.93;

    private sealed record Sample(PageInput Page, string Body, string Site = "", string? Title = null, string? Published = null);

    private static readonly Dictionary<string, string> Rules = File
        .ReadLines(Path.Combine(Repository.Root, "tests", "ZoneNews.Extraction.Tests", "Html", "Strategies", "rules.tsv"))
        .Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')).ToDictionary(r => r[0], r => r[1], StringComparer.Ordinal);

    private static readonly (string Name, IReadOnlyList<Sample> Pages)[] Corpora =
        [("sites", Samples(Repository.Sites)), ("heldout", Samples(Repository.Heldout)), ("portals", [.. OutsidePages.Portals().Select(p => new Sample(p.Page, p.Body))])];

    [Theory]
    [InlineData("semantic")]
    [InlineData("density")]
    public void Strategies_that_look_at_the_page_alone_are_measured(string strategy)
    {
        foreach (var (name, pages) in Corpora)
            Measure($"{name} {strategy}", pages, p => ReadBy(p.Page, strategy));
    }

    [Fact]
    public void A_rule_of_a_source_is_measured()
    {
        foreach (var (name, pages) in Corpora.Where(c => c.Pages.Any(p => p.Site.Length > 0)))
            Measure($"{name} rule", pages, p => ReadBy(p.Page with { Site = new SiteContext(Rules: new SiteRules(Body: Rules[p.Site])) }, "rule"));
    }

    [Fact]
    public void Marked_bodies_are_measured()
    {
        foreach (var (name, pages) in Corpora.Where(c => c.Pages.Any(p => p.Site.Length > 0)))
            Measure($"{name} structured, itemprop", [.. pages.Select(Marked).OfType<Sample>()], p => ReadBy(p.Page, "structured"));
    }

    [Fact]
    public void Bodies_in_structured_data_are_measured()
    {
        foreach (var (name, pages) in Corpora.Where(c => c.Pages.Any(p => p.Site.Length > 0)))
            Measure($"{name} structured, JSON-LD", pages, p =>
            {
                var read = PageReader.Read(Scripted(p)).Article;
                Assert.Equal(p.Published, read?.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                return read?.Strategy == "structured" ? read.Body : null;
            });
    }

    private void Measure(string name, IReadOnlyList<Sample> pages, Func<Sample, string?> read)
    {
        var found = pages.Select(p => (Gold: p.Body, Read: read(p))).Where(r => r.Read is not null).ToList();
        if (pages.Count == 0)
            return;
        var mean = found.Average(r => BodyOverlap.F1(r.Gold, r.Read!));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {found.Count} of {pages.Count} pages, body F1 {mean:0.000}"));
        Assert.InRange(mean, Floor, 1);
        Assert.InRange(found.Count, pages.Count * 0.8, pages.Count);
    }

    private static List<Sample> Samples(string sites) =>
        [.. CorpusSites.Articles(sites).Select(a => new Sample(a.Page, a.Body, a.Site, a.Title, a.Published))];

    private static string? ReadBy(PageInput page, string strategy)
    {
        var (survey, _) = PageReader.Survey(HtmlPage.Parse(page.Bytes, page.ContentType), page);
        return BodyLocator.LocateBy(survey, strategy) is { } place ? PageStages.Of(survey, place).Body.Text.Text : null;
    }

    /// <summary>The page with its body marked as such; null where the site's rule finds none.</summary>
    private static Sample? Marked(Sample sample)
    {
        var document = HtmlPage.Parse(sample.Page.Bytes, sample.Page.ContentType).Document;
        if (document.QuerySelector(Rules[sample.Site]) is not { } body)
            return null;
        body.SetAttribute("itemprop", "articleBody");
        return sample with { Page = InUtf8(sample.Page, document.ToHtml()) };
    }

    /// <summary>The same article on a page that a script fills: all that it says stands in its structured data.</summary>
    private static PageInput Scripted(Sample sample)
    {
        var stated = JsonSerializer.Serialize(new Dictionary<string, string?>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "NewsArticle",
            ["headline"] = sample.Title,
            ["datePublished"] = sample.Published,
            ["articleBody"] = sample.Body,
        });
        return InUtf8(sample.Page, $"""
            <!doctype html><html><head><title>{sample.Title}</title><script type="application/ld+json">{stated}</script></head>
            <body><div id="app"></div><script src="/app.js"></script></body></html>
            """);
    }

    private static PageInput InUtf8(PageInput page, string html) => page with { Bytes = Encoding.UTF8.GetBytes(html), ContentType = "text/html; charset=utf-8" };
}
