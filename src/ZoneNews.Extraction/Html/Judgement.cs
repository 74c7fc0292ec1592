using System.Buffers;
using System.Globalization;

namespace ZoneNews.Extraction.Html;

/// <summary>Decides whether a page is an article, and whether its text can be trusted.</summary>
internal static class Judgement
{
    private const int ShortestArticle = 20;
    private const int LongestRedirect = 6000;
    private const int LinkedHeadline = 8;

    /// <summary>A reason to reject a page before its text is looked at; null without one.</summary>
    public static string? OfHead(HtmlPage page, HeadTags head)
    {
        if (page.Text.AsSpan().IsWhiteSpace())
            return "empty";
        if (IsFeed(page.Text))
            return "feed";
        if (page.Text.AsSpan(0, Math.Min(page.Text.Length, 4000)).Count('\0') > 4 || page.Text.StartsWith("%PDF", StringComparison.Ordinal) || page.Text.StartsWith("PK\u0003\u0004", StringComparison.Ordinal))
            return "binary";
        if (page.Text.Length < LongestRedirect && page.Document.QuerySelector("meta[http-equiv=refresh i][content*=url i]") is { } refresh && IsAtOnce(refresh.GetAttribute("content")!))
            return "redirect";
        if (head.First("robots")?.Contains("noindex", StringComparison.OrdinalIgnoreCase) == true)
            return "noindex";
        return null;
    }

    // A page that reloads itself after minutes is a page.
    private static bool IsAtOnce(string refresh) =>
        int.TryParse(refresh.Split(';', ',')[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= 15;

    private static bool IsFeed(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 600)).TrimStart();
        return head.StartsWith("<?xml") && head.IndexOfAny(FeedRoots) >= 0 || head.StartsWith("<rss");
    }

    private static readonly SearchValues<string> FeedRoots = SearchValues.Create(["<rss", "<feed", "<urlset", "<sitemapindex", "<rdf:RDF"], StringComparison.Ordinal);

    /// <summary>A reason why a page with these titles and this text is no article; null where it is one.</summary>
    public static string? OfText(PageSurvey page, Headline? headline, PageMetadata metadata, IReadOnlyList<int> body, string text)
    {
        foreach (var title in (ReadOnlySpan<string?>)[headline?.Read(page.Outline.Traditional), page.Head.Title])
            if (title is not null && OfTitle(title, metadata.Published is not null) is { } reason)
                return reason;
        if (text.Length < 200 && PageCues.ErrorText.IsMatch(text))
            return "error";
        if (body.Count == 0 || text.Length < ShortestArticle)
            return page.Lines.Count(l => l.IsLinked && l.Length >= LinkedHeadline) >= 5 ? "list" : "no-text";
        return IsList(page, body) ? "list" : null;
    }

    // A dated page may well report of logins and errors.
    private static string? OfTitle(string title, bool dated) =>
        dated ? null
        : PageCues.LoginTitle.IsMatch(title) ? "login"
        : PageCues.SearchTitle.IsMatch(title) ? "search"
        : PageCues.ErrorTitle.IsMatch(title) ? "error"
        : PageCues.StaticTitle.IsMatch(title) ? "static"
        : null;

    // A list page's text is its links: excerpts stand between them, never much prose in a row.
    private static bool IsList(PageSurvey page, IReadOnlyList<int> body)
    {
        var (first, end) = (body[0], body[^1] + 1);
        double linked = 0, own = 0, links = 0;
        for (var i = first; i < end; i++)
        {
            if (page.Lines[i].IsAttachment)
                continue;
            linked += page.Lines[i].LinkLength;
            own += page.Lines[i].Length - page.Lines[i].LinkLength;
            links += page.Lines[i].IsLinked && !page.Weights.Noise[i] ? 1 : 0;
        }
        return links >= 5 && linked > own * 0.5 || Excerpts(page, body) >= 0.6;
    }

    /// <summary>Share of the prose that stands under a linked headline and breaks off: the cards of a list.</summary>
    private static double Excerpts(PageSurvey page, IReadOnlyList<int> body)
    {
        int prose = 0, cards = 0;
        foreach (var i in body)
        {
            if (!LineWeights.IsProse(page.Lines[i]))
                continue;
            prose++;
            if (i > 0 && page.Lines[i - 1].IsLinked && (page.Lines[i].Text.EndsWith("...", StringComparison.Ordinal) || page.Lines[i].Text.EndsWith('…')))
                cards++;
        }
        return prose == 0 ? 0 : (double)cards / prose;
    }
}
