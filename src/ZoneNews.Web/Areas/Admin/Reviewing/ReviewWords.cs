using System.Text.Json;
using ZoneNews.Data.Checks;
using ZoneNews.Data.Curation;
using ZoneNews.Data.Entities;
using ZoneNews.Web.Resources;

namespace ZoneNews.Web.Areas.Admin.Reviewing;

/// <summary>Codes of the review in words; a code that has none stands for itself.</summary>
public static class ReviewWords
{
    private static readonly Dictionary<string, string> Chinese = new(StringComparer.Ordinal)
    {
        [ArticleStatus.Published] = "已发布",
        [ArticleStatus.Review] = "待审",
        [ArticleStatus.Quarantined] = "已隔离",
        [ArticleStatus.Rejected] = "已驳回",
        [ArticleStatus.Gone] = "已撤下",
        ["no-title"] = "没有标题",
        ["future-date"] = "日期在抓取之后",
        ["subject-unknown"] = "看不出是谁的数",
        ["figure-restored"] = "名次由还原的词读出",
        [CrossChecks.Range] = "数值不合常理",
        [CrossChecks.Slip] = "与同系列差一万倍",
        [CrossChecks.Outlier] = "远离同系列各年",
        [CrossChecks.Growth] = "增速与两年总量不合",
        [CrossChecks.Share] = "占比与总量不合",
        [CrossChecks.Part] = "部分大于整体",
        [CrossChecks.Year] = "与另一年同数",
        [CrossChecks.Target] = "与目标同数",
        ["text-gone"] = "原文中已无此句",
        ["accept"] = "接受",
        ["reject"] = "驳回",
        ["prefer"] = "取用",
        ["correct"] = "更正",
        ["publish"] = "发布",
        ["withdraw"] = "撤下",
        ["undo"] = "撤销",
        [CopyWords.Apart] = "移出转载组",
        [CopyWords.Copy] = "归入转载组",
        [CopyWords.First] = "选为首发",
        ["copy_of"] = "转载自（编号）",
        ["first-published"] = "它已发布",
        ["first-chosen"] = "有人选它",
        ["first-no-copy"] = "后者由人归入",
        ["first-authority"] = "它的来源更近官方",
        ["first-day"] = "它发布更早",
        ["first-fetched"] = "它抓取更早",
        ["first-known"] = "它收录更早",
        ["actual"] = "实绩",
        ["estimate"] = "预计",
        ["target"] = "目标",
        ["exact"] = "恰为",
        ["at_least"] = "以上",
        ["at_most"] = "以内",
        ["approx"] = "约",
        ["title"] = "标题",
        ["published_on"] = "日期",
        ["source"] = "来源",
        ["zones"] = "园区",
        ["status"] = "状态",
        ["subject"] = "主体",
        ["subject_kind"] = "主体种类",
        ["indicator"] = "指标",
        ["measure"] = "量",
        ["value"] = "值",
        ["unit"] = "单位",
        ["period"] = "期别",
        ["bound"] = "界限",
        ["scope"] = "范围",
        ["zone"] = "园区",
        ["division"] = "地区",
        ["group"] = "群体",
        [SubjectKinds.Unknown] = "未定",
        [ReviewBacklog.Contradicted] = "与他数不合",
        [ReviewBacklog.Articles] = "文章待定",
        [ReviewBacklog.Doubtful] = "数字存疑",
        [ReviewBacklog.Unsure] = "把握低",
        [ReviewBacklog.Quarantined] = "正文隔离",
    };

    public static string Of(string? code, DeskTexts texts) => code is null ? "" : Chinese.TryGetValue(code, out var text) ? texts[text] : ReasonWords.Of(code, texts);

    /// <summary>What a review changed: field, as it was, as it is.</summary>
    public static IEnumerable<(string Field, string Before, string After)> Changes(Review review)
    {
        var before = Fields(review.Before);
        return Fields(review.After).Select(f => (f.Key, before.GetValueOrDefault(f.Key, ""), f.Value));
    }

    private static Dictionary<string, string> Fields(string? json)
    {
        if (json is null)
            return [];
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => Text(p.Value), StringComparer.Ordinal)
            : [];
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? string.Join('、', value.EnumerateArray().Select(Text))
        : value.ToString();
}
