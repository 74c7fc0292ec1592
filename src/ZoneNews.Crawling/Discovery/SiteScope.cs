using ZoneNews.Extraction.Sources;

namespace ZoneNews.Crawling.Discovery;

/// <summary>Where a source's crawl may go, from its file.</summary>
public sealed class SiteScope
{
    private readonly HashSet<string> _hosts;
    private readonly List<AddressPattern> _articles;
    private readonly List<AddressPattern> _exclude;
    private readonly List<(string Host, string Folder)> _roots;

    public SiteScope(SourceFile file)
    {
        File = file;
        var starts = file.Start.Select(s => CanonicalUrl.Of(s.Url)).OfType<string>().Select(u => new Uri(u)).ToList();
        _hosts = [.. starts.Select(Site)];
        _roots = [.. starts.Select(u => (Site(u), AddressShape.Folder(u)))];
        _articles = [.. file.Articles.Select(p => new AddressPattern(p))];
        _exclude = [.. file.Exclude.Select(p => new AddressPattern(p))];
    }

    public SourceFile File { get; }

    /// <summary>The file says which addresses are articles.</summary>
    public bool NamesArticles => _articles.Count > 0;

    /// <summary>A host of the start addresses, www or not; another host below one of them only where the file's own patterns name the address.</summary>
    public bool Holds(Uri url, string canonical)
    {
        if (_exclude.Exists(p => p.Matches(canonical)))
            return false;
        var site = Site(url);
        return _hosts.Contains(site) || (_hosts.Any(h => site.EndsWith("." + h, StringComparison.Ordinal)) && IsNamedArticle(canonical));
    }

    public bool IsNamedArticle(string canonical) => _articles.Exists(p => p.Matches(canonical));

    /// <summary>The folder of a start address holds it: there the crawl looks for more lists.</summary>
    public bool Explores(Uri url) => _roots.Exists(r => r.Host == Site(url) && url.AbsolutePath.StartsWith(r.Folder, StringComparison.Ordinal));

    // Default ports are left out, so that http and https are one site; all others tell sites apart.
    private static string Site(Uri url)
    {
        var host = url.IdnHost.TrimEnd('.').ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal))
            host = host[4..];
        return url.IsDefaultPort ? host : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{host}:{url.Port}");
    }
}
