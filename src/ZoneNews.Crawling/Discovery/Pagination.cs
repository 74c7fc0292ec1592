using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ZoneNews.Crawling.Discovery;

/// <summary>The pages that a list goes on with.</summary>
public static partial class Pagination
{
    private static readonly HashSet<string> NextWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "下一页", "下页", "后一页", "后页", "下一頁", "下頁", "下1页", "向后", "next", "nextpage", "next page", "older", "older posts", "加载更多", "查看更多", "更多新闻",
        ">", ">>", "»", "›", "››", "→", "下一页>", "下一页>>", "下一页»", "下一页 >", "下一页 »", "next >", "next »",
    };

    private static readonly string[] LoadAttributes = ["data-url", "data-api", "data-href", "data-next", "data-next-url", "data-load"];

    private static readonly string Loading = string.Join(',', LoadAttributes.Select(name => $"[{name}]"));

    public static IEnumerable<Uri> Next(IHtmlDocument document, IReadOnlyList<Anchor> anchors, Uri page)
    {
        var worded = anchors.Where(a => NextWords.Contains(a.Text) || a.Relation.Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase)).Select(a => a.Url);
        var linked = document.QuerySelectorAll("link[rel~=next][href]").Select(l => CanonicalUrl.Resolve(page, l.GetAttribute("href")));
        return worded.Concat(linked.OfType<Uri>()).Concat(Numbered(anchors, page)).Concat(Scripted(document, page)).Concat(Loaded(document, page));
    }

    /// <summary>The page's number in its list: <c>index_2.html</c>, <c>?page=2</c>, <c>/page/2/</c>; 0 for the first, null for what is no page of <paramref name="list"/>.</summary>
    public static int? NumberIn(Uri list, Uri page)
    {
        if (Split(list) is not { } first || Split(page) is not { } other || CanonicalUrl.Origin(list) != CanonicalUrl.Origin(page))
            return null;
        return first.Stem == other.Stem ? other.Number : null;
    }

    // Of pages known by numbers alone, the next is the least above this one's.
    private static IEnumerable<Uri> Numbered(IReadOnlyList<Anchor> anchors, Uri page)
    {
        var current = NumberIn(page, page);
        if (current is null)
            return [];
        var above = anchors.Where(a => PageNumber().IsMatch(a.Text))
            .Select(a => (a.Url, Number: NumberIn(page, a.Url)))
            .Where(a => a.Number > current)
            .OrderBy(a => a.Number)
            .Select(a => a.Url);
        return above.Take(1);
    }

    // createPageHTML(pages, current, "index", "html"): what many a Chinese content system writes its pager with.
    private static IEnumerable<Uri> Scripted(IHtmlDocument document, Uri page)
    {
        foreach (var script in document.Scripts.Where(s => s.Source is null))
        {
            var call = PagerCall().Match(script.Text);
            if (!call.Success)
                continue;
            var next = int.Parse(call.Groups["current"].Value, CultureInfo.InvariantCulture) + 1;
            if (next < int.Parse(call.Groups["pages"].Value, CultureInfo.InvariantCulture))
                yield return new Uri(page, string.Create(CultureInfo.InvariantCulture, $"{call.Groups["name"].Value}_{next}.{call.Groups["type"].Value}"));
        }
    }

    private static IEnumerable<Uri> Loaded(IHtmlDocument document, Uri page) =>
        document.QuerySelectorAll(Loading).SelectMany(e => LoadAttributes.Select(e.GetAttribute))
            .Where(v => v is not null && (v.Contains('/', StringComparison.Ordinal) || v.Contains('?', StringComparison.Ordinal)))
            .Select(v => CanonicalUrl.Resolve(page, v))
            .OfType<Uri>();

    private static (string Stem, int Number)? Split(Uri url)
    {
        var name = PageName().Match(url.AbsolutePath);
        var list = name.Success ? AddressShape.Folder(url) : url.AbsolutePath;
        if (PageParameter().Match(url.Query) is { Success: true } parameter)
            return (list + url.Query.Remove(parameter.Index, parameter.Length).Trim('?', '&'), Number(parameter));
        var query = url.Query.Trim('?');
        if (PageFolder().Match(url.AbsolutePath) is { Success: true } folder)
            return (url.AbsolutePath[..(folder.Index + 1)] + query, Number(folder));
        return (list + query, name.Success ? Number(name) : 0);
    }

    private static int Number(Match match) => match.Groups["n"].Value is { Length: > 0 } digits ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^[\[(]?[0-9]{1,5}[\])]?$", RegexOptions.None, 60000)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"(?<=[?&])(page|p|pageno|pageindex|page_index|pagenum|pagenumber|curpage|currentpage|cur_page|pn|pg|paged|pageid)=(?<n>[0-9]{1,6})(?=&|$)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex PageParameter();

    [GeneratedRegex(@"/(page|p)[/_-]?(?<n>[0-9]{1,6})(/|\.[a-z]{3,5})?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex PageFolder();

    [GeneratedRegex(@"/(index|list|default|more|node|channel)?[-_]?(?<n>[0-9]{1,5})?\.[a-z]{3,5}$|/$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex PageName();

    [GeneratedRegex("""createPageHTML\(\s*(['"][^'"]*['"]\s*,\s*)?(?<pages>[0-9]{1,5})\s*,\s*(?<current>[0-9]{1,5})\s*,\s*['"](?<name>[\w-]+)['"]\s*,\s*['"](?<type>\w+)['"]""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex PagerCall();
}
