using System.Globalization;
using System.Text.RegularExpressions;

namespace ZoneNews.Extraction.Html;

/// <summary>Where a page stands among the pages of one article.</summary>
/// <param name="Next">Absolute address of the following page.</param>
/// <param name="IsLater">Whether other pages go before this one.</param>
internal sealed partial record Pagination(string? Next, bool IsLater)
{
    private const int LinesAround = 12;

    /// <summary>Reads the page links in and right behind the article; only addresses that differ in their page number count.</summary>
    public static Pagination Read(PageSurvey page, BodyPlace place)
    {
        if (page.Input.Url is not { } url)
            return new Pagination(null, false);
        var (stem, number) = Split(url);
        var (next, later) = ((string?)null, false);
        for (var i = place.First; i < place.End + LinesAround && i < page.Lines.Count; i++)
            foreach (var link in page.Lines[i].Links)
            {
                if (!LinkWords().IsMatch(link.Text) || page.Resolve(link.Address) is not { } address || address == url)
                    continue;
                var (other, at) = Split(address);
                if (other != stem)
                    continue;
                later |= at < number;
                if (at > number && (next is null || at < Split(next).Number))
                    next = address;
            }
        return new Pagination(next, later);
    }

    /// <summary>An address without its page number, and the number: <c>…/c12_2.html</c> is page 2 of <c>…/c12.html</c>.</summary>
    private static (string Stem, int Number) Split(string url)
    {
        var clean = url.Split('#')[0];
        var match = PageNumber().Match(clean);
        return match.Success && int.TryParse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (clean.Remove(match.Groups["cut"].Index, match.Groups["cut"].Length), number)
            : (clean, 0);
    }

    [GeneratedRegex(@"(?<cut>[_-](?<n>\d{1,2}))\.(?:s?html?|jsp|aspx?|php)$|(?<cut>[?&](?:page|p|pageno|pn)=(?<n>\d{1,2}))$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 60000)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^\W*(?:\d{1,2}|第?\d{1,2}页|第[一二三四五六七八九十]+页|(?:上|下|前|后)一?页|首页|尾页|末页|next|prev(?:ious)?|余下全文|阅读全文)\W*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 60000)]
    private static partial Regex LinkWords();
}
