using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ZoneNews.Data;

/// <summary>
/// A question that every page asks, turned into SQL once for each engine's model. Asked the usual way, finding again what its expression was turned into
/// takes longer than many an answer.
/// </summary>
/// <typeparam name="TQuery">What <c>EF.CompileAsyncQuery</c> makes of it.</typeparam>
/// <param name="compile">Calls <c>EF.CompileAsyncQuery</c>, whose result answers for one model only.</param>
public sealed class PreparedQuery<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    // By an engine's model, which lives as long as the process.
    private readonly ConditionalWeakTable<IModel, TQuery> _compiled = [];

    /// <summary>The query, to be called with this context or another of its engine.</summary>
    public TQuery In(ZoneNewsDb db) => _compiled.GetValue(db.Model, _ => compile());
}
