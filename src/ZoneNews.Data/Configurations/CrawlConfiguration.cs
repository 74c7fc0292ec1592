using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Configurations;

internal sealed class SourceConfiguration : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> builder)
    {
        builder.Property(s => s.Id).HasMaxLength(100);
        builder.Property(s => s.Name).HasMaxLength(200);
        builder.Property(s => s.Kind).HasMaxLength(20);
        builder.Property(s => s.Origin).HasMaxLength(20);
        builder.HasOne(s => s.Zone).WithMany().HasForeignKey(s => s.ZoneId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class FrontierEntryConfiguration : IEntityTypeConfiguration<FrontierEntry>
{
    public void Configure(EntityTypeBuilder<FrontierEntry> builder)
    {
        builder.Property(e => e.Url).HasMaxLength(2000);
        builder.Property(e => e.Host).HasMaxLength(300);
        builder.Property(e => e.Kind).HasMaxLength(20);
        builder.Property(e => e.LeaseOwner).HasMaxLength(100);
        builder.Property(e => e.SnapshotHash).HasMaxLength(64);
        builder.HasIndex(e => e.Url).IsUnique();
        builder.HasIndex(e => new { e.NextFetchAt, e.Priority });
        // What is urgent is looked for first, and is little among much.
        builder.HasIndex(e => new { e.Priority, e.NextFetchAt }).HasFilter("\"Priority\" >= 1");
        builder.HasIndex(e => new { e.Host, e.LeaseUntil });
        builder.HasIndex(e => new { e.SourceId, e.Outcome });
        builder.HasOne(e => e.Source).WithMany().HasForeignKey(e => e.SourceId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CrawlHostConfiguration : IEntityTypeConfiguration<CrawlHost>
{
    public void Configure(EntityTypeBuilder<CrawlHost> builder)
    {
        builder.ToTable("Hosts");
        builder.HasKey(h => h.Name);
        builder.Property(h => h.Name).HasMaxLength(300);
    }
}

internal sealed class SnapshotConfiguration : IEntityTypeConfiguration<Snapshot>
{
    public void Configure(EntityTypeBuilder<Snapshot> builder)
    {
        builder.HasKey(s => s.Hash);
        builder.Property(s => s.Hash).HasMaxLength(64);
    }
}

internal sealed class FetchConfiguration : IEntityTypeConfiguration<Fetch>
{
    public void Configure(EntityTypeBuilder<Fetch> builder)
    {
        builder.Property(f => f.Url).HasMaxLength(2000);
        builder.HasIndex(f => new { f.Url, f.FetchedAt });
        builder.HasIndex(f => new { f.SourceId, f.FetchedAt });
        // Bytes as fetched are the ground that everything stands on: nothing takes them along.
        builder.HasOne(f => f.Source).WithMany().HasForeignKey(f => f.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(f => f.Snapshot).WithMany().HasForeignKey(f => f.SnapshotHash).OnDelete(DeleteBehavior.Restrict);
    }
}
