using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Facts;

namespace ZoneNews.Data.Checks;

/// <summary>
/// Series whose figures came in since they were last held against each other. Where thousands of pages of one zone are kept in a row, each of them
/// would else look through all the others' figures.
/// </summary>
public sealed class PendingAudits(IDbContextFactory<ZoneNewsDb> databases, WriteTurns writes, IOptions<KeepingOptions> options)
{
    // More than a crawler keeps between two audits.
    private const int Latest = 10_000;

    // Subjects are looked through side by side: at the end of a run nothing else is left to do.
    private const int SideBySide = 2;

    private readonly ConcurrentDictionary<(string Subject, string Indicator), bool> _series = new();

    /// <summary>Remembers the series of an article's figures.</summary>
    public void Note(IReadOnlyList<Observation> figures)
    {
        foreach (var figure in figures)
            if (figure.Subject.Length > 0)
                _series[(figure.Subject, figure.Indicator)] = true;
    }

    /// <summary>Remembers the series of the figures that were kept last, which a process that was killed may have had in mind only.</summary>
    public async Task NoteLatestAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        foreach (var figure in await db.Observations.OrderByDescending(o => o.Id).Select(o => new { o.Subject, o.Indicator }).Take(Latest).ToListAsync(cancel))
            if (figure.Subject.Length > 0)
                _series[(figure.Subject, figure.Indicator)] = true;
    }

    /// <summary>Checks what was noted, subject by subject, and brings the facts up to date. Answers how many figures changed.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var changed = 0;
        var noted = _series.Keys.GroupBy(s => s.Subject, s => s.Indicator, StringComparer.Ordinal);
        await Parallel.ForEachAsync(noted, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancel }, async (subject, token) =>
        {
            // Taken off first: what comes in meanwhile is noted anew.
            foreach (var indicator in subject)
                _series.TryRemove((subject.Key, indicator), out _);
            Interlocked.Add(ref changed, await SeriesAudit.RunAsync(databases, writes, subject.Key, [.. subject], options.Value, token));
        });
        await FactBook.BringUpToDateAsync(writes, cancel);
        return changed;
    }
}
