using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ZoneNews.Extraction.Text;
using ZoneNews.Web.Reading;

namespace ZoneNews.Web.TagHelpers;

/// <summary>
/// Runs of an article: the number of a figure is a link to its place in the list (and its target, <c>w</c> and the id),
/// the words around it light with it, repaired pieces are underlined, searched words marked.
/// </summary>
[HtmlTargetElement("runs", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RunsTag : TagHelper
{
    private const int LongestNumber = 12;

    public required IReadOnlyList<Run> Of { get; set; }

    /// <summary>The figure whose words are lit.</summary>
    public long? Lit { get; set; }

    /// <summary>What a link's query carries besides the figure, with <c>&amp;</c> at its end.</summary>
    public string Keep { get; set; } = "";

    /// <summary>Show what the page printed in place of what was read.</summary>
    public bool Printed { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var run in Of)
            if ((Printed ? run.Printed ?? run.Text : run.Text).Length > 0)
                output.Content.AppendHtml(Show(run));
    }

    private IHtmlContent Show(Run run)
    {
        IHtmlContent text = new HtmlContentBuilder().Append(Printed ? run.Printed ?? run.Text : run.Text);
        if (run.Marked)
            text = Wrap("mark", text);
        if (run.Repair is { } kind && (Printed || kind is RepairKind.Substitution))
            text = Wrap("span", text, ("class", "repair"), ("title", run.Printed));
        if (run.Figures.Count == 0)
            return text;
        var figures = string.Join(' ', run.Figures.Select(Id));
        var lit = Lit is { } id && run.Figures.Contains(id) ? " is-lit" : "";
        if (run.Numbers.Count == 0)
            return Wrap("span", text, ("class", "words" + lit), ("data-figures", figures));
        var figure = Id(run.Numbers[0]);
        // A number stays on one line; where only the whole sentence is known, that may break.
        var whole = run.Text.Length <= LongestNumber ? " nb" : "";
        var link = Wrap("a", text, ("class", "ev" + whole + lit), ("href", $"?{Keep}figure={figure}#f{figure}"), ("data-figure", figure), ("data-figures", figures));
        var anchors = new HtmlContentBuilder();
        // One element has one id; further figures of the same number get an empty anchor before it.
        foreach (var other in run.Starts.Skip(1))
            anchors.AppendHtml(Wrap("span", HtmlString.Empty, ("id", "w" + Id(other))));
        if (run.Starts.Count > 0)
            link.Attributes["id"] = "w" + Id(run.Starts[0]);
        return anchors.AppendHtml(link);
    }

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static TagBuilder Wrap(string name, IHtmlContent content, params (string Name, string? Value)[] attributes)
    {
        var tag = new TagBuilder(name);
        foreach (var (key, value) in attributes)
            if (value is not null)
                tag.Attributes[key] = value;
        tag.InnerHtml.AppendHtml(content);
        return tag;
    }
}
