using AngleSharp.Dom;

namespace ZoneNews.Extraction.Html;

/// <summary>Where the article stands: lines <paramref name="First"/> to <paramref name="End"/>, inside <paramref name="Node"/>.</summary>
internal sealed record BodyPlace(int Node, int First, int End, string Strategy);

/// <summary>Finds the element that holds the article: the source's rule, structured data, known containers, text density.</summary>
internal static class BodyLocator
{
    /// <summary>How much a character of links or notices weighs against one of prose.</summary>
    private const double NoiseFactor = 3;

    public static BodyPlace? Locate(PageOutline page, LineWeights weights, IElement? byRule)
    {
        if (byRule is not null && page.NodeOf(byRule) is >= 0 and var rule && page.Nodes[rule] is var chosen && chosen.EndLine > chosen.FirstLine)
            return Place(page, rule, "rule");
        var densest = Densest(page, weights);
        if (densest < 0)
            return null;
        return Known(page, weights, densest, n => page.Nodes[n].Element!.GetAttribute("itemprop") == "articleBody", "structured")
            ?? Known(page, weights, densest, n => PageCues.IsBody(page.Nodes[n].Element!), "semantic")
            ?? Place(page, densest, "density");
    }

    private static BodyPlace Place(PageOutline page, int node, string strategy) =>
        new(node, page.Nodes[node].FirstLine, page.Nodes[node].EndLine, strategy);

    // The deepest element with the best balance of prose against links and notices.
    private static int Densest(PageOutline page, LineWeights weights)
    {
        var best = -1;
        double most = 0;
        for (var n = 0; n < page.Nodes.Count; n++)
        {
            var node = page.Nodes[n];
            if (HtmlTags.Pieces.Contains(node.Tag))
                continue;
            var score = Score(weights, node);
            if (score > 0 && score >= most)
                (best, most) = (n, score);
        }
        return best;
    }

    private static double Score(LineWeights weights, PageNode node) =>
        weights.Good(node.FirstLine, node.EndLine) - NoiseFactor * weights.Bad(node.FirstLine, node.EndLine);

    // A container that is called the article is trusted where it agrees with the density: inside it or around it, with most of its prose.
    private static BodyPlace? Known(PageOutline page, LineWeights weights, int densest, Func<int, bool> isNamed, string strategy)
    {
        var target = page.Nodes[densest];
        var prose = weights.Good(target.FirstLine, target.EndLine);
        var best = -1;
        for (var n = 0; n < page.Nodes.Count; n++)
        {
            var node = page.Nodes[n];
            if (node.Element is null || node.EndLine == node.FirstLine || HtmlTags.Pieces.Contains(node.Tag) || !isNamed(n))
                continue;
            var inside = page.IsInside(n, densest);
            if (!inside && !page.IsInside(densest, n))
                continue;
            var good = weights.Good(node.FirstLine, node.EndLine);
            if (inside ? good >= prose * 0.7 : Score(weights, node) >= Score(weights, target) * 0.9)
                best = n;
        }
        return best < 0 ? null : Place(page, best, strategy);
    }
}
