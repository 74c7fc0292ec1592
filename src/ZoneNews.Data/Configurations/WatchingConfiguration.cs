using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Configurations;

internal sealed class WatchConfiguration : IEntityTypeConfiguration<Watch>
{
    public void Configure(EntityTypeBuilder<Watch> builder)
    {
        builder.Property(w => w.Kind).HasMaxLength(20);
        builder.Property(w => w.Target).HasMaxLength(1000);
        builder.Property(w => w.Rhythm).HasMaxLength(20);
        builder.HasIndex(w => new { w.UserId, w.Kind, w.Target }).IsUnique();
        builder.HasOne(w => w.User).WithMany().HasForeignKey(w => w.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WatchMarkConfiguration : IEntityTypeConfiguration<WatchMark>
{
    public void Configure(EntityTypeBuilder<WatchMark> builder)
    {
        builder.HasKey(m => new { m.WatchId, m.Fact, m.ArticleId });
        builder.Property(m => m.Fact).HasMaxLength(64);
        builder.HasOne(m => m.Watch).WithMany().HasForeignKey(m => m.WatchId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SubscriberConfiguration : IEntityTypeConfiguration<Subscriber>
{
    public void Configure(EntityTypeBuilder<Subscriber> builder)
    {
        builder.HasKey(s => s.UserId);
        builder.Property(s => s.Language).HasMaxLength(5);
        builder.Property(s => s.Mail).HasMaxLength(254);
        builder.Property(s => s.Hook).HasMaxLength(1000);
        builder.Property(s => s.HookSecret).HasMaxLength(1000);
        builder.HasIndex(s => s.LookAt);
        builder.HasIndex(s => s.DigestAt);
        builder.HasOne(s => s.User).WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.Property(d => d.Key).HasMaxLength(32);
        builder.Property(d => d.Channel).HasMaxLength(20);
        builder.Property(d => d.Kind).HasMaxLength(20);
        builder.Property(d => d.State).HasMaxLength(20);
        builder.Property(d => d.LastError).HasMaxLength(500);
        builder.HasIndex(d => d.Key).IsUnique();
        builder.HasIndex(d => new { d.State, d.NextAttemptAt });
        builder.HasIndex(d => new { d.UserId, d.CreatedAt });
        builder.HasOne(d => d.User).WithMany().HasForeignKey(d => d.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
