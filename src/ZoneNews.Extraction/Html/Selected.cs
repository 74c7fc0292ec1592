using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ZoneNews.Extraction.Html;

/// <summary>What a source's own rules choose on a page; a rule that finds nothing or is no selector chooses nothing.</summary>
internal sealed class Selected(IHtmlDocument? document, SiteRules? rules)
{
    public IElement? Title => Find(rules?.Title);

    /// <summary>What the chosen tag or element says of the date.</summary>
    public string? Published => Said(Find(rules?.Published));

    /// <summary>What the chosen tag or element says of the source.</summary>
    public string? Source => Said(Find(rules?.Source));

    public IElement? Body => Find(rules?.Body);

    /// <summary>Whether the source has a rule for the body at all.</summary>
    public bool HasBody => !string.IsNullOrWhiteSpace(rules?.Body);

    private static string? Said(IElement? element) =>
        (element?.GetAttribute("content") ?? element?.GetAttribute("datetime") ?? element?.TextContent)?.Trim() is { Length: > 0 } text ? text : null;

    private IElement? Find(string? selector)
    {
        if (document is null || string.IsNullOrWhiteSpace(selector))
            return null;
        try
        {
            return document.QuerySelector(selector);
        }
        catch (DomException)
        {
            return null;
        }
    }
}
