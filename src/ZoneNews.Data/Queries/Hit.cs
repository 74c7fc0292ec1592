using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Queries;

/// <summary>An article that a search found, as far as an index alone knows it: what facets count, and where it stands.</summary>
public sealed record Hit(long Id, long Position, DateOnly? Published, string SourceId, string? Category)
{
    public static Task<List<Hit>> NewestAsync(IQueryable<Article> found, int count, CancellationToken cancel) =>
        found.OrderByDescending(a => a.Position).Take(count).Select(a => new Hit(a.Id, a.Position, a.Published, a.SourceId, a.Category)).ToListAsync(cancel);
}
