using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ZoneNews.Web.Reading;

namespace ZoneNews.Web.TagHelpers;

/// <summary><c>&lt;changed-runs of="…"/&gt;</c>: text with what was added as ins and what was removed as del.</summary>
[HtmlTargetElement("changed-runs", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChangedRunsTag : TagHelper
{
    public IReadOnlyList<ChangedRun> Of { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var run in Of)
        {
            if (run.Change == Change.Kept)
            {
                output.Content.Append(run.Text);
                continue;
            }
            var tag = new TagBuilder(run.Change == Change.Added ? "ins" : "del");
            tag.InnerHtml.Append(run.Text);
            output.Content.AppendHtml(tag);
        }
    }
}
