using AngleSharp.Dom;

namespace ZoneNews.Crawling.Discovery;

/// <summary>Addresses as browsers read them: back-slashes, missing slashes and all.</summary>
public static class WebAddress
{
    /// <summary>An absolute http or https address, or null.</summary>
    public static Uri? Parse(string text, Uri? page)
    {
        var url = page is null ? new Url(text) : new Url(new Url(page.AbsoluteUri), text);
        if (url.IsInvalid || url.Scheme is not ("http" or "https") || string.IsNullOrEmpty(url.HostName))
            return null;
        return Uri.TryCreate(url.Href, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
    }
}
