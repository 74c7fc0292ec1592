using ZoneNews.Data.Queries;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Html;
using ZoneNews.Web.Figures;

namespace ZoneNews.Web.Api;

/// <summary>The parameters of each list: those of the page that shows it.</summary>
public static class Parameters
{
    private static readonly Parameter Zone = new("zone", "Official name or alias of a zone, or the name of a region or group.");
    private static readonly Parameter Province = new("province", "Full name of a province: 江苏省.");
    private static readonly Parameter City = new("city", "Full name of a city: 苏州市.");
    private static readonly Parameter Indicator = new("indicator", "Code of an indicator.", Allowed: [.. Glossary.All.Select(g => g.Code)]);
    private static readonly Parameter Category = new("category", "What kind of news.", Allowed: Categories.Codes);
    private static readonly Parameter Source = new("source", "Id of a source.");
    private static readonly Parameter Level = new("level", "Level of the zone.", Allowed: ["national", "provincial", "unlisted"]);
    private static readonly Parameter Type = new("type", "Type of the zone: 经开区, 高新区 …");
    private static readonly Parameter Sort = new("sort", $"relevance: the best matches of q first, among the newest {Relevance.Candidates}; else the newest first.", Allowed: ["newest", "relevance"]);
    private static readonly Parameter Take = new("take", "Items on a page.", ParameterForm.Size);
    private static readonly Parameter Before = new("before", "Key of the page, as next gives it.", ParameterForm.Key);

    public static IReadOnlyList<Parameter> Articles { get; } =
    [
        new("q", "Words: all must occur; \"…\" keeps a phrase, -word excludes."), Zone, Province, City,
        new("year", "Year of publication.", ParameterForm.Year), Indicator, Category, Source, Level, Type, Sort, Before, Take,
    ];

    public static IReadOnlyList<Parameter> Observations { get; } =
    [
        Zone, Province, new("year", "Year in which the period ends.", ParameterForm.Year), Indicator,
        new("measure", "What is measured.", Allowed:
        [
            Measure.Value, Measure.Growth, Measure.GrowthMonthOnMonth, Measure.GrowthAverage, Measure.Share, Measure.Completion, Measure.Rank, Measure.RankChange,
        ]),
        new("status", "How firm it is.", Allowed: [FigureStatus.Actual, FigureStatus.Estimate, FigureStatus.Target]),
        Source, new("as_of", "As known on this day.", ParameterForm.Day), Before, Take,
    ];

    public static IReadOnlyList<Parameter> Projects { get; } =
    [
        new("zone", "Official name or alias of a zone."), Province,
        new("kind", "Whose amount it is.", Allowed: [ProjectKind.Project, ProjectKind.Company]),
        new("item", "What the amount is.", Allowed: [.. ProjectLine.Items.Keys]),
        new("year", "Year of publication.", ParameterForm.Year), Before, Take,
    ];

    public static IReadOnlyList<Parameter> Zones { get; } =
    [
        new("q", "A part of the name or of an alias."), Province, City, Level, Type, new("industry", "A part of the industries."),
        new("after", "Key of the page, as next gives it.", ParameterForm.Key), Take,
    ];

    public static IReadOnlyList<Parameter> Indicators { get; } = [];
}
