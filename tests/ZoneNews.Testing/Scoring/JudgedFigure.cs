using System.Globalization;
using System.Text.Json;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Observations;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Testing.Scoring;

/// <summary>A figure as read, and whether the gold standard has it (strictly, SCHEMA.md section 5).</summary>
public sealed record JudgedFigure(Observation Figure, bool Right)
{
    private static readonly Lazy<Catalogue> Shipped = new(() =>
    {
        using var zones = File.OpenText(Path.Combine(Repository.Starter, "zones.csv"));
        using var divisions = File.OpenText(Path.Combine(Repository.Starter, "divisions.csv"));
        return CatalogueCsv.Parse(zones, divisions);
    });

    /// <summary>The catalogue that the product ships.</summary>
    public static Catalogue Catalogue => Shipped.Value;

    /// <summary>All figures read from a folder of sites, pages that are copies left out.</summary>
    public static IReadOnlyList<JudgedFigure> OfSites(string sites)
    {
        var gold = ScoredArticle.Gold(sites).Where(a => a.DuplicateOf is null).ToDictionary(a => $"{a.Site}:{a.Path}");
        return [.. CorpusSites.Articles(sites).Where(a => gold.ContainsKey($"{a.Site}:{a.Path}"))
            .SelectMany(a => Judge(Reader.Read(a.Page, Shipped.Value).Observations, gold[$"{a.Site}:{a.Path}"].Observations ?? []))];
    }

    /// <summary>All figures read from the digests that the product ships, which were written for readers and not for a program.</summary>
    public static IReadOnlyList<JudgedFigure> OfStarter() =>
        [.. File.ReadLines(Path.Combine(Repository.Starter, "starter.jsonl")).Select(l => JsonSerializer.Deserialize<Digest>(l, JsonSerializerOptions.Web)!)
            .SelectMany(d => Judge(Read(d), d.Observations))];

    private static IReadOnlyList<Observation> Read(Digest digest)
    {
        Block[] blocks = [.. digest.Body.Split('\n').Select(p => new ParagraphBlock(p))];
        var published = digest.Published is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : (DateOnly?)null;
        var article = new Article(digest.Title, published, null, null, null, null, null, [], blocks, ArticleBody.Compose(blocks).Text, [], [], "text", "zh-Hans");
        return ObservationReader.Read(article, new PageInput(default, null, null, DateTime.UnixEpoch), Shipped.Value).Observations;
    }

    private static IEnumerable<JudgedFigure> Judge(IReadOnlyList<Observation> read, IReadOnlyList<ScoredObservation> gold)
    {
        // What has no code in the contract's list is not scored.
        var known = read.Where(o => Contract.Contains(o.Indicator)).ToList();
        var pairs = Matching.Pair([.. known.Select(o => Nameless(ScoredObservation.Of(o)))], [.. gold.Select(Nameless)], core: false);
        return known.Select((o, i) => new JudgedFigure(o, pairs.ContainsKey(i)));
    }

    // A ranking goes by many names: a place is right where subject, place, period and status are.
    private static ScoredObservation Nameless(ScoredObservation figure) => figure with { Scope = null };

    private static readonly HashSet<string> Contract =
        [.. ScoredArticle.Gold(Repository.Sites).SelectMany(a => a.Observations ?? []).Select(o => o.Indicator!), .. FigureLexicon.Default.Indicators.Keys];

    private sealed record Digest(string Title, string? Published, string Body, IReadOnlyList<ScoredObservation> Observations);
}
