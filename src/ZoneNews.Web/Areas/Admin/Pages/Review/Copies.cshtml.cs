using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Curation;
using ZoneNews.Web.Areas.Admin.Reviewing;
using ZoneNews.Web.Resources;

namespace ZoneNews.Web.Areas.Admin.Pages.Review;

/// <summary>The copies of an article, why they are held for copies and why one is first; and a person's word on it.</summary>
public sealed class CopiesModel(ZoneNewsDb db, ReviewLedger ledger, DeskTexts texts) : DeskPage
{
    private const int LongestNote = 1000;

    public long Id { get; private set; }

    public CopyReport Report { get; private set; } = new([], null);

    /// <summary>The other article as it was typed.</summary>
    public string? Other { get; private set; }

    /// <summary>What cannot be read; a key of the desk's texts.</summary>
    public string? Fault { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        Id = id;
        Report = await CopyReport.OfAsync(db, id, cancel);
        return Report.Copies.Count == 0 ? NotFound() : Page();
    }

    /// <param name="verb"><see cref="CopyWords"/>.</param>
    /// <param name="other">Of a copy: the article whose copy it is.</param>
    public async Task<IActionResult> OnPostAsync(long id, string verb, string? other, string? note, CancellationToken cancel)
    {
        if (verb is not (CopyWords.Apart or CopyWords.Copy or CopyWords.First) || !await db.Articles.AnyAsync(a => a.Id == id, cancel))
            return NotFound();
        var target = verb == CopyWords.Copy ? await CopyTarget.FindAsync(db, other, cancel) : null;
        if (verb == CopyWords.Copy && (target is null || target == id))
        {
            (Other, Fault) = (other, target is null ? "没有这篇文章：“{0}”" : "一篇文章不能是自己的转载");
            return await OnGetAsync(id, cancel);
        }
        var review = await ledger.RecordAsync(
            db,
            new Data.Entities.Review
            {
                UserName = User.Identity!.Name!,
                ArticleId = id,
                Action = verb,
                After = target is { } of ? CopyWords.After(of) : null,
                Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim()[..Math.Min(note.Trim().Length, LongestNote)],
            },
            cancel);
        Done = texts["已记下，重读与再选首发后也保留"];
        DoneReview = review.Id.ToString(CultureInfo.InvariantCulture);
        return RedirectToPage(new { id });
    }
}
