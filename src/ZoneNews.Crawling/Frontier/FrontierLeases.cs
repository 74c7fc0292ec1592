using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;

namespace ZoneNews.Crawling.Frontier;

/// <summary>A page that is one worker's own until <see cref="FrontierEntry.LeaseUntil"/>, with the right to ask its host.</summary>
public sealed record Lease(FrontierEntry Entry, HostSlot Slot, string Owner);

/// <summary>Which entries a run is about.</summary>
/// <param name="Sources">Ids; null for all that are not paused.</param>
/// <param name="Since">The start of a run until idle: what was visited since and went well is not visited again in it. Null for a crawler that goes on.</param>
public sealed record RunScope(IReadOnlyList<string>? Sources, DateTime? Since);

/// <summary>The queue of addresses in the database, shared by all workers and processes. A lease is one update with its condition, on both engines.</summary>
public sealed class FrontierLeases(IDbContextFactory<ZoneNewsDb> databases, WriteTurns writes, HostSlots slots, CrawlOptions options, TimeProvider time) : IDisposable
{
    private const int Candidates = 64;
    private const int NowLane = 1;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    // A process id may come again, as it does in containers: what this process itself holds is known by its crawlers.
    private static readonly ConcurrentDictionary<string, bool> Living = new(StringComparer.Ordinal);

    // One look at a time in this process: its workers would only run for the same rows.
    private readonly SemaphoreSlim _looking = new(1);
    private readonly ConcurrentDictionary<long, bool> _claiming = new();
    private readonly string _owner = NewOwner();
    private readonly Queue<FrontierEntry> _looked = new();
    private (RunScope? Scope, DateTime At) _look;

    public void Dispose()
    {
        Living.TryRemove(_owner, out _);
        _looking.Dispose();
    }

    /// <summary>The most urgent entry that is due and whose host may be asked; null where there is none now.</summary>
    /// <param name="unlimited">Tells of a host that no slot is needed.</param>
    public async Task<Lease?> ClaimAsync(RunScope scope, string worker, Func<string, bool> unlimited, CancellationToken cancel)
    {
        while (await NextAsync(scope, unlimited, cancel) is { } next)
            if (await ClaimAsync(next.Entry, next.Slot, _owner + worker, cancel) is { } lease)
                return lease;
        return null;
    }

    /// <summary>Is there anything that this run should still wait for? Leased pages count: their worker may die and they come back.</summary>
    public async Task<bool> HasWorkAsync(RunScope scope, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = Now;
        var horizon = now + options.Patience;
        return await InScope(db, scope).AnyAsync(e => e.NextFetchAt <= horizon || e.LeaseUntil > now, cancel);
    }

    /// <summary>Entries of the run that are due at some time within its patience.</summary>
    public async Task<int> CountPendingAsync(RunScope scope, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var horizon = Now + options.Patience;
        return await InScope(db, scope).CountAsync(e => e.NextFetchAt <= horizon, cancel);
    }

    /// <summary>Gives back a page whose visit broke off in this process: it is counted as a failure and comes again.</summary>
    public async Task GiveUpAsync(Lease lease, string reason, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (failures, now) = (lease.Entry.Failures + 1, Now);
        DateTime? next = Backoff.AfterFailure(failures, options.Delay) is { } wait ? now + wait : null;
        await db.Frontier.Where(e => e.LeaseOwner == lease.Owner).ExecuteUpdateAsync(
            s => s.SetProperty(e => e.Failures, failures).SetProperty(e => e.NextFetchAt, next).SetProperty(e => e.LastFetchAt, now)
                .SetProperty(e => e.Outcome, FetchOutcome.Failed).SetProperty(e => e.Reason, reason)
                .SetProperty(e => e.LeaseOwner, (string?)null).SetProperty(e => e.LeaseUntil, (DateTime?)null),
            cancel);
    }

