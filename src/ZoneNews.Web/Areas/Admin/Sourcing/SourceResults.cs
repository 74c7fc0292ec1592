using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Sources;

namespace ZoneNews.Web.Areas.Admin.Sourcing;

/// <summary>A source in the desk's list.</summary>
public sealed record SourceLine(
    string Id, string Name, string Kind, string? Zone, bool Paused, DateTime? LastFetchAt, DateTime? LastSuccessAt, string? LastProblem, int Articles, IReadOnlyList<Finding> Findings);

/// <summary>How many addresses of a source ended so; null: not visited yet.</summary>
public sealed record OutcomeCount(FetchOutcome? Outcome, int Count);

/// <summary>What became of a source's addresses.</summary>
public static class SourceResults
{
    private const int VisitsShown = 50;

    public static async Task<IReadOnlyList<SourceLine>> ListAsync(ZoneNewsDb db, string? q, CancellationToken cancel)
    {
        var sources = db.Sources.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(q))
            sources = sources.Where(s => s.Name.Contains(q) || s.Id.Contains(q) || s.Zone!.Name.Contains(q));
        var rows = await sources
            .OrderBy(s => s.LastProblem == null && s.Findings == null).ThenBy(s => s.Name)
            .Select(s => new { Source = s, Zone = s.Zone!.Name, Articles = db.Articles.Count(a => a.SourceId == s.Id) })
            .ToListAsync(cancel);
        return rows.ConvertAll(r => new SourceLine(
            r.Source.Id, r.Source.Name, r.Source.Kind, r.Zone, r.Source.Paused, r.Source.LastFetchAt, r.Source.LastSuccessAt, r.Source.LastProblem, r.Articles, SourceHealth.Read(r.Source)));
    }

    public static async Task<IReadOnlyList<OutcomeCount>> CountsAsync(ZoneNewsDb db, string id, CancellationToken cancel) =>
        await db.Frontier.Where(e => e.SourceId == id).GroupBy(e => e.Outcome).OrderBy(g => g.Key)
            .Select(g => new OutcomeCount(g.Key, g.Count())).ToListAsync(cancel);

    /// <summary>The last visits, newest first; with <paramref name="outcome"/> those that ended so.</summary>
    public static async Task<IReadOnlyList<FrontierEntry>> VisitsAsync(ZoneNewsDb db, string id, FetchOutcome? outcome, CancellationToken cancel) =>
        await db.Frontier.AsNoTracking().Where(e => e.SourceId == id && e.LastFetchAt != null && (outcome == null || e.Outcome == outcome))
            .OrderByDescending(e => e.LastFetchAt).Take(VisitsShown).ToListAsync(cancel);
}
