using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ZoneNews.Crawling.Discovery;

/// <summary>What a link leads to, as far as its own page tells.</summary>
public enum LinkKind
{
    /// <summary>Another page, perhaps a list.</summary>
    Section,
    Article,
    NextPage,
    Feed,

    /// <summary>A document of the kinds that are read, outside of the page's navigation.</summary>
    Document,
}

/// <param name="Type">Of a document: pdf, docx, xlsx, xls.</param>
public sealed record FoundLink(string Url, LinkKind Kind, string? Type = null);

/// <summary>The links of a page, each canonical address once, and what the page says of itself.</summary>
/// <param name="Links">In the order of the page.</param>
/// <param name="Canonical">Its rel=canonical.</param>
/// <param name="Refresh">Where a meta refresh sends its readers at once.</param>
/// <param name="RobotsTags">Contents of meta robots; those for one agent begin with its name.</param>
public sealed partial record PageLinks(
    IReadOnlyList<FoundLink> Links, string? Canonical, string? Refresh, IReadOnlyList<string> RobotsTags)
{
    private const int ArticleScore = 3;
    private const int SlowestRefresh = 5;

    public static PageLinks Of(IHtmlDocument document, Uri page)
    {
        var at = document.QuerySelector("base[href]")?.GetAttribute("href") is { } given && CanonicalUrl.Resolve(page, given) is { } moved ? moved : page;
        var anchors = Anchors.Of(document, at);
        var blocks = ListBlocks(anchors);
        var links = new Dictionary<string, LinkKind>(StringComparer.Ordinal);
        foreach (var feed in document.QuerySelectorAll("link[rel~=alternate][href]").Where(IsFeed))
            Add(links, CanonicalUrl.Resolve(at, feed.GetAttribute("href")), LinkKind.Feed);
        foreach (var next in Pagination.Next(document, anchors, at))
            Add(links, next, LinkKind.NextPage);
        var documents = Documents(anchors);
        foreach (var (url, _) in documents)
            links.TryAdd(url, LinkKind.Document);
        foreach (var anchor in anchors.Where(a => !AddressShape.IsFile(a.Url) && !AddressShape.IsTool(a.Url)))
            Add(links, anchor.Url, Score(anchor, blocks.Contains(anchor.Block)) >= ArticleScore ? LinkKind.Article : LinkKind.Section);
        foreach (var frame in document.QuerySelectorAll("frame[src], iframe[src]"))
            Add(links, CanonicalUrl.Resolve(at, frame.GetAttribute("src")), LinkKind.Section);
        links.Remove(CanonicalUrl.Of(page));
        return new PageLinks(
            [.. links.Select(l => new FoundLink(l.Key, l.Value, documents.GetValueOrDefault(l.Key)))],
            document.QuerySelector("link[rel=canonical][href]") is { } canonical && CanonicalUrl.Resolve(at, canonical.GetAttribute("href")) is { } one ? CanonicalUrl.Of(one) : null,
            RefreshOf(document, at),
            [.. document.QuerySelectorAll("meta[name][content]").Select(RobotsTag).OfType<string>()]);
    }

    /// <summary>How much a link looks like an article's: title, date beside it, address, company; <see cref="ArticleScore"/> is enough.</summary>
    internal static int Score(Anchor anchor, bool inList)
    {
        var score = anchor.Text.Length switch { >= 10 => 2, >= 6 => 1, 0 => -3, <= 4 => inList ? -1 : -2, _ => 0 };
        if (DateBeside().IsMatch(anchor.Row))
            score += 2;
        if (AddressShape.HasDate(anchor.Url))
            score += 2;
        if (AddressShape.HasNumber(anchor.Url))
            score += 1;
        if (inList)
            score += 1;
        if (anchor.IsNeighbour)
            score += 2;
        if (AddressShape.IsIndex(anchor.Url))
            score -= 3;
        return anchor.InChrome ? score - 3 : score;
    }

    // Three and more links under the same elements, with titles of an article's length, are a list.
    private static HashSet<string> ListBlocks(List<Anchor> anchors) =>
        [.. anchors.Where(a => !a.InChrome).GroupBy(a => a.Block).Where(g => g.Count() >= 3 && g.Average(a => a.Text.Length) >= 9).Select(g => g.Key)];

    private static void Add(Dictionary<string, LinkKind> links, Uri? url, LinkKind kind)
    {
        if (url is null || CanonicalUrl.Of(url) is not { Length: <= CanonicalUrl.MaxLength } canonical)
            return;
        // A title in a list says more than the picture or the 更多 that leads to the same page.
        if (!links.TryGetValue(canonical, out var known) || (known == LinkKind.Section && kind == LinkKind.Article))
            links[canonical] = kind;
    }

    private static Dictionary<string, string> Documents(List<Anchor> anchors)
    {
        var documents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var anchor in anchors.Where(a => !a.InChrome))
            if (AddressShape.DocumentType(anchor.Url, anchor.Text) is { } type && CanonicalUrl.Of(anchor.Url) is { Length: <= CanonicalUrl.MaxLength } url)
                documents.TryAdd(url, type);
        return documents;
    }

    private static bool IsFeed(IElement link) =>
        link.GetAttribute("type") is { } type && (type.Contains("rss", StringComparison.OrdinalIgnoreCase)
            || type.Contains("atom", StringComparison.OrdinalIgnoreCase) || type.Contains("feed+json", StringComparison.OrdinalIgnoreCase));

    private static string? RefreshOf(IHtmlDocument document, Uri page)
    {
        var content = document.QuerySelectorAll("meta[http-equiv][content]")
            .FirstOrDefault(m => string.Equals(m.GetAttribute("http-equiv"), "refresh", StringComparison.OrdinalIgnoreCase))?.GetAttribute("content");
        var match = Refreshing().Match(content ?? "");
        return match.Success && int.Parse(match.Groups["seconds"].Value, System.Globalization.CultureInfo.InvariantCulture) <= SlowestRefresh
            && CanonicalUrl.Resolve(page, match.Groups["url"].Value) is { } target ? CanonicalUrl.Of(target) : null;
    }

    private static string? RobotsTag(IElement meta) => meta.GetAttribute("name")?.ToLowerInvariant() switch
    {
        "robots" => meta.GetAttribute("content"),
        { } name when name.EndsWith("bot", StringComparison.Ordinal) => $"{name}: {meta.GetAttribute("content")}",
        _ => null,
    };

    [GeneratedRegex(@"[0-9]{4}\s?[-/.年]\s?[0-9]{1,2}\s?[-/.月]\s?[0-9]{1,2}|(?<![0-9])(0[1-9]|1[0-2])[-/.月](0[1-9]|[12][0-9]|3[01])(?![0-9])|[0-9]+\s?(分钟|小时|天|周|个月)前|昨天|前天",
        RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex DateBeside();

    [GeneratedRegex("""^\s*(?<seconds>[0-9]{1,4})[^;,]*[;,]\s*url\s*=\s*['"]?(?<url>[^'"]+)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex Refreshing();
}
