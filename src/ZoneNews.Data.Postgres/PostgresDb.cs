using Microsoft.EntityFrameworkCore;

namespace ZoneNews.Data.Postgres;

/// <summary>What the search knows of an article, in a narrow table beside it (docs/adr tells why).</summary>
public sealed class SearchRow
{
    /// <summary><see cref="Entities.Article.Position"/>.</summary>
    public long Position { get; set; }

    /// <summary>Distinct pairs and single characters of the text (<see cref="Search.Grams"/>).</summary>
    public required int[] Grams { get; set; }

    /// <summary>Folded title and body, for the exact check.</summary>
    public required string Text { get; set; }
}

public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : ZoneNewsDb(options)
{
    public DbSet<SearchRow> SearchRows => Set<SearchRow>();

    public override Task HoldCopiesAsync(IReadOnlyCollection<long> keys, CancellationToken cancel)
    {
        // In one order for all, so that two writers never wait for each other.
        var sorted = keys.Order().ToArray();
        return Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(k) FROM unnest({sorted}) AS k", cancel);
    }

    public override Task HoldFactsAsync(CancellationToken cancel) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('zonenews facts'))", cancel);

    public override Task LearnAsync(CancellationToken cancel) => Database.ExecuteSqlAsync($"""ANALYZE "Facts", "Coverage", "Tallies" """, cancel);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<SearchRow>(row =>
        {
            row.ToTable("ArticleSearch");
            row.HasKey(r => r.Position);
            row.Property(r => r.Position).ValueGeneratedNever();
            // Its index is over an expression, which a migration tells.
        });
    }
}
