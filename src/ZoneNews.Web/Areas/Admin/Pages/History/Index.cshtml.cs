using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Curation;
using ZoneNews.Data.Entities;
using ZoneNews.Web.Areas.Admin.Reviewing;
using ZoneNews.Web.Resources;

namespace ZoneNews.Web.Areas.Admin.Pages.History;

/// <summary>A line of the history: a review of an article, or an entry of the audit.</summary>
public sealed record HistoryLine(DateTime At, string UserName, Data.Entities.Review? Review, bool Undone, AuditEntry? Entry);

/// <summary>Who changed what, newest first, with undo.</summary>
public sealed class IndexModel(ZoneNewsDb db, ReviewLedger ledger, DeskTexts texts) : DeskPage
{
    private const int Length = 50;

    [BindProperty(SupportsGet = true)]
    public long? Article { get; set; }

    /// <summary>Key of the page: lines before this instant, as ticks.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<HistoryLine> Lines { get; private set; } = [];

    public long? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var until = Before is { } ticks and > 0 && ticks < DateTime.MaxValue.Ticks ? new DateTime(ticks, DateTimeKind.Utc) : DateTime.MaxValue;
        var reviews = await db.Reviews.AsNoTracking().Include(r => r.Article)
            .Where(r => r.At < until && (Article == null || r.ArticleId == Article)).OrderByDescending(r => r.At).Take(Length).ToListAsync(cancel);
        var ids = reviews.ConvertAll(r => r.Id);
        var undone = await db.Reviews.Where(r => r.UndoesId != null && ids.Contains(r.UndoesId.Value)).Select(r => r.UndoesId!.Value).ToListAsync(cancel);
        var audit = Article is null
            ? await db.Audit.AsNoTracking().Where(e => e.At < until).OrderByDescending(e => e.At).Take(Length).ToListAsync(cancel)
            : [];
        var lines = reviews.Select(r => new HistoryLine(r.At, r.UserName, r, undone.Contains(r.Id), null))
            .Concat(audit.Select(e => new HistoryLine(e.At, e.UserName, null, false, e)))
            .OrderByDescending(l => l.At).ToList();
        Lines = [.. lines.Take(Length)];
        Next = lines.Count > Length || reviews.Count == Length ? Lines[^1].At.Ticks : null;
    }

    /// <summary>Takes a review back; the undoing is itself a review.</summary>
    public async Task<IActionResult> OnPostUndoAsync(long review, string? back, CancellationToken cancel)
    {
        if (await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.Id == review, cancel) is not { } meant)
            return NotFound();
        if (!await db.Reviews.AnyAsync(r => r.UndoesId == review, cancel))
        {
            await ledger.RecordAsync(
                db,
                new Data.Entities.Review
                {
                    UserName = User.Identity!.Name!,
                    ArticleId = meant.ArticleId,
                    Fingerprint = meant.Fingerprint,
                    Action = "undo",
                    UndoesId = meant.Id,
                },
                cancel);
            Done = texts["已撤销“{0}”", ReviewWords.Of(meant.Action, texts)];
        }
        return Url.IsLocalUrl(back) ? LocalRedirect(back) : RedirectToPage(new { article = Article?.ToString(CultureInfo.InvariantCulture) });
    }
}
