namespace ZoneNews.Data.Search;

/// <summary>A kind of news, as articles have it (<see cref="Entities.Article.Category"/>), and its names for readers.</summary>
public sealed record NewsKind(string Code, string Chinese, string English);

/// <summary>The kinds of news, known by code and by name in both languages.</summary>
public static class NewsKinds
{
    public static IReadOnlyList<NewsKind> All { get; } =
    [
        new("statistics", "经济数据", "Statistics"),
        new("budget", "预算决算", "Budgets"),
        new("ranking", "考核排名", "Rankings and awards"),
        new("investment", "招商引资", "Investment promotion"),
        new("project", "项目建设", "Projects"),
        new("meeting", "会议活动", "Meetings"),
        new("visit", "调研考察", "Visits"),
        new("policy", "政策文件", "Policy"),
        new("notice", "通知公告", "Notices"),
        new("party", "党建", "Party affairs"),
        new("innovation", "科技创新", "Innovation"),
        new("industry", "产业与企业", "Industry and companies"),
        new("service", "营商服务", "Business services"),
        new("society", "社会民生", "Community"),
    ];

    /// <summary>The kind of this code.</summary>
    public static NewsKind? Of(string? code) => All.FirstOrDefault(k => k.Code == code);

    /// <summary>The kind that was typed: code or name; case, width, blanks and hyphens make no difference.</summary>
    public static NewsKind? Find(string typed)
    {
        var meant = Letters(typed);
        return All.FirstOrDefault(k => k.Code == meant || Letters(k.Chinese) == meant || Letters(k.English) == meant);
    }

    /// <summary>Kinds whose code or name holds what was typed so far; all where nothing was.</summary>
    public static IEnumerable<NewsKind> Like(string typed)
    {
        var part = Letters(typed);
        if (part.Length == 0)
            return typed.Trim().Length == 0 ? All : [];
        return All.Where(k => new[] { k.Code, k.Chinese, k.English }.Any(name => Letters(name).Contains(part, StringComparison.Ordinal)));
    }

    private static string Letters(string text) => string.Concat(FoldedText.Fold(text).Where(char.IsLetterOrDigit));
}
