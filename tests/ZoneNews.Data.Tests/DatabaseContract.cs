using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Checks;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Data.Tests;

/// <summary>Tests that hold on every engine; a class for each engine derives from a contract.</summary>
public abstract class DatabaseContract(TestDatabase database) : IAsyncLifetime
{
    protected TestDatabase Database { get; } = database;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        await using var db = Database.NewDb();
        if (!await db.Sources.AnyAsync(s => s.Id == Drafts.Source, Cancel))
            await Drafts.AddSourceAsync(db);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected async Task<SaveResult> SaveAsync(ArticleDraft draft, PendingAudits? audits = null)
    {
        await using var db = Database.NewDb();
        return await Database.Store.SaveAsync(db, draft, Cancel, audits);
    }
}
