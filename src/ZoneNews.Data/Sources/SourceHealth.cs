using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Sources;

/// <summary>Something about a source that a person should look at.</summary>
/// <param name="Code">failing, quiet, fewer, empty, quarantined, future, dateless, layout.</param>
/// <param name="Now">As it is: a share, a number of days or of articles.</param>
/// <param name="Usual">As it was, or as it may be.</param>
public sealed record Finding(string Code, double Now, double Usual);

/// <summary>What is wrong with a source, judged from what it did; it is well again as soon as that is.</summary>
public static class SourceHealth
{
    private const int Few = 5;
    private const double Half = 0.5;
    private const double Many = 0.3;
    private const double More = 0.2;
    private const double FarFewer = 0.25;
    private const double Regular = 4;
    private const double LeastQuiet = 14;
    private const double QuietGaps = 5;
    private static readonly TimeSpan LongestSilence = TimeSpan.FromDays(2);

    /// <summary>Pure; nothing for a source that was never visited.</summary>
    public static IReadOnlyList<Finding> Judge(SourceFacts facts, DateTime now)
    {
        if (facts.LastFetchAt is null)
            return [];
        var findings = new List<Finding?>
        {
            Failing(facts, now),
            Quiet(facts, now),
            facts is { PublishedBefore: >= Regular and var usual } && facts.PublishedNow < usual * FarFewer ? new Finding("fewer", facts.PublishedNow, Math.Round(usual, 1)) : null,
            Grown("empty", facts.Now.Pages, facts.Now.Empty, facts.Before.Pages, facts.Before.Empty),
            Grown("quarantined", facts.Now.Articles, facts.Now.Quarantined, facts.Before.Articles, facts.Before.Quarantined),
            Grown("future", facts.Now.Articles, facts.Now.Future, facts.Before.Articles, facts.Before.Future),
            Grown("dateless", facts.Now.Articles, facts.Now.Dateless, facts.Before.Articles, facts.Before.Dateless),
            facts.NewStrategies is >= Half ? new Finding("layout", facts.NewStrategies.Value, 0) : null,
        };
        return [.. findings.OfType<Finding>()];
    }

    /// <summary>The findings that a source was flagged with.</summary>
    public static IReadOnlyList<Finding> Read(Source source) => source.Findings is { } json ? JsonSerializer.Deserialize<List<Finding>>(json)! : [];

    /// <summary>Judges a source and flags it, or takes the flag away. Answers what changed, null where nothing did.</summary>
    public static async Task<IReadOnlyList<Finding>?> CheckAsync(ZoneNewsDb db, string id, DateTime now, CancellationToken cancel)
    {
        var source = await db.Sources.AsNoTracking().SingleAsync(s => s.Id == id, cancel);
        var findings = Judge(await SourceFacts.MeasureAsync(db, source, now, cancel), now);
        var json = findings.Count == 0 ? null : JsonSerializer.Serialize(findings);
        var same = findings.Select(f => f.Code).SequenceEqual(Read(source).Select(f => f.Code), StringComparer.Ordinal);
        if (json == source.Findings)
            return null;
        DateTime? flagged = findings.Count == 0 ? null : same ? source.FlaggedAt ?? now : now;
        await db.Sources.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.Findings, json).SetProperty(x => x.FlaggedAt, flagged), cancel);
        return same ? null : findings;
    }

    private static Finding? Failing(SourceFacts facts, DateTime now)
    {
        var silence = facts.Interval * 3 > LongestSilence ? facts.Interval * 3 : LongestSilence;
        if (facts.LastSuccessAt is not { } success || facts.LastFetchAt - success > silence)
            return new Finding("failing", Math.Floor((now - (facts.LastSuccessAt ?? now)).TotalDays), 0);
        return facts.Visited >= Few && facts.Failed >= facts.Visited * Half ? new Finding("failing", 0, Math.Round((double)facts.Failed / facts.Visited, 2)) : null;
    }

    private static Finding? Quiet(SourceFacts facts, DateTime now)
    {
        if (facts is not { Newest: { } newest, UsualGap: { } gap })
            return null;
        var days = DateOnly.FromDateTime(now).DayNumber - newest.DayNumber;
        return days > Math.Max(LeastQuiet, gap * QuietGaps) ? new Finding("quiet", days, gap) : null;
    }

    // Many lately, and clearly more than before; where there is no before, many is enough.
    private static Finding? Grown(string code, int pages, double share, int pagesBefore, double before) =>
        pages >= Few && share >= Many && (pagesBefore < Few || share >= before + More) ? new Finding(code, Math.Round(share, 2), Math.Round(pagesBefore < Few ? 0 : before, 2)) : null;
}
