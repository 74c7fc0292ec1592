using Microsoft.EntityFrameworkCore;

namespace ZoneNews.Data;

/// <summary>An engine's factory seen as a factory of the common context.</summary>
public sealed class DbFactory<TDb>(IDbContextFactory<TDb> inner) : IDbContextFactory<ZoneNewsDb>
    where TDb : ZoneNewsDb
{
    public ZoneNewsDb CreateDbContext() => inner.CreateDbContext();
}
