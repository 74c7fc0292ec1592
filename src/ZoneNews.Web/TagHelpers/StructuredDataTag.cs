using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ZoneNews.Web.TagHelpers;

/// <summary><c>&lt;structured-data json="…"/&gt;</c>: JSON-LD of <see cref="Pages.Shared.StructuredData"/>, whose encoder leaves no sign of HTML as it is. Data, not run by any browser.</summary>
[HtmlTargetElement("structured-data", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StructuredDataTag : TagHelper
{
    public string Json { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "script";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "application/ld+json");
        output.Content.SetHtmlContent(Json);
    }
}
