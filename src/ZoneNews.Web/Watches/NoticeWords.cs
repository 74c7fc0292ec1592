using ZoneNews.Data.Watches;
using ZoneNews.Web.Figures;

namespace ZoneNews.Web.Watches;

/// <summary>What messages say, in both languages.</summary>
public static class NoticeWords
{
    private const int LongestName = 60;

    /// <summary>One line without control characters, also where a name or a search holds some.</summary>
    public static string Subject(Notice notice, bool test, bool english)
    {
        var brand = english ? "ZoneNews" : "开发区观察";
        var mark = !test ? "" : english ? "[test] " : "【测试】";
        var text = notice.Groups is [var one]
            ? Name(one, english) + (english ? ", " : "，") + Count(one, english)
            : english ? $"news of {notice.Groups.Count} things you follow" : $"{notice.Groups.Count} 项关注有新内容";
        return OneLine($"{mark}{brand}{(english ? ": " : "：")}{text}");
    }

    public static string Name(NoticeGroup group, bool english)
    {
        var name = WatchLinks.Name(group.Kind, group.Target, english);
        return name.Length > LongestName ? name[..LongestName] + "…" : name;
    }

    /// <summary>3 篇新闻、2 个新数字.</summary>
    public static string Count(NoticeGroup group, bool english)
    {
        string[] parts =
        [
            .. group.ArticleCount > 0 || group.FigureCount == 0 ? [Articles(group.ArticleCount, english)] : Array.Empty<string>(),
            .. group.FigureCount > 0 ? [Figures(group.FigureCount, english)] : Array.Empty<string>(),
        ];
        return string.Join(english ? " and " : "、", parts);
    }

    public static string Articles(int count, bool english) => english ? $"{count} new article{(count == 1 ? "" : "s")}" : $"{count} 篇新闻";

    public static string Figures(int count, bool english) => english ? $"{count} new figure{(count == 1 ? "" : "s")}" : $"{count} 个新数字";

    public static string More(int count, bool english) => english ? $"and {count} more" : $"另有 {count} 条";

    /// <summary>标题（来源，2022-01-18）.</summary>
    public static string Article(NoticeArticle article, bool english)
    {
        string[] about = [.. new[] { article.Source, article.Published is { } day ? Labels.Day(day, english) : null }.OfType<string>()];
        var title = OneLine(article.Title);
        return about.Length == 0 ? title : english ? $"{title} ({OneLine(string.Join(", ", about))})" : $"{title}（{OneLine(string.Join("，", about))}）";
    }

    /// <summary>苏州工业园区 2021年地区生产总值 3,330.3 亿元（预计）; without its subject under a zone's own name.</summary>
    public static string Figure(NoticeFigure figure, bool english, string? under = null)
    {
        var line = Line(figure);
        var status = (figure.Status, english) switch { ("estimate", false) => "（预计）", ("estimate", true) => " (estimate)", ("target", false) => "（目标）", ("target", true) => " (target)", _ => "" };
        var text = $"{FigureName.WithPeriod(line, english)}{(english ? ": " : " ")}{line.Text(english)}{status}";
        return OneLine(figure.Subject == under ? text : figure.Subject + (english ? " – " : " ") + text);
    }

    public static FigureLine Line(NoticeFigure figure) => new()
    {
        Id = figure.Id,
        ArticleId = figure.ArticleId,
        Subject = figure.Subject,
        Indicator = figure.Indicator,
        Measure = figure.Measure,
        Value = figure.Value,
        Unit = figure.Unit,
        Period = figure.Period,
        Status = figure.Status,
        Bound = figure.Bound,
        Scope = figure.Scope,
        OutOf = figure.OutOf,
    };

    /// <summary>Control characters, line ends and half surrogate pairs become a blank.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', string.Concat(text.EnumerateRunes().Select(r => System.Text.Rune.IsControl(r) || r.Value is 0x2028 or 0x2029 or 0xFFFD ? " " : r.ToString()))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
