namespace ZoneNews.Extraction.Html;

/// <summary>Where the article stands: lines <paramref name="First"/> to <paramref name="End"/>.</summary>
/// <param name="Prose">Its first line of prose or data: headline and date stand before it.</param>
internal sealed record BodyPlace(int First, int End, int Prose, string Strategy);

/// <summary>Finds the element that holds the article: the source's rule, structured data, known containers, text density.</summary>
internal static class BodyLocator
{
    /// <summary>How much a character of links or notices weighs against one of prose.</summary>
    private const double NoiseFactor = 3;

    public static BodyPlace? Locate(PageSurvey survey)
    {
        var (page, weights) = (survey.Outline, survey.Weights);
        if (survey.Selected.Body is { } chosen && survey.LineOf(chosen) >= 0)
            return Place(survey, page.NodeOf(chosen), "rule");
        if (page.IsText)
            return Place(survey, 0, "text");
        var densest = Densest(page, weights);
        if (densest < 0)
            return null;
        return Known(survey, densest, n => page.Nodes[n].Element!.GetAttribute("itemprop") == "articleBody", "structured")
            ?? Known(survey, densest, n => PageCues.IsBody(page.Nodes[n].Element!), "semantic")
            ?? Place(survey, densest, "density");
    }

    private static BodyPlace Place(PageSurvey page, int index, string strategy)
    {
        var node = page.Outline.Nodes[index];
        return new BodyPlace(node.FirstLine, node.EndLine, FirstProse(page, node), strategy);
    }

    private static int FirstProse(PageSurvey page, PageNode node)
    {
        for (var i = node.FirstLine; i < node.EndLine; i++)
            if (page.Tables.IsCell(i)
                || page.IsText(i) && page.Lines[i].Heading != 1 && LineWeights.IsProse(page.Lines[i]) && PageFields.Read(page.Outline, i, i + 1).Count == 0)
                return i;
        return node.FirstLine;
    }

    // The deepest element with the best balance of prose against links and notices.
    private static int Densest(PageOutline page, LineWeights weights)
    {
        var best = -1;
        double most = 0;
        for (var n = 0; n < page.Nodes.Count; n++)
        {
            var node = page.Nodes[n];
            var score = Score(weights, node);
            if (score > 0 && score >= most && !HtmlTags.Pieces.Contains(node.Tag))
                (best, most) = (n, score);
        }
        return best;
    }

    private static double Score(LineWeights weights, PageNode node) =>
        weights.Good(node.FirstLine, node.EndLine) - NoiseFactor * weights.Bad(node.FirstLine, node.EndLine);

    // A container that is called the article is trusted where it agrees with the density: inside it or around it, with most of its prose.
    private static BodyPlace? Known(PageSurvey survey, int densest, Func<int, bool> isNamed, string strategy)
    {
        var (page, weights) = (survey.Outline, survey.Weights);
        var target = page.Nodes[densest];
        var prose = weights.Good(target.FirstLine, target.EndLine);
        var best = -1;
        for (var n = 0; n < page.Nodes.Count; n++)
        {
            var node = page.Nodes[n];
            var inside = page.IsInside(n, densest);
            if (!inside && !page.IsInside(densest, n))
                continue;
            if (node.Element is null || node.EndLine == node.FirstLine || HtmlTags.Pieces.Contains(node.Tag) || !isNamed(n))
                continue;
            var good = weights.Good(node.FirstLine, node.EndLine);
            if (inside ? good >= prose * 0.7 : Score(weights, node) >= Score(weights, target) * 0.9)
                best = n;
        }
        return best < 0 ? null : Place(survey, best, strategy);
    }
}
