using System.Globalization;
using ZoneNews.Extraction.Html;
using ZoneNews.Testing;
using ZoneNews.Weights;

// Learns the weights of the density strategy from tests/corpus/sites, or shows what they are worth on sites that they were not learned from:
// dotnet run --project tools/ZoneNews.Weights -- fit | table
var byHand = new DensityWeights(1, 0.5, -3);
double[] pulls = [0.1, 1, 3, 10, 30, 100];
var sites = LabelledPage.OfSites(Repository.Sites);
var choices = sites.ToDictionary(s => s.Key, s => s.Select(p => p.Choice()).ToList(), StringComparer.Ordinal);
// What is held near zero how strongly is chosen without the test pages, too: the strongest pull under which sites that were left out are read best.
var pull = pulls.Order().MaxBy(p => Math.Round(LeftOut(p), 4) + p * 1e-9);
switch (args)
{
    case ["fit"]:
        var learned = Fit(_ => true, pull);
        File.WriteAllLines(
            Path.Combine(Repository.Root, "src", "ZoneNews.Extraction", "Lexicon", "Page", "density.tsv"),
            [
                "# kind of line\ta character's weight: written by tools/ZoneNews.Weights from tests/corpus/sites",
                .. new[] { ("prose", learned.Prose), ("long", learned.Long), ("against", learned.Against) }
                    .Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Item1}\t{w.Item2:0.00}")),
            ]);
        return 0;
    case ["table"]:
        foreach (var p in pulls)
            Tell($"sites, each left out, pull {p:0.##}: against {Fit(_ => true, p).Against:0.00}", null, LeftOut(p));
        Tell("sites, learned from", Mean(sites.SelectMany(s => s), byHand), Mean(sites.SelectMany(s => s), DensityWeights.Learned));
        Tell("held-out sites", Mean(LabelledPage.OfSites(Repository.Heldout).SelectMany(s => s), byHand), Mean(LabelledPage.OfSites(Repository.Heldout).SelectMany(s => s), DensityWeights.Learned));
        if (LabelledPage.OfPortals() is { Count: > 0 } portals)
            Tell("portal pages, outside", Mean(portals, byHand), Mean(portals, DensityWeights.Learned));
        return 0;
    default:
        Console.Error.WriteLine("usage: dotnet run --project tools/ZoneNews.Weights -- fit | table");
        return 2;
}

double LeftOut(double pull) =>
    sites.SelectMany(site =>
    {
        var others = Fit(name => name != site.Key, pull);
        return site.Select(page => page.F1(others));
    }).Average();

DensityWeights Fit(Func<string, bool> isTaken, double pull)
{
    var fitted = ConditionalLogit.Fit([.. choices.Where(c => isTaken(c.Key)).SelectMany(c => c.Value)], pull);
    return new DensityWeights(1, LabelledPage.LongShare, fitted[1] / fitted[0]);
}

static double Mean(IEnumerable<LabelledPage> pages, DensityWeights weights) => pages.Average(p => p.F1(weights));

static void Tell(string pages, double? byHand, double learned) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages,-32} by hand {byHand,7:0.0000}   learned {learned:0.0000}"));
