using ZoneNews.Extraction;
using ZoneNews.Extraction.Html;
using ZoneNews.Testing.Scoring;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Weights;

/// <summary>A page whose article is known: its elements as candidates, and how well each would do as the body.</summary>
internal sealed class LabelledPage
{
    /// <summary>What an element may be worse than the best one and still be a right choice.</summary>
    private const double Tolerance = 0.002;

    private const string Strategy = "density";

    /// <summary>What a character of long text without punctuation counts beside one of prose.</summary>
    public const double LongShare = 0.5;

    private readonly PageSurvey _survey;
    private readonly string _gold;

    private LabelledPage(PageInput page, string gold) => (_survey, _gold) = (PageReader.Survey(HtmlPage.Parse(page.Bytes, page.ContentType), page).Survey, gold);

    /// <summary>The pages of a folder of sites, by site.</summary>
    public static ILookup<string, LabelledPage> OfSites(string folder) =>
        CorpusSites.Articles(folder).ToLookup(a => a.Site, a => new LabelledPage(a.Page, a.Body));

    public static IReadOnlyList<LabelledPage> OfPortals() => [.. OutsidePages.Portals().Select(p => new LabelledPage(p.Page, p.Body))];

    /// <summary>F1 of the body that the density alone chooses under the weights; 0 where it finds none.</summary>
    public double F1(DensityWeights weights)
    {
        var survey = _survey with { Weights = _survey.Weights.With(weights) };
        return BodyLocator.LocateBy(survey, Strategy) is { } place ? F1(place) : 0;
    }

    /// <summary>The candidates as the learner sees them: a choice among lists of features, of which some are right.</summary>
    public Choice Choice()
    {
        var nodes = _survey.Outline.Nodes;
        var candidates = BodyLocator.Candidates(_survey.Outline).Where(n => nodes[n].EndLine > nodes[n].FirstLine).DistinctBy(n => (nodes[n].FirstLine, nodes[n].EndLine)).ToList();
        var scores = candidates.ConvertAll(n => F1(BodyLocator.Place(_survey, n, Strategy)));
        var enough = scores.Max() - Tolerance;
        return new Choice([.. candidates.Select(n => Features(nodes[n]))], [.. scores.Select(s => s >= enough)]);
    }

    private double F1(BodyPlace place) => BodyOverlap.F1(_gold, PageStages.Of(_survey, place).Body.Text.Text);

    // Per hundred characters of the page, so that long pages do not outweigh short ones. Text without punctuation counts half of prose, whatever
    // the pages say: in none of them it is the article, so that they would have it speak against one, and bulletins of bare lines were lost.
    private double[] Features(PageNode node)
    {
        var measures = _survey.Weights.Measures;
        var whole = Math.Max(1, _survey.Lines.Sum(l => l.Length));
        var inside = Enumerable.Range(node.FirstLine, node.EndLine - node.FirstLine).Select(i => measures[i]).ToList();
        return [100.0 * inside.Sum(m => m.Prose + LongShare * m.Long) / whole, 100.0 * inside.Sum(m => m.Against) / whole];
    }
}
