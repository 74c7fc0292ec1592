using System.Globalization;
using ZoneNews.Data.Sources;
using ZoneNews.Web.Resources;

namespace ZoneNews.Web.Areas.Admin.Sourcing;

/// <summary>What a source was flagged for, in words.</summary>
public static class HealthWords
{
    public static string Label(Finding finding, DeskTexts texts) => texts[finding.Code switch
    {
        "failing" => "抓不到",
        "quiet" => "久无新文",
        "fewer" => "新文骤减",
        "empty" => "空页多",
        "quarantined" => "隔离多",
        "future" => "日期超前多",
        "dateless" => "无日期多",
        "layout" => "版式变了",
        _ => finding.Code,
    }];

    /// <summary>One sentence with its numbers.</summary>
    public static string Reason(Finding finding, DeskTexts texts) => finding switch
    {
        { Code: "failing", Usual: > 0 } => texts["近 30 天的抓取有 {0} 失败", Percent(finding.Usual)],
        { Code: "failing" } => texts["已有 {0} 天没有一次成功", Number(finding.Now)],
        { Code: "quiet" } => texts["最新一篇已是 {0} 天前；平常每 {1} 天一篇", Number(finding.Now), Number(finding.Usual)],
        { Code: "fewer" } => texts["近 30 天 {0} 篇；平常 {1} 篇", Number(finding.Now), Number(finding.Usual)],
        { Code: "empty" } => texts["列表所指的页有 {0} 读不出文章；从前 {1}", Percent(finding.Now), Percent(finding.Usual)],
        { Code: "quarantined" } => texts["文章有 {0} 被隔离；从前 {1}", Percent(finding.Now), Percent(finding.Usual)],
        { Code: "future" } => texts["文章有 {0} 日期在抓取之后；从前 {1}", Percent(finding.Now), Percent(finding.Usual)],
        { Code: "dateless" } => texts["文章有 {0} 没有日期；从前 {1}", Percent(finding.Now), Percent(finding.Usual)],
        { Code: "layout" } => texts["文章有 {0} 的正文是用从前少用的办法找到的", Percent(finding.Now)],
        _ => finding.Code,
    };

    public static string Percent(double share) => share.ToString("0 %", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
