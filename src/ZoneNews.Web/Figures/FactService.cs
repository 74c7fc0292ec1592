using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ZoneNews.Data;
using ZoneNews.Data.Facts;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Figures;

/// <summary>Keeps the facts that pages show up to date with figures that other processes write.</summary>
internal sealed class FactService(IDbContextFactory<ZoneNewsDb> databases, TimeProvider time, ILogger<FactService> logger)
    : RepeatedService("The facts could not be brought up to date", time, logger)
{
    protected override async Task RoundAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await FactBook.BringUpToDateAsync(db, cancel);
    }
}
