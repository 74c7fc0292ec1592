using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Pipeline;
using ZoneNews.Web.Resources;

namespace ZoneNews.Web.TagHelpers;

/// <summary>A number that leads to its words, with its unit, its tags and the line that says how firm it is.</summary>
[HtmlTargetElement("fig", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FigureTag(Texts texts) : TagHelper
{
    public required FigureLine Of { get; set; }

    /// <summary>The unit stands in the column's head instead.</summary>
    public bool Bare { get; set; }

    public Scale? Scale { get; set; }

    /// <summary>Leave the status tag out: the row says it.</summary>
    public bool Untagged { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var text = Of.Text(Display.English, Scale);
        var link = new TagBuilder("a");
        link.AddCssClass(("v " + FigureClass.OfStatus(Of.Status)).TrimEnd());
        link.Attributes["href"] = Of.Address;
        link.InnerHtml.AppendHtml(Number(text));
        output.Content.SetHtmlContent(link);
        if (!Bare && text.Unit.Length > 0)
            output.Content.AppendHtml(Span("unit", text.Unit));
        if (!Untagged)
            output.Content.AppendHtml(StatusTag(Of.Status, texts));
        if (Of.Doubt is not null)
            output.Content.AppendHtml(" ").AppendHtml(Doubt(Of.Doubt, texts));
    }

    /// <summary>The number, coloured and signed where it is a change.</summary>
    internal IHtmlContent Number(FigureText text) =>
        Of.IsChange ? Span(("chg " + FigureClass.OfChange(Of.Value)).TrimEnd(), text.Sign + text.Number) : new HtmlContentBuilder().Append(text.Sign + text.Number);

    internal static IHtmlContent StatusTag(string status, Texts texts)
    {
        var kind = FigureClass.OfStatus(status);
        return kind.Length == 0
            ? HtmlString.Empty
            : new HtmlContentBuilder().Append(" ").AppendHtml(Span("tag " + kind, texts[kind == "est" ? "预计" : "目标"]));
    }

    internal static TagBuilder Span(string css, string text)
    {
        var span = new TagBuilder("span");
        span.AddCssClass(css);
        span.InnerHtml.Append(text);
        return span;
    }

    private static TagBuilder Doubt(string why, Texts texts)
    {
        var tag = Span("tag warn", "? " + texts["存疑"]);
        tag.Attributes["title"] = why;
        return tag;
    }
}

/// <summary>A figure under a headline: name, number, change.</summary>
[HtmlTargetElement("fig-chip", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FigureChip(Texts texts) : TagHelper
{
    public required FigureLine Of { get; set; }

    /// <summary>The growth of the same figure, shown behind it.</summary>
    public FigureLine? Growth { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "fig");
        output.Attributes.SetAttribute("href", Of.Address);
        var english = Display.English;
        output.Content.AppendHtml(FigureTag.Span("name", FigureName.Of(Of, english)));
        var text = Of.Text(english);
        if (Of.IsChange)
            output.Content.AppendHtml(Change(Of, text));
        else
        {
            var number = new TagBuilder("span");
            number.AddCssClass("n");
            var bold = new TagBuilder("b");
            bold.InnerHtml.Append(text.Sign + text.Number);
            number.InnerHtml.AppendHtml(bold);
            if (text.Unit.Length > 0)
                number.InnerHtml.AppendHtml(FigureTag.Span("unit", text.Unit));
            output.Content.AppendHtml(number);
        }
        if (Growth is { } growth)
            output.Content.AppendHtml(Change(growth, growth.Text(english)));
        output.Content.AppendHtml(FigureTag.StatusTag(Of.Status, texts));
    }

    private static TagBuilder Change(FigureLine line, FigureText text) =>
        FigureTag.Span(("chg " + FigureClass.OfChange(line.Value)).TrimEnd(), text.Sign + text.Number);
}
