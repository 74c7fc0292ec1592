using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ZoneNews.Web.TagHelpers;

/// <summary>An entry of the main navigation; the one whose name is current says so.</summary>
[HtmlTargetElement("nav-item")]
public sealed class NavItem : TagHelper
{
    public required string Href { get; set; }

    public required string Name { get; set; }

    public string? Current { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "li";
        var link = new TagBuilder("a");
        link.Attributes["href"] = Href;
        if (Current == Name)
            link.Attributes["aria-current"] = "page";
        link.InnerHtml.AppendHtml(await output.GetChildContentAsync());
        output.Content.SetHtmlContent(link);
    }
}
