using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Queries;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Api;

/// <summary>An indicator: what it means and how much of it is known.</summary>
public sealed record IndicatorItem(
    string Code, string Name, string NameEn, string Group, string Kind, string Definition, string DefinitionEn, string Caveat, string CaveatEn,
    int Observations, int Subjects, int? FirstYear, int? LastYear);

internal static class IndicatorEndpoints
{
    public static void MapIndicators(this RouteGroupBuilder group) =>
        group.MapGet("", ListAsync).Takes(Parameters.Indicators).Produces<ListAnswer<IndicatorItem>>().WithSummary("All indicators, with definition and coverage.");

    private static async Task<IResult> ListAsync(HttpContext context, ZoneNewsDb db, CancellationToken cancel)
    {
        var known = await ObservationQueries.Find(db, new ObservationQuery())
            .GroupBy(o => o.Indicator)
            .Select(g => new Coverage(g.Key, g.Count(), g.Select(o => o.Subject).Distinct().Count(), g.Min(o => o.Year), g.Max(o => o.Year)))
            .ToDictionaryAsync(c => c.Indicator, StringComparer.Ordinal, cancel);
        var items = Glossary.All.Select(entry => Describe(entry, known.GetValueOrDefault(entry.Code))).ToList();
        return Conditional.Json(context, new ListAnswer<IndicatorItem>(items.Count, items, Next: null));
    }

    private static IndicatorItem Describe(GlossaryEntry entry, Coverage? coverage) => new(
        entry.Code, entry.Chinese, entry.English, entry.Group, entry.Kind, entry.Definition, entry.DefinitionEnglish, entry.Caveat, entry.CaveatEnglish,
        coverage?.Observations ?? 0, coverage?.Subjects ?? 0, coverage?.FirstYear, coverage?.LastYear);

    private sealed record Coverage(string Indicator, int Observations, int Subjects, int? FirstYear, int? LastYear);
}
