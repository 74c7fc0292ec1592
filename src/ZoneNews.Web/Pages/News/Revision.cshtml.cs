using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Web.Reading;

namespace ZoneNews.Web.Pages.News;

/// <summary>What a reading of an article changed against the one before it.</summary>
public sealed class RevisionModel(ZoneNewsDb db) : PageModel
{
    private const int MostListed = 50;

    public long Id { get; private set; }

    public RevisionText After { get; private set; } = null!;

    /// <summary>Null for the first.</summary>
    public RevisionText? Before { get; private set; }

    public IReadOnlyList<int> Numbers { get; private set; } = [];

    /// <summary>Fields other than the text that differ.</summary>
    public IReadOnlyList<(string Label, IReadOnlyList<ChangedRun> Runs)> Fields { get; private set; } = [];

    public IReadOnlyList<ChangedLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id, int number, CancellationToken cancel)
    {
        Id = id;
        var revisions = db.Set<Revision>().AsNoTracking().Where(r => r.ArticleId == id && r.Article!.Status == ArticleStatus.Published);
        var pair = await revisions.Where(r => r.Number <= number).OrderByDescending(r => r.Number).Take(2)
            .Select(r => new RevisionText(r.Number, r.ReadAt, r.ReaderVersion, r.Title, r.Published, r.SourceName, r.Zones, r.Body)).ToListAsync(cancel);
        if (pair.Count == 0 || pair[0].Number != number)
            return NotFound();
        After = pair[0];
        Numbers = await revisions.OrderByDescending(r => r.Number).Select(r => r.Number).Take(MostListed).ToListAsync(cancel);
        if (pair.Count > 1)
            Compare(pair[1]);
        return Page();
    }

    private void Compare(RevisionText before)
    {
        Before = before;
        Fields =
        [
            .. new[]
            {
                ("标题", before.Title, After.Title), ("发布时间", Day(before.Published), Day(After.Published)),
                ("来源", before.SourceName ?? "", After.SourceName ?? ""), ("园区", before.Zones, After.Zones),
            }.Where(f => f.Item2 != f.Item3).Select(f => (f.Item1, Whole(f.Item2, f.Item3))),
        ];
        Lines = before.Body == After.Body ? [] : TextChanges.Between(before.Body, After.Body);
    }

    private static IReadOnlyList<ChangedRun> Whole(string before, string after) =>
        [.. new[] { new ChangedRun(Change.Removed, before), new ChangedRun(Change.Added, after) }.Where(r => r.Text.Length > 0)];

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>A reading with its text.</summary>
public sealed record RevisionText(int Number, DateTime ReadAt, string ReaderVersion, string Title, DateOnly? Published, string? SourceName, string Zones, string Body);
