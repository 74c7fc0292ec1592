using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using ZoneNews.Data;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Curation;
using ZoneNews.Data.Search;

namespace ZoneNews.Testing.Databases;

/// <summary>
/// A fresh, migrated database of one engine, for a class of tests (<c>IClassFixture</c>). Where the engine is not there, the first
/// <see cref="NewDb"/> skips the test and says why; under CI it fails.
/// </summary>
public abstract class TestDatabase : IAsyncLifetime
{
    private ServiceProvider? _services;

    /// <summary>The clock of store and ledger; starts on 2026-01-01T00:00Z.</summary>
    public SettableTime Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public IServiceProvider Services => _services ?? throw Missing();

    public ArticleStore Store => Services.GetRequiredService<ArticleStore>();

    public ReviewLedger Ledger => Services.GetRequiredService<ReviewLedger>();

    public IArticleSearch Search => Services.GetRequiredService<IArticleSearch>();

    /// <summary>Why there is no database; null where there is one.</summary>
    protected abstract string? Absent { get; }

    public IDbContextFactory<ZoneNewsDb> Contexts => Services.GetRequiredService<IDbContextFactory<ZoneNewsDb>>();

    public ZoneNewsDb NewDb() => Contexts.CreateDbContext();

    public async ValueTask InitializeAsync()
    {
        if (Absent is not null)
            return;
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Time);
        await AddAsync(services);
        _services = services.BuildServiceProvider();
        await using var db = NewDb();
        await db.Database.MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is null)
            return;
        await _services.DisposeAsync();
        await DropAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task AddAsync(IServiceCollection services);

    protected abstract Task DropAsync();

    private InvalidOperationException Missing()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true")
            Assert.Skip(Absent!);
        return new InvalidOperationException(Absent);
    }
}
