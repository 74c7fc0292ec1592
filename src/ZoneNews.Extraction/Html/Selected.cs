using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ZoneNews.Extraction.Html;

/// <summary>What a source's own rules choose on a page; a rule that finds nothing or is no selector chooses nothing.</summary>
internal sealed class Selected(IHtmlDocument? document, SiteRules? rules)
{
    public IElement? Title => Find(rules?.Title);

    public IElement? Published => Find(rules?.Published);

    public IElement? Source => Find(rules?.Source);

    public IElement? Body => Find(rules?.Body);

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
