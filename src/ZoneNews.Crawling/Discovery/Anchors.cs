using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ZoneNews.Crawling.Discovery;

/// <summary>A link as it stands on its page.</summary>
/// <param name="Url">Resolved, not yet canonical.</param>
/// <param name="Text">The longer of its text and its title, white space folded.</param>
/// <param name="Row">The text of the row, item or cell that it stands in alone.</param>
/// <param name="Block">The names of the elements around it: links of one list share it.</param>
/// <param name="InChrome">In the page's navigation, head or foot.</param>
/// <param name="Relation">Its rel attribute.</param>
/// <param name="IsNeighbour">上一篇：, 下一条： stand before its title: the article beside this one.</param>
public sealed record Anchor(Uri Url, string Text, string Row, string Block, bool InChrome, string Relation, bool IsNeighbour = false);

/// <summary>The links of a page.</summary>
public static partial class Anchors
{
    private const int MaxAnchors = 5000;
    private const int RowSteps = 3;
    private const int LongestRow = 600;
    private const int TitleLength = 6;

    public static List<Anchor> Of(IHtmlDocument document, Uri page)
    {
        var elements = document.QuerySelectorAll("a[href], area[href]").Take(MaxAnchors).Select(e => (Element: e, Text: Text(e))).ToList();
        var titles = TitlesWithin(elements.Where(e => e.Text.Length >= TitleLength).Select(e => e.Element));
        var chrome = new Dictionary<IElement, bool>();
        var result = new List<Anchor>(elements.Count);
        foreach (var (element, text) in elements)
            if (CanonicalUrl.Resolve(page, element.GetAttribute("href")) is { } url)
                result.Add(new Anchor(url, text, Row(element, titles), Block(element), IsInChrome(element.ParentElement, chrome), element.GetAttribute("rel") ?? "", IsNeighbour(element, text)));
        return result;
    }

    /// <summary>How many links with a title's length each element near a link holds.</summary>
    private static Dictionary<IElement, int> TitlesWithin(IEnumerable<IElement> elements)
    {
        var titles = new Dictionary<IElement, int>();
        foreach (var element in elements)
        {
            var up = element.ParentElement;
            for (var i = 0; i < RowSteps && up is not null; i++, up = up.ParentElement)
                titles[up] = titles.GetValueOrDefault(up) + 1;
        }
        return titles;
    }

    private static string Row(IElement element, Dictionary<IElement, int> titles)
    {
        var row = element;
        for (var i = 0; i < RowSteps && row.ParentElement is { } up && up is not IHtmlBodyElement && titles.GetValueOrDefault(up) <= 1; i++)
            row = up;
        var text = row.TextContent;
        return text.Length > LongestRow ? text[..LongestRow] : text;
    }

    private static string Block(IElement element)
    {
        var names = new List<string>();
        var up = element.ParentElement;
        for (var i = 0; i < RowSteps && up is not null && up is not IHtmlBodyElement; i++, up = up.ParentElement)
            names.Add(up.LocalName + "." + up.ClassName);
        return string.Join('>', names);
    }

    /// <summary>Whether an element, or one around it, is the page's frame. Links of one list stand in the same elements: each is looked at once.</summary>
    private static bool IsInChrome(IElement? element, Dictionary<IElement, bool> known)
    {
        if (element is null)
            return false;
        if (!known.TryGetValue(element, out var found))
            known[element] = found = IsChrome(element) || IsInChrome(element.ParentElement, known);
        return found;
    }

    private static bool IsChrome(IElement element) => element.LocalName is "nav" or "header" or "footer" || ChromeName().IsMatch($"{element.ClassName} {element.Id}");

    private static bool IsNeighbour(IElement element, string text) =>
        text.Length >= TitleLength && (Neighbour().IsMatch(text) || element.PreviousSibling is { } label && Neighbour().IsMatch(label.TextContent));

    private static string Text(IElement element)
    {
        var text = Space().Replace(element.TextContent, " ").Trim();
        var title = Space().Replace(element.GetAttribute("title") ?? "", " ").Trim();
        return title.Length > text.Length ? title : text;
    }

    [GeneratedRegex(@"^[\s\[【]*(上|下|前|后)一(条|篇|则)", RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex Neighbour();

    [GeneratedRegex(@"\s+", RegexOptions.None, 60000)]
    private static partial Regex Space();

    [GeneratedRegex(@"(^|[\s_-])(nav|navbar|navigation|menu|header|footer|foot|topbar|breadcrumb|crumb|location|position|friendlink|links|copyright)($|[\s_-])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex ChromeName();
}
