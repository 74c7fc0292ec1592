using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Configurations;

internal sealed class CopyKeyConfiguration : IEntityTypeConfiguration<CopyKey>
{
    public void Configure(EntityTypeBuilder<CopyKey> builder)
    {
        builder.HasKey(k => new { k.Key, k.ArticleId });
        builder.HasOne(k => k.Article).WithMany().HasForeignKey(k => k.ArticleId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ImportedFileConfiguration : IEntityTypeConfiguration<ImportedFile>
{
    public void Configure(EntityTypeBuilder<ImportedFile> builder)
    {
        builder.HasKey(f => new { f.Kind, f.Hash });
        builder.Property(f => f.Kind).HasMaxLength(20);
        builder.Property(f => f.Hash).HasMaxLength(64);
    }
}
