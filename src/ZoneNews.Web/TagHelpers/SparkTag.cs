using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ZoneNews.Web.Charts;
using ZoneNews.Web.Figures;

namespace ZoneNews.Web.TagHelpers;

/// <summary><c>&lt;spark of="row.Cells"/&gt;</c>: the yearly values of a row as a line the size of a word. Hidden from screen readers: the row says the same in numbers.</summary>
[HtmlTargetElement("spark", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SparkTag : TagHelper
{
    public const int Width = 64;
    public const int Height = 16;

    private const double Margin = 2;

    public IReadOnlyDictionary<string, FigureCell> Of { get; set; } = new Dictionary<string, FigureCell>();

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Path([.. Of.Where(c => PeriodText.IsYear(c.Key) && c.Value.Main is not null).Select(c => (PeriodText.YearOf(c.Key)!.Value, c.Value.Main!.Value))]) is not { } path)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "spark");
        output.Attributes.SetAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {Height}"));
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        // A hairline through all points, and over it a line where year follows year.
        output.Content.SetHtmlContent($"<path d=\"{path.Replace(" M", " L", StringComparison.Ordinal)}\"/><path d=\"{path}\"/>");
    }

    /// <summary>The line through the points by year, with a gap where a year is missing; null where there are too few for a line.</summary>
    public static string? Path(IReadOnlyList<(int Year, decimal Value)> points)
    {
        if (points.Count < Chart.FewestPoints)
            return null;
        var sorted = points.OrderBy(p => p.Year).ToList();
        var (first, last) = (sorted[0].Year, sorted[^1].Year);
        var (low, high) = (sorted.Min(p => p.Value), sorted.Max(p => p.Value));
        var steps = sorted.Select((p, i) =>
        {
            var x = Margin + (Width - 2 * Margin) * (p.Year - first) / Math.Max(1, last - first);
            var y = high == low ? Height / 2.0 : Margin + (Height - 2 * Margin) * (double)((high - p.Value) / (high - low));
            return string.Create(CultureInfo.InvariantCulture, $"{(i > 0 && p.Year - sorted[i - 1].Year == 1 ? 'L' : 'M')}{x:0.#} {y:0.#}");
        });
        return string.Join(' ', steps);
    }
}
