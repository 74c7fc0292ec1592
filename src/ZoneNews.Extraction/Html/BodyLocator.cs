using AngleSharp.Dom;

namespace ZoneNews.Extraction.Html;

/// <summary>Where the article stands: lines <paramref name="First"/> to <paramref name="End"/>.</summary>
/// <param name="Prose">Its first line of prose or data: headline and date stand before it.</param>
/// <param name="Node">The element chosen: an index into <see cref="PageOutline.Nodes"/>; −1 where none holds all of it.</param>
internal sealed record BodyPlace(int First, int End, int Prose, string Strategy, int Node = -1);

/// <summary>Finds the element that holds the article: the source's rule, structured data, known containers, text density.</summary>
internal static class BodyLocator
{
    /// <summary>Candidates of each strategy that a trace tells of.</summary>
    private const int MostOptions = 5;

    /// <summary>A container that is called the article. <paramref name="Refusal"/> is null where it is trusted.</summary>
    private sealed record Container(int Node, string? Refusal);

    private static readonly (string Strategy, Func<IElement, bool> IsNamed)[] Namings =
        [("structured", e => e.GetAttribute("itemprop") == "articleBody"), ("semantic", PageCues.IsBody)];

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
        foreach (var (strategy, isNamed) in Namings)
            if (Known(survey, densest, isNamed).LastOrDefault(c => c.Refusal is null) is { } container)
                return Place(survey, container.Node, strategy);
        return Place(survey, densest, "density");
    }

    /// <summary>The choice of one strategy by itself, so that each can be measured; null where it has none.</summary>
    public static BodyPlace? LocateBy(PageSurvey survey, string strategy)
    {
        if (strategy == "rule")
            return survey.Selected.Body is { } chosen && survey.LineOf(chosen) >= 0 ? Place(survey, survey.Outline.NodeOf(chosen), strategy) : null;
        if (Densest(survey.Outline, survey.Weights) is not (>= 0 and var densest))
            return null;
        if (strategy == "density")
            return Place(survey, densest, strategy);
        var isNamed = Namings.Single(n => n.Strategy == strategy).IsNamed;
        return Known(survey, densest, isNamed).LastOrDefault(c => c.Refusal is null) is { } container ? Place(survey, container.Node, strategy) : null;
    }

    /// <summary>What each strategy could have chosen, best first, and why it was not.</summary>
    public static IEnumerable<TraceOption> Options(PageSurvey survey, BodyPlace? place)
    {
        var (page, weights) = (survey.Outline, survey.Weights);
        if (survey.Selected.HasBody)
            yield return survey.Selected.Body is { } chosen && survey.LineOf(chosen) >= 0
                ? Option(survey, "rule", page.NodeOf(chosen), place, "the source's selector goes before all else")
                : new TraceOption("rule", "the source's selector", null, false, "chooses nothing that shows text");
        if (page.IsText || Densest(page, weights) is not (>= 0 and var densest))
            yield break;
        foreach (var (strategy, isNamed) in Namings)
            foreach (var container in Known(survey, densest, isNamed).Reverse().Take(MostOptions))
                yield return Option(survey, strategy, container.Node, place, container.Refusal ?? "agrees with the density; the innermost such container is taken");
        var scored = Enumerable.Range(0, page.Nodes.Count).Where(n => !HtmlTags.Pieces.Contains(page.Nodes[n].Tag) && Score(weights, page.Nodes[n]) > 0);
        foreach (var node in scored.OrderByDescending(n => Score(weights, page.Nodes[n])).ThenByDescending(n => n).Take(MostOptions))
            yield return Option(survey, "density", node, place, node == densest ? "the deepest element with the best balance" : "a worse balance, or the same around it");
    }

    private static TraceOption Option(PageSurvey survey, string strategy, int index, BodyPlace? place, string note)
    {
        var node = survey.Outline.Nodes[index];
        var chosen = place is not null && place.Strategy == strategy && place.Node == index;
        var name = node.Element is { } element ? HtmlTags.Describe(element) : node.Tag;
        return new TraceOption(strategy, $"{name}, lines {node.FirstLine}–{node.EndLine - 1}", Math.Round(Score(survey.Weights, node), 1), chosen, note);
    }

    public static BodyPlace Place(PageSurvey page, int index, string strategy)
    {
        var node = page.Outline.Nodes[index];
        return new BodyPlace(node.FirstLine, node.EndLine, FirstProse(page, node), strategy, index);
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
        foreach (var n in Candidates(page))
        {
            var score = Score(weights, page.Nodes[n]);
            if (score > 0 && score >= most)
                (best, most) = (n, score);
        }
        return best;
    }

    /// <summary>The elements that may hold an article alone.</summary>
    public static IEnumerable<int> Candidates(PageOutline page) => Enumerable.Range(0, page.Nodes.Count).Where(n => !HtmlTags.Pieces.Contains(page.Nodes[n].Tag));


    private static double Score(LineWeights weights, PageNode node) =>
        weights.Score(node.FirstLine, node.EndLine);

    // A container that is called the article is trusted where it agrees with the density: inside it or around it, with most of its prose.
    private static IEnumerable<Container> Known(PageSurvey survey, int densest, Func<IElement, bool> isNamed)
    {
        var (page, weights) = (survey.Outline, survey.Weights);
        for (var n = 0; n < page.Nodes.Count; n++)
        {
            var node = page.Nodes[n];
            if (node.Element is null || node.EndLine == node.FirstLine || HtmlTags.Pieces.Contains(node.Tag))
                continue;
            var inside = page.IsInside(n, densest);
            if ((inside || page.IsInside(densest, n)) && isNamed(node.Element))
                yield return new Container(n, Refusal(weights, node, page.Nodes[densest], inside));
        }
    }

    private static string? Refusal(LineWeights weights, PageNode node, PageNode densest, bool inside)
    {
        if (inside)
            return weights.Prose(node.FirstLine, node.EndLine) >= weights.Prose(densest.FirstLine, densest.EndLine) * 0.7 ? null : "holds less than 70 % of the prose";
        return Score(weights, node) >= Score(weights, densest) * 0.9 ? null : "holds much that is no prose";
    }
}
