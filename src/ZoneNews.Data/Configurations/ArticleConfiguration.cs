using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Configurations;

internal sealed class ArticleConfiguration : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> builder)
    {
        builder.Property(a => a.Url).HasMaxLength(2000);
        builder.Property(a => a.Status).HasMaxLength(20);
        builder.Property(a => a.SourceName).HasMaxLength(300);
        builder.Property(a => a.Division).HasMaxLength(200);
        builder.HasIndex(a => a.Url).IsUnique();
        builder.HasIndex(a => a.Position).IsUnique();
        // Lists and their counts are answered from these alone.
        builder.HasIndex(a => new { a.Status, a.DuplicateOfId, a.Position });
        builder.HasIndex(a => new { a.Status, a.Position });
        builder.HasIndex(a => new { a.SourceId, a.Position });
        // What a search asks of each hit before it reads one.
        builder.HasIndex(a => new { a.Position, a.Status, a.DuplicateOfId, a.Published, a.SourceId, a.Category, a.Id });
        builder.HasIndex(a => a.DuplicateOfId);
        builder.HasIndex(a => new { a.Category, a.Position });
        builder.HasOne(a => a.Source).WithMany().HasForeignKey(a => a.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(a => a.DuplicateOf).WithMany().HasForeignKey(a => a.DuplicateOfId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class RevisionConfiguration : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.Property(r => r.ReadingHash).HasMaxLength(64);
        builder.HasIndex(r => new { r.ArticleId, r.Number }).IsUnique();
        builder.HasOne(r => r.Article).WithMany(a => a.Revisions).HasForeignKey(r => r.ArticleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(r => r.Fetch).WithMany().HasForeignKey(r => r.FetchId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ArticleZoneConfiguration : IEntityTypeConfiguration<ArticleZone>
{
    public void Configure(EntityTypeBuilder<ArticleZone> builder)
    {
        builder.HasKey(l => new { l.ArticleId, l.ZoneId });
        builder.HasIndex(l => new { l.ZoneId, l.ArticleId });
        // A zone's news, newest first, without a look at each article.
        builder.HasIndex(l => new { l.ZoneId, l.Position });
        builder.Property(l => l.Position).Metadata.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Property(l => l.Position).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.HasOne(l => l.Article).WithMany(a => a.Zones).HasForeignKey(l => l.ArticleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(l => l.Zone).WithMany().HasForeignKey(l => l.ZoneId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ObservationConfiguration : IEntityTypeConfiguration<Observation>
{
    public void Configure(EntityTypeBuilder<Observation> builder)
    {
        builder.Property(o => o.Subject).HasMaxLength(200);
        builder.Property(o => o.SubjectKind).HasMaxLength(20);
        builder.Property(o => o.Indicator).HasMaxLength(60);
        builder.Property(o => o.Measure).HasMaxLength(20);
        builder.Property(o => o.Unit).HasMaxLength(20);
        builder.Property(o => o.Period).HasMaxLength(20);
        builder.Property(o => o.Status).HasMaxLength(20);
        builder.Property(o => o.Bound).HasMaxLength(20);
        builder.Property(o => o.Rule).HasMaxLength(80);
        builder.Property(o => o.State).HasMaxLength(20);
        builder.Property(o => o.Fingerprint).HasMaxLength(64);
        builder.Property(o => o.Finality).HasMaxLength(20);
        builder.Property(o => o.Contradiction).HasMaxLength(40);
        builder.Property(o => o.Value).HasPrecision(28, 6);
        builder.HasIndex(o => new { o.ArticleId, o.Current, o.State, o.Indicator });
        builder.HasIndex(o => new { o.Current, o.Indicator, o.Measure, o.Year });
        builder.HasIndex(o => new { o.Subject, o.Indicator, o.Period });
        builder.HasIndex(o => new { o.ZoneId, o.Current });
        builder.HasIndex(o => new { o.Current, o.State });
        builder.HasOne(o => o.Article).WithMany(a => a.Observations).HasForeignKey(o => o.ArticleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(o => o.Revision).WithMany().HasForeignKey(o => o.RevisionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(o => o.Zone).WithMany().HasForeignKey(o => o.ZoneId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class ProjectConfiguration : IEntityTypeConfiguration<ProjectMention>
{
    public void Configure(EntityTypeBuilder<ProjectMention> builder)
    {
        builder.ToTable("Projects");
        builder.Property(p => p.Name).HasMaxLength(200);
        builder.Property(p => p.Kind).HasMaxLength(20);
        builder.Property(p => p.Item).HasMaxLength(20);
        builder.Property(p => p.Unit).HasMaxLength(20);
        builder.Property(p => p.Status).HasMaxLength(20);
        builder.Property(p => p.Bound).HasMaxLength(20);
        builder.Property(p => p.ZoneName).HasMaxLength(200);
        builder.Property(p => p.Amount).HasPrecision(28, 6);
        builder.HasIndex(p => new { p.ArticleId, p.Current });
        builder.HasIndex(p => new { p.ZoneId, p.Current });
        builder.HasOne(p => p.Article).WithMany(a => a.Projects).HasForeignKey(p => p.ArticleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(p => p.Revision).WithMany().HasForeignKey(p => p.RevisionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(p => p.Zone).WithMany().HasForeignKey(p => p.ZoneId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.Property(r => r.UserName).HasMaxLength(256);
        builder.Property(r => r.Action).HasMaxLength(20);
        builder.Property(r => r.Fingerprint).HasMaxLength(64);
        builder.HasIndex(r => new { r.ArticleId, r.At });
        builder.HasIndex(r => r.At);
        // A person's word outlives what it was said of.
        builder.HasOne(r => r.Article).WithMany().HasForeignKey(r => r.ArticleId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("Audit");
        builder.Property(e => e.UserName).HasMaxLength(256);
        builder.Property(e => e.Action).HasMaxLength(60);
        builder.Property(e => e.Target).HasMaxLength(200);
        builder.HasIndex(e => e.At);
    }
}
