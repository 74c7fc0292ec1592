using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Configurations;

internal sealed class FactConfiguration : IEntityTypeConfiguration<Fact>
{
    public void Configure(EntityTypeBuilder<Fact> builder)
    {
        builder.HasKey(f => f.ObservationId);
        builder.Property(f => f.ObservationId).ValueGeneratedNever();
        builder.Property(f => f.Subject).HasMaxLength(200);
        builder.Property(f => f.SubjectKind).HasMaxLength(20);
        builder.Property(f => f.Indicator).HasMaxLength(60);
        builder.Property(f => f.Measure).HasMaxLength(20);
        builder.Property(f => f.Unit).HasMaxLength(20);
        builder.Property(f => f.Period).HasMaxLength(20);
        builder.Property(f => f.Status).HasMaxLength(20);
        builder.Property(f => f.Value).HasPrecision(28, 6);
        builder.Property(f => f.Bound).HasMaxLength(20);
        builder.Property(f => f.Finality).HasMaxLength(20);
        // A subject's series.
        builder.HasIndex(f => new { f.Subject, f.Indicator, f.Measure, f.Period, f.Status });
        // Which periods are known of a subject, all of one of them, and the newest of a kind.
        builder.HasIndex(f => new { f.Subject, f.Period, f.Measure, f.Indicator, f.Status });
        builder.HasIndex(f => new { f.Subject, f.Period, f.Scope }).HasFilter("\"Measure\" = 'rank'");
        // The newest year of each series: the rows of an indicator's page, the series of a subject.
        builder.HasIndex(f => new { f.Indicator, f.Measure, f.Unit, f.Size, f.Subject, f.Years }).HasFilter("\"Years\" > 0");
        builder.HasIndex(f => new { f.Subject, f.Measure, f.Indicator, f.Unit, f.Years }).HasFilter("\"Years\" > 0");
        // One year of an indicator, the largest first.
        builder.HasIndex(f => new { f.Indicator, f.Measure, f.Period, f.Unit, f.Size });
        builder.HasIndex(f => new { f.Measure, f.Scope, f.Status, f.Statements }).HasFilter("\"Scope\" IS NOT NULL");
        builder.HasIndex(f => new { f.Status, f.Year, f.ObservationId });
        builder.HasIndex(f => new { f.Period, f.Subject }).HasFilter("\"Against\" IS NOT NULL");
        builder.HasIndex(f => new { f.Indicator, f.Period, f.Subject }).HasFilter("\"Against\" IS NOT NULL");
        builder.HasIndex(f => new { f.Subject, f.Period }).HasFilter("\"Against\" IS NOT NULL");
        // Readings are never erased: a fact's statement stays.
        builder.HasOne(f => f.Observation).WithOne(o => o.Fact).HasForeignKey<Fact>(f => f.ObservationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CoverageConfiguration : IEntityTypeConfiguration<Coverage>
{
    public void Configure(EntityTypeBuilder<Coverage> builder)
    {
        builder.HasKey(c => new { c.Subject, c.Indicator });
        builder.Property(c => c.Subject).HasMaxLength(200);
        builder.Property(c => c.Indicator).HasMaxLength(60);
        builder.HasIndex(c => new { c.Indicator, c.Subject, c.Figures, c.FromYear, c.ToYear });
    }
}

internal sealed class TallyConfiguration : IEntityTypeConfiguration<Tally>
{
    public void Configure(EntityTypeBuilder<Tally> builder)
    {
        builder.HasKey(t => t.Name);
        builder.Property(t => t.Name).HasMaxLength(60);
    }
}

internal sealed class FigureChangeConfiguration : IEntityTypeConfiguration<FigureChange>
{
    public void Configure(EntityTypeBuilder<FigureChange> builder)
    {
        builder.Property(c => c.Subject).HasMaxLength(200);
        builder.Property(c => c.Indicator).HasMaxLength(60);
    }
}
