using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data;

/// <summary>The whole model; an engine's subclass overrides only what differs.</summary>
public abstract class ZoneNewsDb(DbContextOptions options) : IdentityDbContext<User, IdentityRole, string>(options)
{
    // Of a writer: its statements by their text, prepared for as long as its connection is open.
    private Dictionary<string, DbCommand>? _kept;

    public DbSet<Zone> Zones => Set<Zone>();

    public DbSet<ZoneAlias> ZoneAliases => Set<ZoneAlias>();

    public DbSet<Division> Divisions => Set<Division>();

    public DbSet<Ranking> Rankings => Set<Ranking>();

    public DbSet<Source> Sources => Set<Source>();

    public DbSet<FrontierEntry> Frontier => Set<FrontierEntry>();

    public DbSet<CrawlHost> Hosts => Set<CrawlHost>();

    public DbSet<Snapshot> Snapshots => Set<Snapshot>();

    public DbSet<Fetch> Fetches => Set<Fetch>();

    public DbSet<Article> Articles => Set<Article>();

    public DbSet<Revision> Revisions => Set<Revision>();

    public DbSet<ArticleZone> ArticleZones => Set<ArticleZone>();

    public DbSet<Observation> Observations => Set<Observation>();

    public DbSet<Fact> Facts => Set<Fact>();

    public DbSet<Coverage> Coverage => Set<Coverage>();

    public DbSet<Tally> Tallies => Set<Tally>();

    public DbSet<FigureChange> FigureChanges => Set<FigureChange>();

    public DbSet<ProjectMention> Projects => Set<ProjectMention>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<CopyKey> CopyKeys => Set<CopyKey>();

    public DbSet<ImportedFile> ImportedFiles => Set<ImportedFile>();

    public DbSet<Watch> Watches => Set<Watch>();

    public DbSet<WatchMark> WatchMarks => Set<WatchMark>();

    public DbSet<Subscriber> Subscribers => Set<Subscriber>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    /// <summary>The engine lets one transaction write at a time; the others wait.</summary>
    public virtual bool HasOneWriter => false;

    /// <summary>
    /// Makes the context the one that writes most of what is kept: its connection stays open as long as itself, and what an engine does better once for
    /// many is put off until <see cref="SettleAsync"/>.
    /// </summary>
    public virtual Task OpenToWriteAsync()
    {
        _kept = [];
        return Database.OpenConnectionAsync();
    }

    /// <summary>Before a writer is disposed of: a context comes back from its pool as it was given there.</summary>
    public virtual void EndWriting()
    {
        foreach (var command in _kept ?? [])
            command.Value.Dispose();
        _kept = null;
    }

    /// <summary>Does what was put off, before the transaction is committed.</summary>
    public virtual Task SettleAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>
    /// Until the transaction ends, holds off other writers of articles that share one of <paramref name="keys"/>: of two copies kept at one
    /// moment, the later sees the earlier. An engine with one writer at a time needs nothing for it.
    /// </summary>
    public virtual Task HoldCopiesAsync(IReadOnlyCollection<long> keys, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Until the transaction ends, holds off others who make facts (<see cref="Facts.FactBook"/>). An engine with one writer at a time needs nothing for it.</summary>
    public virtual Task HoldFactsAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Adds rows that nobody asks for again, in one journey. In the caller's transaction.</summary>
    /// <param name="rows">At least one.</param>
    protected internal virtual async Task InsertAsync(RowInsert insert, IReadOnlyCollection<object> rows, CancellationToken cancel)
    {
        var connection = Database.GetDbConnection();
        await using var maker = connection.CreateCommand();
        await using var batch = connection.CreateBatch();
        batch.Transaction = Database.CurrentTransaction?.GetDbTransaction();
        foreach (var row in rows)
        {
            var one = batch.CreateBatchCommand();
            one.CommandText = insert.Sql;
            insert.Fill(maker, one.Parameters, row);
            batch.BatchCommands.Add(one);
        }
        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Lets the engine learn how the values of facts spread, when many were made at once: until it notices by itself, it plans by what it knew.</summary>
    public abstract Task LearnAsync(CancellationToken cancel);

    /// <summary>What <c>ExecuteSqlAsync</c> does; a writer's statement stays prepared for the next time.</summary>
    public async Task<int> ExecuteAsync(FormattableString sql, CancellationToken cancel)
    {
        if (_kept is null)
            return await Database.ExecuteSqlAsync(sql, cancel);
        await using var statement = Statement(string.Format(CultureInfo.InvariantCulture, sql.Format, [.. Enumerable.Range(0, sql.ArgumentCount).Select(i => $"@p{i}")]));
        var parameters = statement.Command.Parameters;
        for (var i = 0; i < sql.ArgumentCount; i++)
        {
            if (i == parameters.Count)
                parameters.Add(statement.Command.CreateParameter());
            (parameters[i].ParameterName, parameters[i].Value) = ($"@p{i}", sql.GetArgument(i) ?? DBNull.Value);
        }
        return await statement.Command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>A command of this text, in the transaction of the context; its parameters are those of its last use.</summary>
    internal KeptStatement Statement(string text)
    {
        var command = _kept?.GetValueOrDefault(text);
        if (command is null)
        {
            command = Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // No text holds what comes from outside.
            command.CommandText = text;
#pragma warning restore CA2100
            _kept?.Add(text, command);
        }
        command.Transaction = Database.CurrentTransaction?.GetDbTransaction();
        return new KeptStatement(command, isKept: _kept is not null);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ZoneNewsDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // Instants are UTC; SQLite gives them back without a kind.
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        v => DateTime.SpecifyKind(v, DateTimeKind.Utc), v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
}
