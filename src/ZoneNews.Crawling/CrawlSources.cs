using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Crawling.Discovery;
using ZoneNews.Crawling.Frontier;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction.Sources;

namespace ZoneNews.Crawling;

/// <summary>A source with its file read.</summary>
public sealed record CrawlSource(string Id, string Name, string Kind, string? Zone, TimeSpan Interval, SiteScope Scope);

/// <summary>Sources: kept, read from their definitions, and their start addresses put into the frontier.</summary>
public sealed class CrawlSources(IDbContextFactory<ZoneNewsDb> databases, FrontierWriter frontier, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, SourceFileReading> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SiteScope> _scopes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (CrawlSource Source, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    /// <summary>Adds the source of a file, or changes it to what the file says.</summary>
    /// <param name="origin">starter, file, admin.</param>
    /// <returns>One sentence where a zone that the file names is not in the catalogue; else null.</returns>
    public async Task<string?> SaveAsync(SourceFile file, string origin, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var zone = file.Zone is null ? null : await db.Zones.Where(z => z.Name == file.Zone).Select(z => (int?)z.Id).FirstOrDefaultAsync(cancel);
        var source = await db.Sources.FindAsync([file.Id], cancel);
        if (source is null)
            db.Sources.Add(source = new Source { Id = file.Id, Name = "", Kind = "", Definition = "", Origin = origin, CreatedAt = time.GetUtcNow().UtcDateTime });
        source.Name = file.Name ?? new Uri(file.Start[0].Url).Host;
        source.Kind = file.Kind;
        source.ZoneId = zone;
        source.Definition = SourceFileFormat.Write(file);
        source.IntervalSeconds = (int)file.Interval.TotalSeconds;
        await db.SaveChangesAsync(cancel);
        _known.TryRemove(file.Id, out _);
        return file.Zone is not null && zone is null ? $"`zone` is \"{file.Zone}\", which is not in the catalogue: use the official name, or leave it out." : null;
    }

    /// <summary>Null where the source is gone or its definition cannot be read. A change made elsewhere is seen within seconds.</summary>
    public async Task<CrawlSource?> GetAsync(ZoneNewsDb db, string id, CancellationToken cancel)
    {
        if (_known.TryGetValue(id, out var known) && known.Until > time.GetUtcNow())
            return known.Source;
        var row = await db.Sources.AsNoTracking().Where(s => s.Id == id)
            .Select(s => new { s.Id, s.Name, s.Kind, Zone = s.Zone!.Name, s.IntervalSeconds, s.Definition }).FirstOrDefaultAsync(cancel);
        if (row is null || Read(row.Definition).File is not { } file)
            return null;
        var source = new CrawlSource(row.Id, row.Name, row.Kind, row.Zone ?? file.Zone, TimeSpan.FromSeconds(row.IntervalSeconds), _scopes.GetOrAdd(row.Definition, _ => new SiteScope(file)));
        _known[id] = (source, time.GetUtcNow() + Lifetime);
        return source;
    }

    /// <summary>Puts the start addresses of the sources into the frontier, and makes those of <paramref name="now"/> due at once.</summary>
    /// <returns>One sentence for each definition that cannot be read.</returns>
    public async Task<IReadOnlyList<string>> SeedAsync(IReadOnlyList<string>? sources, bool now, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.Sources.AsNoTracking().Where(s => sources == null ? !s.Paused : sources.Contains(s.Id)).Select(s => new { s.Id, s.Definition }).ToListAsync(cancel);
        var problems = (sources ?? []).Except(rows.Select(r => r.Id), StringComparer.Ordinal).Select(id => $"Source {id} is not known: import its file first, or see `db status` for the ids.").ToList();
        var begun = (await db.Frontier.Select(e => e.SourceId).Distinct().ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var (due, apart) = (time.GetUtcNow().UtcDateTime, TimeSpan.Zero);
        foreach (var row in rows)
        {
            var (file, problem) = Read(row.Definition);
            if (file is null)
            {
                problems.Add($"Source {row.Id} cannot be crawled: {problem}");
                await db.Sources.Where(s => s.Id == row.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastProblem, problem), cancel);
                continue;
            }
            await StartAsync(db, row.Id, file, now ? due : due + apart, cancel);
            // Sources that are new together would else be due together for ever.
            if (!begun.Contains(row.Id))
                apart += Apart;
        }
        if (now)
            await db.Frontier.Where(e => (sources == null ? !e.Source!.Paused : sources.Contains(e.SourceId)) && e.Priority >= FrontierEntry.StartPriority)
                .ExecuteUpdateAsync(s => s.SetProperty(e => e.NextFetchAt, due), cancel);
        return problems;
    }

    /// <summary>Start addresses of sources that may be visited and lie on other machines than this one.</summary>
    public async Task<bool> AnyElsewhereAsync(IReadOnlyList<string>? sources, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var definitions = await db.Sources.AsNoTracking().Where(s => sources == null ? !s.Paused : sources.Contains(s.Id)).Select(s => s.Definition).ToListAsync(cancel);
        return definitions.Exists(d => Read(d).File is { } file && file.Start.Any(s => Uri.TryCreate(s.Url, UriKind.Absolute, out var url) && !url.IsLoopback));
    }

    private async Task StartAsync(ZoneNewsDb db, string id, SourceFile file, DateTime due, CancellationToken cancel)
    {
        var starts = file.Start.Select(s => (Url: CanonicalUrl.Of(s.Url), Kind: s.As ?? EntryKind.List)).Where(s => s.Url is not null).ToList();
        foreach (var (url, kind) in starts)
            await frontier.PutAsync(db, id, new PlannedLink(url!, kind, 0), FrontierEntry.StartPriority, due, cancel);
        // One that a page had led to before the file named it is a start from now on.
        var urls = starts.ConvertAll(s => s.Url!);
        await db.Frontier.Where(e => e.SourceId == id && urls.Contains(e.Url) && e.Priority % FrontierEntry.NowPriority < FrontierEntry.StartPriority)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.Priority, e => e.Priority + FrontierEntry.StartPriority).SetProperty(e => e.Depth, 0), cancel);
    }

    private SourceFileReading Read(string definition) => _files.GetOrAdd(definition, SourceFileFormat.Read);
}
