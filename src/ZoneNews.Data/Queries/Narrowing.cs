using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Queries;

/// <summary>What of the articles that hold the words is asked for.</summary>
/// <param name="Apply">All conditions but the places.</param>
/// <param name="From">The first place.</param>
/// <param name="Until">Behind the last place.</param>
/// <param name="Few">So few articles are left that each can be looked at.</param>
public sealed record Narrowing(Func<IQueryable<Article>, IQueryable<Article>> Apply, long From = long.MinValue, long Until = long.MaxValue, bool Few = false)
{
    public IQueryable<Article> Of(IQueryable<Article> articles)
    {
        if (From > long.MinValue)
            articles = articles.Where(a => a.Position >= From);
        if (Until < long.MaxValue)
            articles = articles.Where(a => a.Position < Until);
        return Apply(articles);
    }

    public Narrowing And(Func<IQueryable<Article>, IQueryable<Article>> more) => this with { Apply = articles => more(Apply(articles)) };
}
