using System.Globalization;
using ZoneNews.Data.Entities;
using ZoneNews.Web.Resources;

namespace ZoneNews.Web.Areas.Admin;

/// <summary>Codes of sources, visits and accounts in words.</summary>
public static class DeskWords
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    private static readonly Dictionary<string, string> Actions = new(StringComparer.Ordinal)
    {
        ["source.add"] = "添加来源",
        ["source.edit"] = "更改来源",
        ["source.pause"] = "暂停来源",
        ["source.resume"] = "恢复来源",
        ["source.crawl"] = "即刻抓取",
        ["user.add"] = "添加账号",
        ["user.role"] = "更改角色",
        ["user.lock"] = "停用账号",
        ["user.unlock"] = "启用账号",
        ["user.reset"] = "重设密码",
        ["user.delete"] = "删除账号",
        ["user.password"] = "更改密码",
    };

    public static string Kind(string kind, DeskTexts texts) => texts[kind switch
    {
        "zone" => "园区",
        "portal" => "门户",
        "media" => "媒体",
        "statistics" => "统计",
        _ => kind,
    }];

    public static string Outcome(FetchOutcome? outcome, DeskTexts texts) => texts[outcome switch
    {
        FetchOutcome.Ingested => "已收录",
        FetchOutcome.Unchanged => "无变化",
        FetchOutcome.Duplicate => "转载",
        FetchOutcome.Quarantined => "已隔离",
        FetchOutcome.Blocked => "不许取",
        FetchOutcome.Gone => "已不在",
        FetchOutcome.Failed => "失败",
        FetchOutcome.Listed => "列表",
        FetchOutcome.Rejected => "不是文章",
        _ => "未到",
    }];

    public static string Role(string? role, DeskTexts texts) => texts[role switch { Roles.Admin => "管理员", Roles.Editor => "编辑", Roles.Reader => "读者", _ => "无" }];

    public static string Action(string action, DeskTexts texts) => Actions.TryGetValue(action, out var text) ? texts[text] : action;

    /// <summary>At +08:00, to the minute.</summary>
    public static string Time(DateTime utc) => utc.Add(Beijing).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
