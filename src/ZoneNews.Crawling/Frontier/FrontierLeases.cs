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
public sealed class FrontierLeases(IDbContextFactory<ZoneNewsDb> databases, HostSlots slots, CrawlOptions options, TimeProvider time) : IDisposable
{
    private const int Candidates = 32;
    private const int NowLane = 1;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    // A process id may come again, as it does in containers: what this process itself holds is known by its crawlers.
    private static readonly ConcurrentDictionary<string, bool> Living = new(StringComparer.Ordinal);

    // One claim at a time in this process: its workers would only run for the same rows.
    private readonly SemaphoreSlim _claiming = new(1);
    private readonly string _owner = NewOwner();
    private readonly Queue<FrontierEntry> _looked = new();
    private (RunScope? Scope, DateTime At) _look;

    public void Dispose()
    {
        Living.TryRemove(_owner, out _);
        _claiming.Dispose();
    }

    /// <summary>The most urgent entry that is due and whose host may be asked; null where there is none now.</summary>
    /// <param name="unlimited">Tells of a host that no slot is needed.</param>
    public async Task<Lease?> ClaimAsync(RunScope scope, string worker, Func<string, bool> unlimited, CancellationToken cancel)
    {
        await _claiming.WaitAsync(cancel);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            // One look at the queue serves several claims: each is still one update with its condition.
            if (_look.Scope == scope && Now - _look.At < Fresh && await ClaimLookedAsync(db, _owner + worker, unlimited, cancel) is { } lease)
                return lease;
            _looked.Clear();
            foreach (var entry in await CandidatesAsync(db, scope, cancel))
                _looked.Enqueue(entry);
            _look = (scope, Now);
            return await ClaimLookedAsync(db, _owner + worker, unlimited, cancel);
        }
        finally
        {
            _claiming.Release();
        }
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
        var entries = scope.Sources is { } sources
            ? db.Frontier.Where(e => sources.Contains(e.SourceId))
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

    private async Task<Lease?> ClaimLookedAsync(ZoneNewsDb db, string owner, Func<string, bool> unlimited, CancellationToken cancel)
    {
        var busy = new HashSet<string>(StringComparer.Ordinal);
        while (_looked.TryDequeue(out var entry))
        {
            if (busy.Contains(entry.Host))
                continue;
            var crowded = unlimited(entry.Host);
            if (await ClaimAsync(db, entry, owner, crowded, cancel) is { } lease)
                return lease;
            if (!crowded)
                busy.Add(entry.Host);
        }
        return null;
    }

    private async Task<Lease?> ClaimAsync(ZoneNewsDb db, FrontierEntry entry, string owner, bool unlimited, CancellationToken cancel)
    {
        if (await slots.TryEnterAsync(entry.Host, unlimited, cancel) is not { } slot)
            return null;
        var now = Now;
        DateTime? until = now + options.Lease;
        var claimed = await db.Frontier.Where(e => e.Id == entry.Id && e.NextFetchAt <= now && (e.LeaseUntil == null || e.LeaseUntil < now) && e.LastFetchAt == entry.LastFetchAt)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.LeaseOwner, owner).SetProperty(e => e.LeaseUntil, until), cancel);
        if (claimed == 1)
            return new Lease(entry, slot, owner);
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
