using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Curation;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Facts;

namespace ZoneNews.Data.Checks;

/// <summary>Holds stored figures against each other: what fails waits for an editor, what fails no more is shown again.</summary>
public static class SeriesAudit
{
    private const int Batch = 200;

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Checks all series anew, subject by subject, and brings the facts up to date.</summary>
    /// <returns>How many figures changed.</returns>
    public static async Task<int> RunAsync(ZoneNewsDb db, KeepingOptions options, CancellationToken cancel)
    {
        var subjects = await db.Observations.Where(o => o.Current && o.Subject != "").Select(o => o.Subject).Distinct().OrderBy(s => s).ToListAsync(cancel);
        var changed = 0;
        foreach (var some in subjects.Chunk(Batch))
        {
            changed += await CheckAsync(db, some, null, options, cancel);
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
        await FactBook.BringUpToDateAsync(db, cancel);
        return changed;
    }

    /// <summary>Checks the series that an article's figures belong to, or belonged to.</summary>
    internal static Task<int> RunAsync(ZoneNewsDb db, IReadOnlyList<Observation> figures, KeepingOptions options, CancellationToken cancel)
    {
        var subjects = figures.Where(f => f.Subject.Length > 0).Select(f => f.Subject).Distinct().ToArray();
        var indicators = figures.Select(f => f.Indicator).Distinct().SelectMany(CheckRules.Default.Related).Distinct().ToArray();
        return subjects.Length == 0 ? Task.FromResult(0) : CheckAsync(db, subjects, indicators, options, cancel);
    }

    /// <summary>
    /// Checks one subject's series of some indicators, and of those that bear on them. It reads outside of any transaction and writes in short ones:
    /// an audit of a large zone keeps nobody from writing.
    /// </summary>
    internal static async Task<int> RunAsync(
        IDbContextFactory<ZoneNewsDb> databases, WriteTurns writes, string subject, IReadOnlyList<string> indicators, KeepingOptions options, CancellationToken cancel)
    {
        await using var reading = await databases.CreateDbContextAsync(cancel);
        var findings = await FindAsync(reading, [subject], [.. indicators.SelectMany(CheckRules.Default.Related).Distinct()], cancel);
        var changed = 0;
        foreach (var some in findings.Chunk(Batch))
            changed += await writes.RunAsync(
                async db =>
                {
                    var count = await ApplyAsync(db, some, options, cancel);
                    await db.SaveChangesAsync(cancel);
                    return count;
                },
                cancel);
        return changed;
    }

    private static async Task<int> CheckAsync(ZoneNewsDb db, string[] subjects, string[]? indicators, KeepingOptions options, CancellationToken cancel)
    {
        var changed = 0;
        // Of one zone tens of thousands may be contradicted: no engine takes so many parameters at once.
        foreach (var some in (await FindAsync(db, subjects, indicators, cancel)).Chunk(Batch))
            changed += await ApplyAsync(db, some, options, cancel);
        return changed;
    }

    /// <summary>What a check says of a figure now; null, null: nothing any more.</summary>
    private readonly record struct Finding(long Id, string? Check, string? Against);

    /// <summary>The figures of which the checks say something else than before.</summary>
    private static async Task<List<Finding>> FindAsync(ZoneNewsDb db, string[] subjects, string[]? indicators, CancellationToken cancel)
    {
        var known = db.Observations.Where(o => subjects.Contains(o.Subject) && o.Current && (indicators == null || indicators.Contains(o.Indicator)));
        // A copy says nothing more than its first; what an editor rejected or nobody may see bears nothing out.
        var figures = await known.AsNoTracking()
            .Where(o => o.State != ObservationState.Rejected && o.Article!.Status == ArticleStatus.Published && o.Article.DuplicateOfId == null)
            .Select(CheckedFigure.Of).ToListAsync(cancel);
        var found = CrossChecks.Find(figures, CheckRules.Default).ToDictionary(c => c.Id, c => (c.Check, Against: JsonSerializer.Serialize(c.Against, Readable)));
        var standing = await known.Where(o => o.Contradiction != null).Select(o => new { o.Id, o.Contradiction, o.ContradictedBy }).ToDictionaryAsync(o => o.Id, cancel);
        return
        [
            .. found.Keys.Union(standing.Keys)
                .Where(id => !(found.TryGetValue(id, out var now) && standing.TryGetValue(id, out var before) && (before.Contradiction, before.ContradictedBy) == (now.Check, now.Against)))
                .Select(id => found.TryGetValue(id, out var now) ? new Finding(id, now.Check, now.Against) : new Finding(id, null, null)),
        ];
    }

    private static async Task<int> ApplyAsync(ZoneNewsDb db, Finding[] findings, KeepingOptions options, CancellationToken cancel)
    {
        var byId = findings.ToDictionary(f => f.Id);
        var ids = byId.Keys.ToArray();
        var rows = await db.Observations.Where(o => ids.Contains(o.Id) && o.Current).ToListAsync(cancel);
        var reviews = await ReviewsAsync(db, rows, cancel);
        foreach (var figure in rows)
        {
            (figure.Contradiction, figure.ContradictedBy) = (byId[figure.Id].Check, byId[figure.Id].Against);
            if (figure.AsRead is null && !reviews.Contains((figure.ArticleId, figure.Fingerprint)))
                figure.State = ShownFigures.StateOf(figure, options);
        }
        return rows.Count;
    }

    /// <summary>Figures on which a person's word stands: theirs is not touched.</summary>
    private static async Task<HashSet<(long, string)>> ReviewsAsync(ZoneNewsDb db, List<Observation> figures, CancellationToken cancel)
    {
        var articles = figures.Select(f => f.ArticleId).Distinct().ToArray();
        var reviews = articles.Length == 0 ? [] : await db.Reviews.AsNoTracking().Where(r => articles.Contains(r.ArticleId)).ToListAsync(cancel);
        return [.. reviews.GroupBy(r => r.ArticleId).SelectMany(g => StandingReviews.Of(g)).Where(r => r.Fingerprint is not null).Select(r => (r.ArticleId, r.Fingerprint!))];
    }
}
