using System.Globalization;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Observations;
using ZoneNews.Testing;
using ZoneNews.Testing.Scoring;
using ZoneNews.Testing.Sites;

// Fits the confidences of rules.tsv, or shows what they are worth on pages that they were not fitted on:
// dotnet run --project tools/ZoneNews.Calibration -- fit | table
const double OfSites = 0.2;
const double Threshold = 0.7;
switch (args)
{
    case ["fit"]:
        // The sites were developed on: what is right there says a fifth of what a foreign text says.
        var judged = JudgedFigure.OfStarter().Select(f => (f, 1.0)).Concat(JudgedFigure.OfSites(Repository.Sites).Select(f => (f, OfSites))).ToList();
        var file = Path.Combine(Repository.Root, "src", "ZoneNews.Extraction", "Lexicon", "Figures", "rules.tsv");
        var fitted = Calibration.Fit(judged, FigureLexicon.Default.Rules.OrderBy(r => r, StringComparer.Ordinal));
        File.WriteAllLines(file,
        [
            "# rule	confidence: written by tools/ZoneNews.Calibration from the starter articles and, at a fifth of their weight, tests/corpus/sites. A star: a factor.",
            .. fitted.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Name}\t{l.Confidence}")),
        ]);
        Console.WriteLine($"{fitted.Count} lines from {judged.Count} figures in {Path.GetFileName(file)}; build, then run 'table'.");
        return 0;
    case ["table"]:
        foreach (var line in Calibration.Lines(JudgedFigure.OfSites(Repository.Heldout), Threshold))
            Console.WriteLine(line);
        var score = Scorer.Run(ScoredArticle.Gold(Repository.Heldout), [.. CorpusSites.Articles(Repository.Heldout).Select(Read).OfType<ScoredArticle>()]);
        Console.WriteLine($"held-out sites: strict {score.Strict}; core {score.Core}");
        foreach (var (measure, tally) in score.ByMeasure)
            Console.WriteLine($"  {measure,-12} {tally}");
        return 0;
    default:
        Console.Error.WriteLine("usage: dotnet run --project tools/ZoneNews.Calibration -- fit | table");
        return 2;
}

static ScoredArticle? Read(CorpusArticle article)
{
    var reading = Reader.Read(article.Page, JudgedFigure.Catalogue);
    return reading.Article is null ? null : new ScoredArticle(
        article.Site, article.Path, reading.Article.Title, null, reading.Article.Source, reading.Zones, reading.Article.Body, [.. reading.Observations.Select(ScoredObservation.Of)]);
}
