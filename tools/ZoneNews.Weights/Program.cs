using System.Globalization;
using ZoneNews.Extraction.Html;
using ZoneNews.Testing;
using ZoneNews.Weights;

// Learns the weights of the density strategy from tests/corpus/sites, or shows what they are worth on sites that they were not learned from:
// dotnet run --project tools/ZoneNews.Weights -- fit | table
var byHand = new DensityWeights(1, LabelledPage.LongShare, -3);
var sites = LabelledPage.OfSites(Repository.Sites);
var choices = sites.ToDictionary(s => s.Key, s => s.Select(p => p.Choice()).ToList(), StringComparer.Ordinal);
// How strongly the weights are held near zero is chosen without the test pages too: as sites are read best that were left out.
var pulls = new[] { 0.1, 1, 3, 10, 30, 100 }.Select(pull => (Pull: pull, F1: LeftOut(pull), Weights: Fit(_ => true, pull))).ToList();
switch (args)
{
    case ["fit"]:
        var learned = pulls.MaxBy(p => p.F1).Weights;
        File.WriteAllText(
            Path.Combine(Repository.Root, "src", "ZoneNews.Extraction", "Lexicon", "Page", "density.tsv"),
            string.Create(CultureInfo.InvariantCulture, $"""
                # kind of line	a character's weight: written by tools/ZoneNews.Weights from tests/corpus/sites
                prose	{learned.Prose:0.00}
                long	{learned.Long:0.00}
                against	{learned.Against:0.00}

                """));
        return 0;
    case ["table"]:
        foreach (var (pull, f1, weights) in pulls)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"each site left out, pull {pull,5}: F1 {f1:0.0000}; against, of all sites: {weights.Against:0.00}"));
        Tell("sites, learned from", sites.SelectMany(s => s));
        Tell("held-out sites", LabelledPage.OfSites(Repository.Heldout).SelectMany(s => s));
        Tell("portal pages, outside", LabelledPage.OfPortals());
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

void Tell(string name, IEnumerable<LabelledPage> labelled)
{
    if (labelled.ToList() is { Count: > 0 } pages)
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-22} by hand {pages.Average(p => p.F1(byHand)):0.0000}   learned {pages.Average(p => p.F1(DensityWeights.Learned)):0.0000}"));
}
