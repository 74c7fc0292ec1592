using System.Text;
using ZoneNews.Extraction.Html;

namespace ZoneNews.Extraction.Tests.Html;

/// <summary>What a page's own styles hide is not read.</summary>
public class HidingStylesTests
{
    private const string Prose = "今年一季度，全区实现地区生产总值118.4亿元，同比增长7.3%，经济运行总体平稳、稳中有进。";
    private const string Junk = "无锡搬家公司哪家好，搬厂搬设备价格表在这里";

    private static string Body(string style, string junk, string inBody = "") => PageReader.Read(new PageInput(
        Encoding.UTF8.GetBytes($"<html><head><title>一季度经济运行平稳</title><style>{style}</style></head><body>{inBody}<h1>一季度经济运行平稳</h1><div>发布时间：2022-04-19</div><div><p>{Prose}</p>{junk}<p>{Prose}</p></div></body></html>"),
        null, "text/html", DateTime.UnixEpoch)).Article!.Body;

    [Theory]
    [InlineData(".x1{display:none}")]
    [InlineData("/* a */ @charset \"utf-8\"; p.x1 , .other { color:red; DISPLAY : none !important }")]
    [InlineData(".x1{visibility:hidden}")]
    [InlineData(".x1{font-size:0}")]
    [InlineData(".x1{font-size:0px;line-height:0}")]
    [InlineData(".x1{color:#fff;background:#ffffff}")]
    [InlineData(".x1{color:white;background-color:#FFF;}")]
    [InlineData(".x1{color:transparent}")]
    [InlineData(".x1{position:absolute;left:-9999px}")]
    [InlineData(".x1{position:fixed;top:-1000em}")]
    [InlineData(".x1{text-indent:-9999px}")]
    [InlineData("@media screen { .x1 { display:none } }")]
    [InlineData("@media print { .con { display:none } } .x1{display:none}")]
    [InlineData("#n.x1.y{display:none}")]
    public void Junk_that_a_class_hides_is_not_read(string style) =>
        Assert.Equal($"{Prose}\n{Prose}", Body(style, $"<p id='n' class='y x1'>{Junk}</p>"));

    [Theory]
    [InlineData(".x1{display:block}")]
    [InlineData(".x1{display:none} .x1{display:block}")]
    [InlineData("@media print { .x1{display:none} }")]
    [InlineData("@media (max-width:600px) { .x1{display:none} } .y2{display:none}")]
    [InlineData(".menu .x1{display:none}")]
    [InlineData(".x1:hover{display:none}")]
    [InlineData(".x1{font-size:0.9em}")]
    [InlineData(".x1{color:#fff;background:#c00}")]
    [InlineData(".x1{background-color:#fff;border-color:#fff}")]
    [InlineData(".x1{position:relative;left:-20px;margin-left:-600px}")]
    [InlineData("{{{ .x1{display")]
    [InlineData("body{visibility:hidden}")]
    public void What_a_rule_does_not_hide_for_certain_is_read(string style) =>
        Assert.Contains(Junk, Body(style, $"<p id='n' class='y x1'>{Junk}。</p>"), StringComparison.Ordinal);

    [Theory]
    [InlineData("display:none")]
    [InlineData("font-size:0")]
    [InlineData("position:absolute; left:-5000px")]
    [InlineData("color:#FFFFFF;background-color:white")]
    public void Inline_styles_hide_alike(string style) => Assert.Equal($"{Prose}\n{Prose}", Body("", $"<p style='{style}'>{Junk}</p>"));

    [Fact]
    public void A_sheet_in_the_body_counts_from_where_it_stands() =>
        Assert.Equal($"{Prose}\n{Prose}", Body("", $"<p class='q7'>{Junk}</p>", "<style>.q7{display:none}</style>"));

    [Fact]
    public void Letters_of_no_size_do_not_hide_elements_that_set_their_own() =>
        Assert.Contains(Junk, Body(".row{font-size:0}", $"<div class='row'><p style='font-size:16px'>{Junk}。</p></div>"), StringComparison.Ordinal);

    [Fact]
    public void A_sheet_that_hides_the_article_itself_is_not_believed()
    {
        var page = $"<title>一季度经济运行平稳</title><style>.art{{visibility:hidden}}</style><h1>一季度经济运行平稳</h1><div class='art'><p>{Prose}</p><p>{Prose}</p></div>";

        Assert.Equal($"{Prose}\n{Prose}", PageReader.Read(new PageInput(Encoding.UTF8.GetBytes(page), null, "text/html", DateTime.UnixEpoch)).Article!.Body);
    }
}
