using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;

namespace ZoneNews.Data.Facts;

/// <summary>
/// Keeps <see cref="Fact"/>, <see cref="Coverage"/> and <see cref="Tally"/> true to the figures. Triggers note whatever changes (<see cref="FigureChange"/>) in the
/// transaction that changes it, so nothing is forgotten however a process ends; what was noted is made again here, always whole series from their figures.
/// </summary>
public static class FactBook
{
    /// <summary>Subjects of one transaction, so that other writers get their turn: a series is made again once for all of its changes, however many pages brought them.</summary>
    private const int SubjectsAtOnce = 20;

    private const int RowsAtOnce = 5000;

    /// <summary>Makes again what changed since the last time; in the caller's transaction, where there is one.</summary>
    public static async Task BringUpToDateAsync(ZoneNewsDb db, CancellationToken cancel)
    {
        while (await db.FigureChanges.AnyAsync(cancel))
            await Work.InTransactionAsync(db, () => MakeAgainAsync(db, cancel), cancel);
    }

    /// <summary>The same beside others who write, in their turns.</summary>
    public static async Task BringUpToDateAsync(WriteTurns writes, CancellationToken cancel)
    {
        while (await writes.RunAsync(db => MakeAgainAsync(db, cancel), cancel) > 0)
        {
        }
    }

    /// <summary>Makes everything again from the figures.</summary>
    public static async Task RebuildAsync(ZoneNewsDb db, CancellationToken cancel)
    {
        await Work.InTransactionAsync(
            db,
            async () =>
            {
                await db.HoldFactsAsync(cancel);
                await db.Facts.ExecuteDeleteAsync(cancel);
                await db.Coverage.ExecuteDeleteAsync(cancel);
                await db.Tallies.ExecuteDeleteAsync(cancel);
                await db.FigureChanges.ExecuteDeleteAsync(cancel);
                return await db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO "FigureChanges" ("Subject", "Indicator")
                    SELECT DISTINCT "Subject", "Indicator" FROM "Observations" WHERE "Current" AND "State" = {ObservationState.Published}
                    UNION SELECT '', '' ORDER BY 1
                    """, cancel);
            },
            cancel);
        await BringUpToDateAsync(db, cancel);
        await db.LearnAsync(cancel);
    }

    private static async Task<int> MakeAgainAsync(ZoneNewsDb db, CancellationToken cancel)
    {
        await db.HoldFactsAsync(cancel);
        var oldest = await db.FigureChanges.OrderBy(c => c.Id).Take(RowsAtOnce).Select(c => c.Subject).ToListAsync(cancel);
        if (oldest.Count == 0)
            return 0;
        var subjects = oldest.Distinct(StringComparer.Ordinal).Take(SubjectsAtOnce).ToArray();
        var changes = await db.FigureChanges.AsNoTracking().Where(c => EF.Parameter(subjects).Contains(c.Subject)).ToListAsync(cancel);
        var ids = changes.Select(c => c.Id).ToArray();
        await db.FigureChanges.Where(c => EF.Parameter(ids).Contains(c.Id)).ExecuteDeleteAsync(cancel);
        var figures = changes.Where(c => c.Indicator.Length > 0).ToList();
        await MakeAgainAsync(db, figures.ToLookup(c => c.Subject, c => c.Indicator, StringComparer.Ordinal), cancel);
        await TallyAsync(db, [.. figures.Select(c => c.Indicator).Distinct(StringComparer.Ordinal)], figures.Count < changes.Count, cancel);
        return changes.Count;
    }

    private static async Task MakeAgainAsync(ZoneNewsDb db, ILookup<string, string> series, CancellationToken cancel)
    {
        var (gone, made, covered) = (new List<long>(), new List<Fact>(), new List<Coverage>());
        foreach (var subject in series)
        {
            var indicators = subject.Distinct(StringComparer.Ordinal).ToArray();
            var statements = await ObservationQueries.Find(db, new ObservationQuery()).AsNoTracking()
                .Where(o => o.Subject == subject.Key && EF.Parameter(indicators).Contains(o.Indicator)).Select(Statement.Of).ToListAsync(cancel);
            var former = await db.Facts.AsNoTracking()
                .Where(f => f.Subject == subject.Key && EF.Parameter(indicators).Contains(f.Indicator)).ToDictionaryAsync(f => f.ObservationId, cancel);
            var facts = FactMaking.Of(statements).ToDictionary(f => f.ObservationId);
            gone.AddRange(former.Keys.Where(id => !IsSame(former[id], facts.GetValueOrDefault(id))));
            made.AddRange(facts.Values.Where(f => !IsSame(f, former.GetValueOrDefault(f.ObservationId))));
            await db.Coverage.Where(c => c.Subject == subject.Key && EF.Parameter(indicators).Contains(c.Indicator)).ExecuteDeleteAsync(cancel);
            covered.AddRange(FactMaking.CoverageOf(subject.Key, statements));
        }
        // A figure that an editor gave to another subject leads a fact there now: its old row goes whichever of the two is made first.
        foreach (var some in gone.Concat(made.Select(f => f.ObservationId)).Distinct().Chunk(RowsAtOnce))
            await db.Facts.Where(f => EF.Parameter(some).Contains(f.ObservationId)).ExecuteDeleteAsync(cancel);
        await RowWriter.InsertAsync(db, made, cancel);
        await RowWriter.InsertAsync(db, covered, cancel);
    }

    private static async Task TallyAsync(ZoneNewsDb db, string[] indicators, bool ofArticles, CancellationToken cancel)
    {
        var tallies = await db.Coverage.Where(c => EF.Parameter(indicators).Contains(c.Indicator)).GroupBy(c => c.Indicator)
            .Select(g => new Tally { Name = g.Key, Count = g.Sum(c => c.Figures), Subjects = g.Count(), FromYear = g.Min(c => c.FromYear), ToYear = g.Max(c => c.ToYear) })
            .ToListAsync(cancel);
        if (ofArticles)
            tallies.Add(new Tally { Name = Tally.Articles, Count = await db.Articles.CountAsync(a => a.Status == ArticleStatus.Published, cancel) });
        string[] names = ofArticles ? [.. indicators, Tally.Articles] : indicators;
        await db.Tallies.Where(t => EF.Parameter(names).Contains(t.Name)).ExecuteDeleteAsync(cancel);
        await RowWriter.InsertAsync(db, tallies, cancel);
    }

    private static bool IsSame(Fact one, Fact? other) => other is not null
        && (one.Subject, one.SubjectKind, one.Indicator, one.Measure, one.Unit, one.Period, one.Year) == (other.Subject, other.SubjectKind, other.Indicator, other.Measure, other.Unit, other.Period, other.Year)
        && (one.Scope, one.Qualifier, one.Status, one.Size, one.Statements, one.Years, one.Against) == (other.Scope, other.Qualifier, other.Status, other.Size, other.Statements, other.Years, other.Against)
        && (one.ArticleId, one.Value, one.Bound, one.OutOf, one.Doubt) == (other.ArticleId, other.Value, other.Bound, other.OutOf, other.Doubt)
        && (one.Finality, one.PreferredAt, one.Corrected, one.Published, one.Standing) == (other.Finality, other.PreferredAt, other.Corrected, other.Published, other.Standing);
}
