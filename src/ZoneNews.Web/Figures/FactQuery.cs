using ZoneNews.Data.Entities;

namespace ZoneNews.Web.Figures;

/// <summary>Facts as pages show them.</summary>
public static class FactQuery
{
    /// <summary>The preferred statements, in the order of the facts.</summary>
    public static IQueryable<FigureLine> Lines(this IQueryable<Fact> facts) => facts.Select(f => f.Observation!).Select(FigureLine.Of);
}
