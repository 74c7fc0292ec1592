using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Curation;
using ZoneNews.Data.Entities;
using ZoneNews.Web.Areas.Admin.Reviewing;
using ZoneNews.Web.Resources;

namespace ZoneNews.Web.Areas.Admin.Pages.Review;

/// <summary>Corrects one figure.</summary>
public sealed class FigureModel(ZoneNewsDb db, ReviewLedger ledger, DeskTexts texts) : DeskPage
{
    [BindProperty]
    public FigureForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Why { get; set; }

    public Observation Figure { get; private set; } = null!;

    /// <summary>By field: what cannot be read.</summary>
    public Dictionary<string, string> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } figure)
            return NotFound();
        Figure = figure;
        Form = FigureForm.Of(figure);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } figure)
            return NotFound();
        Figure = figure;
        Faults = Form.Faults();
        var after = Faults.Count == 0 ? Form.Changes(figure) : [];
        if (after["subject"] is { } typed)
        {
            var subject = await SubjectNames.FindAsync(db, typed.ToString(), cancel);
            (after["subject"], after["subject_kind"]) = (subject.Name, subject.Kind);
        }
        if (Faults.Count == 0 && after.Count == 0)
            Faults[""] = "没有改动：改了再保存，或回去接受";
        if (Faults.Count > 0)
            return Page();
        var review = await ledger.RecordAsync(
            db,
            new Data.Entities.Review
            {
                UserName = User.Identity!.Name!,
                ArticleId = figure.ArticleId,
                Fingerprint = figure.Fingerprint,
                Action = "correct",
                After = after.ToJsonString(Json.Readable),
                Note = string.IsNullOrWhiteSpace(Form.Note) ? null : Form.Note.Trim(),
            },
            cancel);
        Done = texts["已更正，重读网页后也保留"];
        DoneReview = review.Id.ToString(CultureInfo.InvariantCulture);
        return RedirectToPage("/Review/Index", new { why = Why, article = figure.ArticleId, figure = id });
    }

    private Task<Observation?> FindAsync(long id, CancellationToken cancel) =>
        db.Observations.AsNoTracking().Include(o => o.Article).SingleOrDefaultAsync(o => o.Id == id && o.Current, cancel);
}
