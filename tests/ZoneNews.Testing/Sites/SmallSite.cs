using System.Globalization;
using System.Text;

namespace ZoneNews.Testing.Sites;

/// <summary>A generated site: lists of twenty with a link to the next, and as many articles as wanted.</summary>
public static class SmallSite
{
    public static TestSite Of(int articles, IReadOnlyDictionary<string, Route>? routes = null, string? robots = null) => new("small", path => Bytes(path, articles, robots), routes);

    private static byte[]? Bytes(string path, int articles, string? robots)
    {
        if (path == "/robots.txt")
            return robots is null ? null : Encoding.UTF8.GetBytes(robots);
        if (path.StartsWith("/news/list_", StringComparison.Ordinal) && Number(path) is { } page)
            return List(page, articles);
        if (path.StartsWith("/news/20", StringComparison.Ordinal) && Number(path) is { } article && article < articles)
            return Article(article);
        return null;
    }

    private static byte[] List(int page, int articles)
    {
        var html = new StringBuilder("<html><head><meta charset=utf-8><title>新闻</title></head><body><ul>");
        for (var i = (page - 1) * 20; i < Math.Min(page * 20, articles); i++)
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"/news/202203/{i + 100_000}.html\">示例开发区第{i}次重点项目推进会召开</a><span>2022-03-{(i % 28) + 1:00}</span></li>");
        if (page * 20 < articles)
            html.Append(CultureInfo.InvariantCulture, $"</ul><a href=\"/news/list_{page + 1}.html\">下一页</a>");
        return Encoding.UTF8.GetBytes(html.Append("</body></html>").ToString());
    }

    private static byte[] Article(int number) => Encoding.UTF8.GetBytes($"""
        <html><head><meta charset=utf-8><title>示例开发区第{number}次重点项目推进会召开</title></head><body><div class=art><h1>示例开发区第{number}次重点项目推进会召开</h1>
        <div class=info>发布时间：2022-03-{(number % 28) + 1:00} 来源：示例开发区管委会</div><div class=con>
        <p>示例开发区第{number}次重点项目推进会日前召开，会议听取了第{number * 7 % 1000}号、第{number * 13 % 1000}号项目的进展情况汇报，研究了下一阶段的工作安排。</p>
        <p>会议要求，各部门要围绕编号{number * 31 % 10_007}的任务清单，逐项细化责任，逐月检查进度，把{number}个环节一一落到实处，确保项目早开工、早竣工、早达产。</p>
        </div></div></body></html>
        """);

    private static int? Number(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path).Replace("list_", "", StringComparison.Ordinal);
        return int.TryParse(name, CultureInfo.InvariantCulture, out var number) ? number >= 100_000 ? number - 100_000 : number : null;
    }
}
