using System.Text.RegularExpressions;

namespace ZoneNews.Crawling.Discovery;

/// <summary>What an address alone gives away.</summary>
public static partial class AddressShape
{
    /// <summary>Bears a year and month, as the addresses of articles do: <c>/202204/t20220419_1.html</c>.</summary>
    public static bool HasDate(Uri url) => DatePart().IsMatch(url.PathAndQuery);

    /// <summary>Bears an article's number: <c>/post/4902.html</c>, <c>show.asp?id=88</c>.</summary>
    public static bool HasNumber(Uri url) => NumberPart().IsMatch(url.PathAndQuery);

    /// <summary>A folder or its index, or a page that is named a list.</summary>
    public static bool IsIndex(Uri url) => IndexPart().IsMatch(url.AbsolutePath);

    /// <summary>Not a page: a file to download, a picture, a script.</summary>
    public static bool IsFile(Uri url) => FilePart().IsMatch(url.AbsolutePath);

    /// <summary>The kind of document that a link leads to, by the ending of its address or of its words: 附件：公报.pdf. Null for any other.</summary>
    public static string? DocumentType(Uri url, string words) =>
        DocumentPart().Match(url.AbsolutePath) is { Success: true } path ? path.Groups["type"].Value.ToLowerInvariant()
        : !IsFile(url) && DocumentPart().Match(words.TrimEnd(' ', '】', ']', '）', ')', '》', '”')) is { Success: true } named ? named.Groups["type"].Value.ToLowerInvariant() : null;

    /// <summary>A page for doing, not for reading: sign-in, search, print, share.</summary>
    public static bool IsTool(Uri url) => ToolPart().IsMatch(url.AbsolutePath);

    /// <summary>The address with its numbers left out: pages of one shape come from one template.</summary>
    public static string Pattern(Uri url)
    {
        var path = Digits().Replace(url.AbsolutePath, "#");
        var names = url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')[0]);
        return $"{CanonicalUrl.Origin(url)}{path}?{string.Join('&', names)}";
    }

    /// <summary>The folder of an address, with its slash.</summary>
    public static string Folder(Uri url) => url.AbsolutePath[..(url.AbsolutePath.LastIndexOf('/') + 1)];

    [GeneratedRegex(@"(?<![0-9])(19|20)[0-9]{2}[-/_]?(0[1-9]|1[0-2])(?![0-9]{1}(?![0-9]))", RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex DatePart();

    [GeneratedRegex(@"[^/?]*[0-9]{3,}[^/?]*\.[a-z]{3,5}$|/[0-9]{3,}/?$|[?&](id|aid|nid|tid|newsid|news_id|articleid|article_id|infoid|contentid|docid|cid)=[0-9a-f-]+",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex NumberPart();

    [GeneratedRegex(@"/$|/(index|default|list|more|channel|category|col|node)[-_]?[0-9]*(\.[a-z]{3,5})?$|/(category|tag|tags|author|page|topic|channel)/",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex IndexPart();

    [GeneratedRegex(@"\.(pdf|docx?|xlsx?|pptx?|wps|et|rar|zip|7z|gz|tar|jpe?g|png|gif|webp|bmp|svg|ico|mp3|mp4|wmv|avi|flv|mov|swf|apk|exe|msi|css|js|woff2?|ofd)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex FilePart();

    [GeneratedRegex(@"\.(?<type>pdf|docx|xlsx|xls)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex DocumentPart();

    [GeneratedRegex(@"/(login|logon|logout|signin|signup|register|reg|passport|member|members|user|users|admin|search|sousuo|sso|cart|print|comment|comments|share|feedback|captcha|wp-admin|wp-login)([./_-]|$)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex ToolPart();

    [GeneratedRegex("[0-9]+", RegexOptions.None, 60000)]
    private static partial Regex Digits();
}
