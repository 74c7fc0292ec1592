using AngleSharp.Dom;

namespace ZoneNews.Extraction.Html;

/// <summary>All that is known of a page before its article is looked for.</summary>
internal sealed record PageSurvey(PageOutline Outline, HeadTags Head, DataTables Tables, LineWeights Weights, Selected Selected, PageInput Input)
{
    public static PageSurvey Of(PageOutline outline, HeadTags head, Selected selected, PageInput input)
    {
        var tables = DataTables.Of(outline);
        return new PageSurvey(outline, head, tables, LineWeights.Of(outline, tables), selected, input);
    }

    public IReadOnlyList<PageLine> Lines => Outline.Lines;

    /// <summary>Whether a line is free text: neither marked as noise nor a cue by its words.</summary>
    public bool IsText(int line) => !Weights.Noise[line] && Weights.Roles[line] == LineRole.Text;

    /// <summary>The first line of what a source's rule chooses, −1 without.</summary>
    public int LineOf(IElement? element) =>
        element is not null && Outline.NodeOf(element) is >= 0 and var node && Outline.Nodes[node].EndLine > Outline.Nodes[node].FirstLine
            ? Outline.Nodes[node].FirstLine : -1;

    /// <summary>An address of the page as an absolute one, as far as the page's own address is known; null for what is no web address.</summary>
    public string? Resolve(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
            return null;
        address = address.Trim();
        if (Origin() is { } origin)
            return Uri.TryCreate(origin, address, out var full) && full.Scheme is "http" or "https" ? full.AbsoluteUri : null;
        return address.Contains(':') && !address.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? null : address;
    }

    private Uri? Origin()
    {
        Uri.TryCreate(Input.Url, UriKind.Absolute, out var page);
        if (Head.Base is null)
            return page;
        return page is null
            ? Uri.TryCreate(Head.Base, UriKind.Absolute, out var alone) ? alone : null
            : Uri.TryCreate(page, Head.Base, out var joined) ? joined : page;
    }
}
