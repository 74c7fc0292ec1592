using System.Linq.Expressions;
using ZoneNews.Data.Entities;

namespace ZoneNews.Web.Figures;

/// <summary>Facts as pages show them.</summary>
public static class FactQuery
{
    /// <summary>The form of a period that is a whole year, for LIKE: PostgreSQL knows how many have it, which it does not of a length.</summary>
    public const string Year = "____";

    private static readonly Expression<Func<Fact, FigureLine>> OfFact = new FactsOwn().Turn(FigureLine.Of);

    /// <summary>The preferred statements, in the order of the facts.</summary>
    public static IQueryable<FigureLine> Lines(this IQueryable<Fact> facts) => facts.Select(OfFact);

    /// <summary>The same without zone and source: what a table shows, read from the facts alone.</summary>
    public static IQueryable<FigureLine> Cells(this IQueryable<Fact> facts) => facts.Select(f => new FigureLine
    {
        Id = f.ObservationId,
        ArticleId = f.ArticleId,
        Subject = f.Subject,
        Indicator = f.Indicator,
        Measure = f.Measure,
        Value = f.Value,
        Unit = f.Unit,
        Period = f.Period,
        Year = f.Year,
        Status = f.Status,
        Bound = f.Bound,
        Scope = f.Scope,
        OutOf = f.OutOf,
        Qualifier = f.Qualifier,
        Doubt = f.Doubt,
        Finality = f.Finality,
        PreferredAt = f.PreferredAt,
        Corrected = f.Corrected,
        Published = f.Published,
        Standing = f.Standing,
        Against = f.Against,
    });

    /// <summary>Puts the fact itself where a line asks for its figure's: else each row would look it up again.</summary>
    private sealed class FactsOwn : ExpressionVisitor
    {
        private readonly ParameterExpression _fact = Expression.Parameter(typeof(Fact), "f");

        public Expression<Func<Fact, FigureLine>> Turn(Expression<Func<Observation, FigureLine>> line) => Expression.Lambda<Func<Fact, FigureLine>>(Visit(line.Body), _fact);

        protected override Expression VisitMember(MemberExpression node) =>
            node is { Member.Name: nameof(Observation.Fact), Expression: ParameterExpression } ? _fact : base.VisitMember(node);

        protected override Expression VisitParameter(ParameterExpression node) => Expression.Property(_fact, nameof(Fact.Observation));
    }
}
