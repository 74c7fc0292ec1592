using ZoneNews.Crawling.Robots;

namespace ZoneNews.Crawling.Discovery;

/// <summary>What an address is visited as.</summary>
public static class EntryKind
{
    public const string List = "list";
    public const string Feed = "feed";
    public const string Sitemap = "sitemap";
    public const string Article = "article";

    /// <summary>A document that hangs on a page.</summary>
    public const string Document = "document";

    /// <summary>Not known yet.</summary>
    public const string Page = "page";
}

/// <summary>An address to put into the frontier.</summary>
/// <param name="Pattern">Set for a page that is only looked at for lists: one shape of such pages has a limit.</param>
public sealed record PlannedLink(string Url, string Kind, int Depth, string? Pattern = null);

/// <summary>Which links of a page are followed.</summary>
public static class LinkPlan
{
    private const int MaxSitemaps = 50;

    /// <summary>The links of a page; without any for what lies off the site.</summary>
    public static List<PlannedLink> Of(PageLinks links, SiteScope scope, VisitedPage page)
    {
        var inScope = links.Links.Select(l => (Link: l, Uri: new Uri(l.Url))).Where(l => scope.Holds(l.Uri, l.Link.Url)).ToList();
        var articles = inScope.Where(l => IsArticle(l.Link, scope)).Select(l => l.Link.Url).ToHashSet(StringComparer.Ordinal);
        // A page that leads to something new is a beginning; one that does not is a step away from the last that did.
        var fresh = articles.Any(a => !page.Known.Contains(a));
        var next = fresh ? 0 : page.Depth + 1;
        var result = new List<PlannedLink>();
        foreach (var (link, uri) in inScope)
            if (articles.Contains(link.Url))
                result.Add(new PlannedLink(link.Url, EntryKind.Article, next));
            else if (link.Kind == LinkKind.Document && page.Documents.Contains(link.Type))
                result.Add(new PlannedLink(link.Url, EntryKind.Document, page.Depth));
            else if (link.Kind == LinkKind.NextPage && !page.IsArticle && scope.Explores(uri))
                result.Add(new PlannedLink(link.Url, EntryKind.List, next, fresh ? null : AddressShape.Pattern(uri)));
            else if (link.Kind == LinkKind.Feed && scope.Explores(uri))
                result.Add(new PlannedLink(link.Url, EntryKind.Feed, next));
            else if (link.Kind == LinkKind.Section && !page.IsArticle && scope.Explores(uri))
                result.Add(new PlannedLink(link.Url, EntryKind.Page, page.Depth + 1, AddressShape.Pattern(uri)));
        return result;
    }

    /// <summary>The entries of a feed, sitemap or list in JSON.</summary>
    public static List<PlannedLink> Of(StructuredDocument document, SiteScope scope, VisitedPage page)
    {
        var result = new List<PlannedLink>();
        foreach (var address in document.Addresses)
            if (CanonicalUrl.Resolve(page.Url, address.Url) is { } uri && CanonicalUrl.Of(uri) is var url && scope.Holds(uri, url) && !AddressShape.IsTool(uri)
                && (document.Kind != StructuredKind.Sitemap || InSitemap(scope, uri, url)))
                result.Add(new PlannedLink(url, KindOf(document.Kind, scope, uri, url), document.Kind == StructuredKind.SitemapIndex ? page.Depth + 1 : 0));
        var fresh = result.Exists(r => !page.Known.Contains(r.Url));
        if (fresh && CanonicalUrl.Resolve(page.Url, document.Next) is { } more && CanonicalUrl.Of(more) is var next && scope.Holds(more, next))
            result.Add(new PlannedLink(next, document.Kind == StructuredKind.Feed ? EntryKind.Feed : EntryKind.List, 0));
        return [.. result.Where(r => r.Url != CanonicalUrl.Of(page.Url)).DistinctBy(r => r.Url, StringComparer.Ordinal)];
    }

    /// <summary>The sitemaps that a host's robots.txt names, of a source that looks through it.</summary>
    public static List<PlannedLink> Of(RobotsTxt robots, SiteScope scope, Uri page) =>
        [.. robots.Sitemaps.Take(MaxSitemaps).Select(s => CanonicalUrl.Resolve(page, s)).OfType<Uri>().Select(u => (Uri: u, Url: CanonicalUrl.Of(u)))
            .Where(u => scope.Holds(u.Uri, u.Url)).Select(u => new PlannedLink(u.Url, EntryKind.Sitemap, 0)).DistinctBy(l => l.Url, StringComparer.Ordinal)];

    private static bool IsArticle(FoundLink link, SiteScope scope) =>
        scope.NamesArticles ? scope.IsNamedArticle(link.Url) : link.Kind == LinkKind.Article;

    // A sitemap lists the whole site; a source may be only a part of it, and pictures and files are no pages.
    private static bool InSitemap(SiteScope scope, Uri uri, string url) =>
        scope.IsNamedArticle(url) || (!scope.NamesArticles && scope.Explores(uri) && !AddressShape.IsFile(uri));

    private static string KindOf(StructuredKind kind, SiteScope scope, Uri uri, string url) => kind switch
    {
        StructuredKind.SitemapIndex => EntryKind.Sitemap,
        _ when scope.NamesArticles => scope.IsNamedArticle(url) ? EntryKind.Article : EntryKind.Page,
        // A feed lists articles; a sitemap lists every page of its site.
        StructuredKind.Sitemap when AddressShape.IsIndex(uri) => EntryKind.Page,
        _ => EntryKind.Article,
    };
}

/// <summary>The page whose links are planned.</summary>
/// <param name="Depth">Steps since something new was found, before this page.</param>
/// <param name="Known">Addresses that the frontier has already.</param>
/// <param name="IsArticle">Of an article's links only the articles beside it are followed.</param>
public sealed record VisitedPage(Uri Url, int Depth, IReadOnlySet<string> Known, bool IsArticle)
{
    /// <summary>Kinds of documents that are followed from it.</summary>
    public IReadOnlyList<string?> Documents { get; init; } = [];
}
