using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;

namespace ZoneNews.Crawling.Frontier;

/// <summary>The right to ask one host for one page.</summary>
/// <param name="Until">What <c>Hosts.NextRequestAt</c> was set to; null where the host may be asked by several at once.</param>
public sealed record HostSlot(string Host, DateTime? Until);

/// <summary>One request a host at a time, with the delay between, over all workers and processes: the database says when a host may be asked next.</summary>
public sealed class HostSlots(IDbContextFactory<ZoneNewsDb> databases, CrawlOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, bool> _failing = new(StringComparer.Ordinal);
    private readonly Random _jitter = new(Environment.ProcessId);

    /// <summary>Null where another has the host, or it must be left alone for now.</summary>
    /// <param name="unlimited">The host asks for no delay and none is kept: no slot need be held.</param>
    public async Task<HostSlot?> TryEnterAsync(string host, bool unlimited, CancellationToken cancel)
    {
        if (unlimited)
            return new HostSlot(host, null);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = Now;
        var until = Instant(now + options.Lease);
        if (await EnterAsync(db, host, now, until, cancel))
            return new HostSlot(host, until);
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "Hosts" ("Name", "NextRequestAt", "Failures") VALUES ({host}, {now}, 0) ON CONFLICT ("Name") DO NOTHING""", cancel);
        return await EnterAsync(db, host, now, until, cancel) ? new HostSlot(host, until) : null;
    }

    /// <summary>Gives the host back; the next request may come after <paramref name="delay"/> and some jitter, or when the host itself said.</summary>
    public async Task LeaveAsync(HostSlot slot, TimeSpan delay, TimeSpan? retryAfter, CancellationToken cancel)
    {
        var wait = WithJitter(delay);
        if (slot.Until is null && retryAfter is null)
            return;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var next = Instant(Now + (retryAfter > wait ? retryAfter.Value : wait));
        await db.Hosts.Where(h => h.Name == slot.Host && (slot.Until == null || h.NextRequestAt == slot.Until))
            .ExecuteUpdateAsync(s => s.SetProperty(h => h.NextRequestAt, next), cancel);
    }

    /// <summary>Counts failures in a row; from the fifth on the host is left alone for minutes that double.</summary>
    public async Task CountAsync(string host, bool failed, CancellationToken cancel)
    {
        // Hosts that never failed here need no write for each page that went well.
        if (!failed && !_failing.TryRemove(host, out _))
            return;
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!failed)
        {
            await db.Hosts.Where(h => h.Name == host && h.Failures > 0)
                .ExecuteUpdateAsync(s => s.SetProperty(h => h.Failures, 0).SetProperty(h => h.ClosedUntil, (DateTime?)null), cancel);
            return;
        }
        _failing[host] = true;
        await db.Hosts.Where(h => h.Name == host).ExecuteUpdateAsync(s => s.SetProperty(h => h.Failures, h => h.Failures + 1), cancel);
        var failures = await db.Hosts.Where(h => h.Name == host).Select(h => h.Failures).FirstOrDefaultAsync(cancel);
        if (Backoff.OpenCircuit(failures) is { } wait)
        {
            DateTime? until = Instant(Now + wait);
            await db.Hosts.Where(h => h.Name == host).ExecuteUpdateAsync(s => s.SetProperty(h => h.ClosedUntil, until), cancel);
        }
    }

    /// <summary>The delay with its random share added: never less than asked for.</summary>
    public TimeSpan WithJitter(TimeSpan delay)
    {
        lock (_jitter)
            return delay * (1 + (_jitter.NextDouble() * options.Jitter));
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    // Both engines keep milliseconds as they are; finer parts would not compare equal again.
    private static DateTime Instant(DateTime instant) => new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    private static async Task<bool> EnterAsync(ZoneNewsDb db, string host, DateTime now, DateTime until, CancellationToken cancel) =>
        await db.Hosts.Where(h => h.Name == host && h.NextRequestAt <= now && (h.ClosedUntil == null || h.ClosedUntil <= now))
            .ExecuteUpdateAsync(s => s.SetProperty(h => h.NextRequestAt, until), cancel) == 1;
}
