using System.Text.Json;
using ZoneNews.Testing;
using ZoneNews.Testing.Databases;
using ZoneNews.Testing.Scoring;
using ZoneNews.Testing.Sites;

namespace ZoneNews.App.Tests;

public sealed class QualityGateOnSqlite(SqliteDatabase database) : QualityGate(database, $"sqlite:{database.File}"), IClassFixture<SqliteDatabase>;

public sealed class QualityGateOnPostgres(PostgresDatabase database) : QualityGate(database, null), IClassFixture<PostgresDatabase>
{
    protected override string Address => "postgres:" + database.ConnectionString;
}

/// <summary>The whole way, by the program itself: sites served, crawled until idle, exported, scored against gold with the floors of quality-floors.json.</summary>
public abstract class QualityGate(TestDatabase database, string? address)
{
    private static readonly JsonDocument Floors = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "quality-floors.json")));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected virtual string Address => address!;

    [Theory]
    [InlineData("corpus/sites")]
    [InlineData("corpus/heldout")]
    [InlineData("corpus/rankings")]
    [InlineData("corpus/genres")]
    [InlineData("corpus/voices")]
    [InlineData("corpus/press")]
    [InlineData("corpus/weekly")]
    [InlineData("corpus/daily")]
    [InlineData("corpus/digest")]
    public async Task Crawled_articles_and_figures_reach_their_floors(string corpus)
    {
        _ = database.Services;
        var sites = Path.Combine(Repository.Root, "tests", corpus);
        using var folder = new TemporaryFolder();
        await using var server = await SiteServer.ServeAsync([.. Directory.GetDirectories(sites).Where(d => File.Exists(Path.Combine(d, "site.json"))).Select(TestSite.Open)]);

        var crawl = await ZoneNewsProcess.RunAsync(
            ["crawl", "--until-idle", "--allow-private-network", "--delay", "0", "--database", Address, .. Sources(server, folder)], folder.Path, cancel: Cancel);
        var export = await ZoneNewsProcess.RunAsync(["export", "articles", "--format", "jsonl", "--output", "articles.jsonl", "--database", Address], folder.Path, cancel: Cancel);

        Assert.DoesNotContain("   at ", crawl.Error, StringComparison.Ordinal);
        Assert.True(export.ExitCode == 0, export.Error);
        var gold = ScoredArticle.Gold(sites);
        var predictions = Predictions(server, folder.File("articles.jsonl"));
        Assert.Empty(predictions.Where(p => IsNever(sites, p)).Select(p => p.Site + p.Path));
        var score = Scorer.Run(gold, predictions);
        var copies = CopyPairs.Score(
            [.. gold.Select(g => ($"{g.Site}:{g.Path}", g.DuplicateOf))],
            [.. predictions.Select(p => ($"{p.Site}:{p.Path}", p.DuplicateOf is { } url ? Place(server, url) : null))]);
        Report(corpus, crawl.Output, score, copies);
        Assert.Empty(score.Missed);
        Reaches(Floors.RootElement.GetProperty(corpus), score, copies);
    }

    /// <summary>An address as gold names it: <c>site:path</c>.</summary>
    private static string? Place(SiteServer server, string url) =>
        server.Sites.Values.Where(s => url.StartsWith(s.Origin + "/", StringComparison.Ordinal)).Select(s => $"{s.Id}:{url[s.Origin.Length..]}").FirstOrDefault();

    private static IEnumerable<string> Sources(SiteServer server, TemporaryFolder folder)
    {
        foreach (var site in server.Sites.Values)
        {
            var file = folder.File(site.Id + ".json");
            File.WriteAllText(file, JsonSerializer.Serialize(new
            {
                id = site.Id,
                name = site.Name,
                kind = site.Kind,
                zone = site.Zone,
                start = site.ListPaths.Select(p => new { url = site.Origin + p }),
            }));
            yield return "--source";
            yield return file;
        }
    }

    private static List<ScoredArticle> Predictions(SiteServer server, string file) =>
        [.. File.ReadLines(file)
            .Select(line => (Line: line, Url: JsonDocument.Parse(line).RootElement.GetProperty("url").GetString()!))
            .Select(x => (x.Line, x.Url, Site: server.Sites.Values.FirstOrDefault(s => x.Url.StartsWith(s.Origin + "/", StringComparison.Ordinal))))
            .Where(x => x.Site is not null)
            .Select(x => ScoredArticle.Parse(x.Line) with { Site = x.Site!.Id, Path = x.Url[x.Site.Origin.Length..] })];

    private static bool IsNever(string sites, ScoredArticle article) =>
        JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(sites, article.Site!, "gold", "never.json")))!
            .Any(n => n.EndsWith('*') ? article.Path.StartsWith(n[..^1], StringComparison.Ordinal) : article.Path == n);

    private static void Report(string corpus, string crawl, Score score, Tally copies)
    {
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine($"{corpus}: {crawl.Trim()}");
        output.WriteLine($"found {score.Found}, titles {score.Titles}, dates {score.Dates}, sources {score.Sources}");
        output.WriteLine($"body {score.Body}\nzones {score.Zones}\nstrict {score.Strict}\ncore {score.Core}\ncopies {copies}");
        foreach (var (measure, tally) in score.ByMeasure)
            output.WriteLine($"{measure,-12} {tally}");
    }

    private static void Reaches(JsonElement floors, Score score, Tally copies)
    {
        var reached = new Dictionary<string, double>
        {
            ["title"] = (double)score.Titles / score.Found,
            ["published"] = (double)score.Dates / score.Found,
            ["source"] = (double)score.Sources / score.Found,
            ["body"] = score.Body.F1,
            ["zones"] = score.Zones.F1,
            ["strictF1"] = score.Strict.F1,
            ["precision"] = score.Strict.Precision,
            ["copyPrecision"] = copies.Precision,
            ["copyRecall"] = copies.Recall,
        };
        Assert.Empty(floors.EnumerateObject().Where(f => reached[f.Name] < f.Value.GetDouble()).Select(f => $"{f.Name}: {reached[f.Name]:F4} of {f.Value}"));
    }
}
