using ZoneNews.Data.Net;

namespace ZoneNews.Crawling.Fetching;

/// <summary>Which addresses may be visited, so that nobody can turn the crawler against its owner's network.</summary>
public static class AddressGuard
{
    /// <summary>Why the address must not be asked for, from its text alone; null where it may.</summary>
    public static string? Refusal(Uri uri, CrawlOptions options)
    {
        if (uri.Scheme is not ("http" or "https"))
            return $"the scheme {uri.Scheme} is not fetched";
        if (uri.UserInfo.Length > 0)
            return "an address with a user name or password is not fetched";
        if (uri.Host.Length == 0)
            return "the address names no host";
        if (options.AllowPrivateNetwork)
            return null;
        return options.Ports.Contains(uri.Port)
            ? PublicAddress.Refusal(uri)
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"port {uri.Port} is not fetched");
    }
}
