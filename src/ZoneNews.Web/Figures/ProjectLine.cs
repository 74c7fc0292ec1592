using System.Globalization;
using System.Linq.Expressions;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction;

namespace ZoneNews.Web.Figures;

/// <summary>A project's or company's amount with what a page needs to show it and to lead to its words.</summary>
public sealed record ProjectLine(
    long Id, long ArticleId, string Name, string Kind, string Item, decimal Amount, string Unit, string Status, string Bound, string? Zone,
    int Start, int End, int FigureStart, int FigureEnd, DateOnly? Published, string? Said)
{
    /// <summary>The projection, for SQL.</summary>
    public static Expression<Func<Data.Entities.ProjectMention, ProjectLine>> Of { get; } = p => new ProjectLine(
        p.Id, p.ArticleId, p.Name, p.Kind, p.Item, p.Amount, p.Unit, p.Status, p.Bound, p.Zone!.Name, p.Start, p.End, p.FigureStart, p.FigureEnd,
        p.Article!.Published, p.Article.SourceName ?? p.Article.Source!.Name);

    /// <summary>Its number among the marks of an article's text: below zero, where figures have no number.</summary>
    public long Mark => -Id;

    public string Address => string.Create(CultureInfo.InvariantCulture, $"/news/{ArticleId}?figure={Mark}#w{Mark}");

    public FigureText Text(bool english) => FigureFormat.Of(Amount, Unit, Measure.Value, Bound, english);

    /// <summary>What the amount is: 总投资, 营收, and so on.</summary>
    public string ItemName(bool english) => Items.TryGetValue(Item, out var name) ? english ? name.English : name.Chinese : Item;

    /// <summary>The codes of what an amount may be, with their names.</summary>
    public static IReadOnlyDictionary<string, (string Chinese, string English)> Items { get; } = new Dictionary<string, (string Chinese, string English)>(StringComparer.Ordinal)
    {
        ["investment"] = ("总投资", "Investment"),
        ["capital"] = ("注册资本", "Registered capital"),
        ["revenue"] = ("营业收入", "Revenue"),
        ["output"] = ("产值", "Output"),
        ["profit"] = ("利润", "Profit"),
        ["tax"] = ("税收", "Tax"),
        ["exports"] = ("进出口", "Trade"),
        ["orders"] = ("订单", "Orders"),
        ["financing"] = ("融资", "Financing"),
    };
}
