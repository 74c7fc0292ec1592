using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Configurations;

internal sealed class ZoneConfiguration : IEntityTypeConfiguration<Zone>
{
    public void Configure(EntityTypeBuilder<Zone> builder)
    {
        builder.Property(z => z.Name).HasMaxLength(200);
        builder.Property(z => z.Level).HasMaxLength(20);
        builder.Property(z => z.Type).HasMaxLength(40);
        builder.HasIndex(z => z.Name).IsUnique();
        builder.HasIndex(z => new { z.Province, z.City });
        builder.HasOne(z => z.Division).WithMany().HasForeignKey(z => z.DivisionCode).OnDelete(DeleteBehavior.SetNull);
        builder.HasMany(z => z.Aliases).WithOne(a => a.Zone).HasForeignKey(a => a.ZoneId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(z => z.Codes).WithOne(c => c.Zone).HasForeignKey(c => c.ZoneId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ZoneAliasConfiguration : IEntityTypeConfiguration<ZoneAlias>
{
    public void Configure(EntityTypeBuilder<ZoneAlias> builder)
    {
        builder.Property(a => a.Name).HasMaxLength(200);
        builder.HasIndex(a => a.Name).IsUnique();
    }
}

internal sealed class ZoneCodeConfiguration : IEntityTypeConfiguration<ZoneCode>
{
    public void Configure(EntityTypeBuilder<ZoneCode> builder)
    {
        builder.Property(c => c.Scheme).HasMaxLength(60);
        builder.Property(c => c.Code).HasMaxLength(40);
        builder.HasIndex(c => new { c.Scheme, c.Code }).IsUnique();
    }
}

internal sealed class DivisionConfiguration : IEntityTypeConfiguration<Division>
{
    public void Configure(EntityTypeBuilder<Division> builder)
    {
        builder.HasKey(d => d.Code);
        builder.Property(d => d.Code).HasMaxLength(12);
        builder.Property(d => d.Name).HasMaxLength(100);
        builder.Property(d => d.ShortName).HasMaxLength(100);
        builder.Property(d => d.Level).HasMaxLength(20);
        builder.HasOne(d => d.Parent).WithMany().HasForeignKey(d => d.ParentCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => d.Name);
    }
}

internal sealed class RankingConfiguration : IEntityTypeConfiguration<Ranking>
{
    public void Configure(EntityTypeBuilder<Ranking> builder)
    {
        builder.Property(r => r.Name).HasMaxLength(200);
        builder.HasIndex(r => r.Name).IsUnique();
    }
}