    /// <summary>Frees what processes of this machine that are no more had leased.</summary>
    public async Task ReleaseDeadAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var machine = Environment.MachineName + "/";
        var owners = await db.Frontier.Where(e => e.LeaseOwner != null && e.LeaseOwner.StartsWith(machine)).Select(e => e.LeaseOwner!).Distinct().ToListAsync(cancel);
        var dead = owners.Where(o => !Lives(o)).ToList();
        if (dead.Count == 0)
            return;
        var hosts = await db.Frontier.Where(e => dead.Contains(e.LeaseOwner!)).Select(e => e.Host).Distinct().ToListAsync(cancel);
        await db.Frontier.Where(e => dead.Contains(e.LeaseOwner!))
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.LeaseOwner, (string?)null).SetProperty(e => e.LeaseUntil, (DateTime?)null), cancel);
        // Their hosts were held as well; the politest delay that may have been kept is waited for once.
        var next = Now + options.Delay;
        var busy = await db.Frontier.Where(e => e.LeaseUntil > Now && hosts.Contains(e.Host)).Select(e => e.Host).Distinct().ToListAsync(cancel);
        var free = hosts.Except(busy, StringComparer.Ordinal).ToList();
        await db.Hosts.Where(h => free.Contains(h.Name) && h.NextRequestAt > next).ExecuteUpdateAsync(s => s.SetProperty(h => h.NextRequestAt, next), cancel);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private static IQueryable<FrontierEntry> InScope(ZoneNewsDb db, RunScope scope)
    {
        // What is due is little among much and has its index: the source is put so that no engine reads all of its entries instead.
        var entries = scope.Sources is { } sources
            ? db.Frontier.Where(e => sources.Contains(e.SourceId + ""))
            : db.Frontier.Where(e => !e.Source!.Paused);
        return scope.Since is { } since ? entries.Where(e => e.LastFetchAt == null || e.LastFetchAt < since || e.Failures > 0) : entries;
    }

    private async Task<List<FrontierEntry>> CandidatesAsync(ZoneNewsDb db, RunScope scope, CancellationToken cancel)
    {
        var now = Now;
        var busy = await db.Hosts.Where(h => h.NextRequestAt > now || h.ClosedUntil > now).Select(h => h.Name).ToListAsync(cancel);
        var due = InScope(db, scope).AsNoTracking()
            .Where(e => e.NextFetchAt <= now && (e.LeaseUntil == null || e.LeaseUntil < now) && !busy.Contains(e.Host));
        var urgent = await due.Where(e => e.Priority >= NowLane).OrderByDescending(e => e.Priority).ThenBy(e => e.NextFetchAt).Take(Candidates).ToListAsync(cancel);
        if (urgent.Count > 0)
            return urgent;
        return await due.OrderBy(e => e.NextFetchAt).ThenBy(e => e.Id).Take(Candidates).ToListAsync(cancel);
    }

    /// <summary>One look at the queue serves several claims: each is still one update with its condition.</summary>
    private async Task<(FrontierEntry Entry, HostSlot Slot)?> NextAsync(RunScope scope, Func<string, bool> unlimited, CancellationToken cancel)
    {
        await _looking.WaitAsync(cancel);
        try
        {
            if (_look.Scope == scope && Now - _look.At < Fresh && await EnterAsync(unlimited, cancel) is { } next)
                return next;
            await using var db = await databases.CreateDbContextAsync(cancel);
            _looked.Clear();
            // Taken out before the look: what is claimed while it lasts is not free, though it may look so.
            var claiming = _claiming.Keys.ToHashSet();
            foreach (var entry in await CandidatesAsync(db, scope, cancel))
                if (!claiming.Contains(entry.Id))
                    _looked.Enqueue(entry);
            _look = (scope, Now);
            return await EnterAsync(unlimited, cancel);
        }
        finally
        {
            _looking.Release();
        }
    }

    private async Task<(FrontierEntry Entry, HostSlot Slot)?> EnterAsync(Func<string, bool> unlimited, CancellationToken cancel)
    {
        var busy = new HashSet<string>(StringComparer.Ordinal);
        while (_looked.TryDequeue(out var entry))
        {
            if (busy.Contains(entry.Host))
                continue;
            if (await slots.TryEnterAsync(entry.Host, unlimited(entry.Host), cancel) is { } slot)
            {
                _claiming[entry.Id] = true;
                return (entry, slot);
            }
            busy.Add(entry.Host);
        }
        return null;
    }

    private async Task<Lease?> ClaimAsync(FrontierEntry entry, HostSlot slot, string owner, CancellationToken cancel)
    {
        var now = Now;
        var until = now + options.Lease;
        try
        {
            var claimed = await writes.RunAsync(
                db => db.ExecuteAsync(
                    $"""
                    UPDATE "Frontier" SET "LeaseOwner" = {owner}, "LeaseUntil" = {until}
                    WHERE "Id" = {entry.Id} AND "NextFetchAt" <= {now} AND ("LeaseUntil" IS NULL OR "LeaseUntil" < {now}) AND "LastFetchAt" IS NOT DISTINCT FROM {entry.LastFetchAt}
                    """,
                    cancel),
                cancel);
            if (claimed == 1)
                return new Lease(entry, slot, owner);
        }
        finally
        {
            _claiming.TryRemove(entry.Id, out _);
        }
        await slots.LeaveAsync(slot, TimeSpan.Zero, null, cancel);
        return null;
    }

    private static string NewOwner()
    {
        var owner = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():n}/");
        Living[owner] = true;
        return owner;
    }

    private static bool Lives(string owner)
    {
        var parts = owner.Split('/');
        if (parts.Length < 4 || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out var id))
            return false;
        if (id == Environment.ProcessId)
            return Living.ContainsKey(owner[..(owner.LastIndexOf('/') + 1)]);
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
