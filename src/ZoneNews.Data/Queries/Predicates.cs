using System.Linq.Expressions;

namespace ZoneNews.Data.Queries;

/// <summary>Conditions joined in SQL.</summary>
public static class Predicates
{
    /// <summary>At least one of the conditions, of which there must be one.</summary>
    public static Expression<Func<T, bool>> AnyOf<T>(IEnumerable<Expression<Func<T, bool>>> conditions)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var bodies = conditions.Select(c => new Renaming(c.Parameters[0], row).Visit(c.Body));
        return Expression.Lambda<Func<T, bool>>(bodies.Aggregate(Expression.OrElse), row);
    }

    private sealed class Renaming(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
