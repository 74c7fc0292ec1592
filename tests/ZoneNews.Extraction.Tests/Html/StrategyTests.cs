using System.Globalization;
using System.Text.Json;
using ZoneNews.Extraction.Html;
using ZoneNews.Testing;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Extraction.Tests.Html;

/// <summary>Each strategy by itself: on how many pages it finds a body, and how good those bodies are.</summary>
public class StrategyTests(ITestOutputHelper output)
{
    private sealed record Sample(PageInput Page, string Body);

    [Fact]
    public void Each_strategy_is_measured_by_itself()
    {
        var corpus = CorpusSites.Articles().Select(a => new Sample(a.Page, a.Body)).ToList();
        var portals = Portals();
        // Without sources there are no rules, and none of these pages has its text in structured data.
        foreach (var (name, pages) in new[] { ("corpus", corpus), ("portals", portals) })
            foreach (var strategy in (string[])["semantic", "density"])
            {
                var found = pages.Select(p => (Gold: p.Body, Read: ReadBy(p.Page, strategy))).Where(r => r.Read is not null).ToList();
                if (found.Count == 0)
                    continue;
                var mean = found.Average(r => Overlap(r.Gold, r.Read!));
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {strategy}: {found.Count} of {pages.Count} pages, body F1 {mean:0.000}"));
                Assert.InRange(mean, 0.93, 1);
            }
    }

    private static List<Sample> Portals()
    {
        if (Repository.Shared("suites/pages-portals") is not { } folder)
            return [];
        return [.. File.ReadLines(Path.Combine(folder, "gold.jsonl")).Select(line =>
        {
            var gold = JsonDocument.Parse(line).RootElement;
            var bytes = File.ReadAllBytes(Path.Combine(folder, gold.GetProperty("html").GetString()!));
            return new Sample(new PageInput(bytes, null, "text/html", new DateTime(2026, 8, 1, 0, 0, 0, DateTimeKind.Utc)), gold.GetProperty("body").GetString()!);
        })];
    }

    private static string? ReadBy(PageInput page, string strategy)
    {
        var (survey, _) = PageReader.Survey(HtmlPage.Parse(page.Bytes, page.ContentType), page);
        return BodyLocator.LocateBy(survey, strategy) is { } place ? PageStages.Of(survey, place).Body.Text.Text : null;
    }

    // F1 of runs of five characters without white space.
    private static double Overlap(string gold, string read)
    {
        var (a, b) = (Runs(gold), Runs(read));
        return 2.0 * a.Sum(run => Math.Min(run.Value, b.GetValueOrDefault(run.Key))) / Math.Max(1, a.Values.Sum() + b.Values.Sum());
    }

    private static Dictionary<string, int> Runs(string text)
    {
        var bare = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        return Enumerable.Range(0, Math.Max(0, bare.Length - 4)).Select(i => bare.Substring(i, 5)).CountBy(r => r).ToDictionary(r => r.Key, r => r.Value);
    }
}
