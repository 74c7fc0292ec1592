using System.Globalization;
using ZoneNews.Crawling.Discovery;
using ZoneNews.Crawling.Fetching;
using ZoneNews.Crawling.Robots;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction.Documents;
using ZoneNews.Extraction.Html;

namespace ZoneNews.Crawling.Ingestion;

/// <summary>What a fetched page is, before anything of it is read or kept. Pure.</summary>
/// <param name="Html">Null for what is no web page.</param>
/// <param name="Links">Of a web page.</param>
/// <param name="Document">Of a feed, sitemap or list in JSON.</param>
/// <param name="Rejected">Why there is neither.</param>
/// <param name="Tags">What page and header say to robots.</param>
public sealed record PageDigest(HtmlPage? Html, PageLinks? Links, StructuredDocument? Document, string? Rejected, RobotsMeta Tags)
{
    /// <summary>What is no web page but is read in the place of one.</summary>
    public DocumentKind Kind { get; init; }

    private static readonly string[] PageTypes = ["text/html", "application/xhtml+xml", "text/plain", "application/octet-stream"];

    public static PageDigest Of(FetchResult result, Uri url, string agent, string? encoding)
    {
        if (DocumentKinds.Of(result.Body) is not DocumentKind.None and var kind)
            return new PageDigest(null, null, null, null, RobotsMeta.Read(agent, result.RobotsTags)) { Kind = kind };
        var document = StructuredDocument.Read(result.Body, result.ContentType);
        if (document is not null)
            return new PageDigest(null, null, document, null, RobotsMeta.Read(agent, result.RobotsTags));
        if (NoPage(result) is { } reason)
            return new PageDigest(null, null, null, reason, RobotsMeta.None);
        var html = HtmlPage.Parse(result.Body, result.ContentType, encoding);
        var links = PageLinks.Of(html.Document, url);
        return new PageDigest(html, links, null, null, RobotsMeta.Read(agent, [.. result.RobotsTags, .. links.RobotsTags]));
    }

    /// <summary>The article that the page says it is a copy of, where that is another page of the site; null where it is itself the one.</summary>
    public string? CanonicalElsewhere(string url, SiteScope scope) =>
        Links?.Canonical is { } canonical && canonical != url && Uri.TryCreate(canonical, UriKind.Absolute, out var uri)
            && scope.Holds(uri, canonical) && !AddressShape.IsIndex(uri) ? canonical : null;

    private static string? NoPage(FetchResult result)
    {
        if (result.Body.Length == 0)
            return "the page is empty";
        var type = result.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        var known = type is null or "" || PageTypes.Contains(type) || type.EndsWith("xml", StringComparison.Ordinal);
        // Tables that programs of offices open are often pages under another name.
        if (!known && !(DocumentKinds.IsClaimed(type) && DocumentKinds.IsMarkup(result.Body)))
            return string.Create(CultureInfo.InvariantCulture, $"the address leads to {type}, not to a page");
        return result.Body.AsSpan(0, Math.Min(result.Body.Length, 512)).IndexOf("\0\0\0"u8) >= 0 ? "the address leads to a file, not to a page" : null;
    }
}

/// <summary>How a visit ended and when the address is visited again.</summary>
/// <param name="Reason">One clause; null where all is well.</param>
/// <param name="Next">Null: never again.</param>
public sealed record VisitOutcome(FetchOutcome Outcome, string? Reason, TimeSpan? Next)
{
    /// <summary>Failures in a row, after this visit.</summary>
    public int Failures { get; init; }

    /// <summary>Links that the frontier did not have.</summary>
    public int Added { get; init; }
}
