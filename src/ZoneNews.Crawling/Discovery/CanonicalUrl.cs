using System.Globalization;
using System.Text;

namespace ZoneNews.Crawling.Discovery;

/// <summary>One spelling for each page, so that a page is one row: fragment, session ids, tracking parameters and needless escapes are left out.</summary>
public static class CanonicalUrl
{
    public const int MaxLength = 2000;

    // Parameters that tell who came from where, never what is shown.
    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "spm", "scm", "isappinstalled", "share_token", "share_source", "shareid", "sharefrom", "wxshare", "nsukey", "fbclid", "gclid", "msclkid",
        "yclid", "dclid", "bd_vid", "hmsr", "hmpl", "hmcu", "hmkw", "hmci", "_ga", "_gl", "mc_cid", "mc_eid", "igshid", "tdsourcetag", "ivk_sa",
        "_t", "_", "timestamp", "rand", "random", "nocache",
    };

    private static readonly HashSet<string> Session = new(StringComparer.OrdinalIgnoreCase)
    {
        "phpsessid", "jsessionid", "sessionid", "session_id", "sessid", "cfid", "cftoken", "zenid", "oscsid",
    };

    /// <summary>The address that <paramref name="href"/> means on the page at <paramref name="page"/>; null where it leads to no page of the web.</summary>
    public static Uri? Resolve(Uri page, string? href)
    {
        var text = Clean(href);
        if (text.Length is 0 or > MaxLength || text[0] == '#')
            return null;
        return WebAddress.Parse(text, page);
    }

    /// <summary>The canonical spelling of an address; null for what is no http address.</summary>
    public static string? Of(string url) => WebAddress.Parse(Clean(url), null) is { } uri ? Of(uri) : null;

    /// <inheritdoc cref="Of(string)"/>
    public static string Of(Uri uri)
    {
        var path = WithoutSession(Respell(WithoutEmptySegments(uri.AbsolutePath)));
        var result = new StringBuilder().Append(uri.Scheme).Append("://");
        if (uri.UserInfo.Length > 0)
            result.Append(uri.UserInfo).Append('@');
        result.Append(Host(uri));
        if (!uri.IsDefaultPort)
            result.Append(':').Append(uri.Port.ToString(CultureInfo.InvariantCulture));
        return result.Append(path).Append(Query(uri.Query)).ToString();
    }

    /// <summary>scheme://host:port, the unit of politeness.</summary>
    public static string Origin(Uri uri) => string.Create(CultureInfo.InvariantCulture, $"{uri.Scheme}://{Host(uri)}:{uri.Port}");

    private static string Host(Uri uri) => (uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost).TrimEnd('.').ToLowerInvariant();

    // White space around and line breaks inside an address are mistakes of its writer (WHATWG URL, 4.4).
    private static string Clean(string? href)
    {
        var text = (href ?? "").AsSpan().Trim("\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\v\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f \u00a0\u3000");
        return text.IndexOfAny('\t', '\r', '\n') < 0
            ? text.ToString()
            : string.Concat(text.ToString().Where(c => c is not ('\t' or '\r' or '\n')));
    }

    private static string Query(string query)
    {
        if (query.Length <= 1)
            return "";
        var kept = query[1..].Split('&').Where(p => p.Length > 0 && p[0] != '=' && !IsNoise(p)).Select(Respell).ToList();
        return kept.Count == 0 ? "" : "?" + string.Join('&', kept);
    }

    private static bool IsNoise(string parameter)
    {
        var equals = parameter.IndexOf('=', StringComparison.Ordinal);
        var (name, value) = equals < 0 ? (parameter, "") : (parameter[..equals], parameter[(equals + 1)..]);
        return Tracking.Contains(name) || Session.Contains(name)
            || name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("ASPSESSIONID", StringComparison.OrdinalIgnoreCase)
            // "from" names the place a link was shared at; a date or number there would be a filter.
            || (name.Equals("from", StringComparison.OrdinalIgnoreCase) && value.Length > 0 && value.All(c => char.IsAsciiLetter(c) || c == '_'))
            || (name.Equals("sid", StringComparison.OrdinalIgnoreCase) && value.Length >= 16 && value.All(char.IsAsciiLetterOrDigit));
    }

    private static string WithoutEmptySegments(string path)
    {
        while (path.Contains("//", StringComparison.Ordinal))
            path = path.Replace("//", "/", StringComparison.Ordinal);
        return path;
    }

    private static string WithoutSession(string path)
    {
        var at = path.IndexOf(";jsessionid=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            at = path.IndexOf(";phpsessid=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return path;
        var end = path.AsSpan(at + 1).IndexOfAny(';', '/');
        return end < 0 ? path[..at] : path[..at] + path[(at + 1 + end)..];
    }

    /// <summary>Escapes of plain characters undone, all others in upper case (RFC 3986, 6.2.2).</summary>
    private static string Respell(string text)
    {
        if (text.AsSpan().IndexOfAny('%', '[', ']') < 0)
            return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%' || i + 2 >= text.Length || !byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var octet))
            {
                result.Append(text[i] switch { '[' => "%5B", ']' => "%5D", var plain => plain.ToString() });
                continue;
            }
            if (octet < 0x80 && (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~'))
                result.Append((char)octet);
            else
                result.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
            i += 2;
        }
        return result.ToString();
    }
}
