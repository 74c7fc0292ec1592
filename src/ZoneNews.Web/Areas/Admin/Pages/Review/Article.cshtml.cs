using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ZoneNews.Data;
using ZoneNews.Data.Curation;
using ZoneNews.Web.Areas.Admin.Reviewing;
using ZoneNews.Web.Resources;

namespace ZoneNews.Web.Areas.Admin.Pages.Review;

/// <summary>Corrects an article's title, date, source and zones.</summary>
public sealed class ArticleModel(ZoneNewsDb db, ReviewLedger ledger, DeskTexts texts) : DeskPage
{
    [BindProperty]
    public ArticleForm Form { get; set; } = new();

    public ReviewedArticle Shown { get; private set; } = null!;

    /// <summary>By field: what cannot be read.</summary>
    public Dictionary<string, string> Faults { get; private set; } = [];

    /// <summary>A name typed that the catalogue does not have.</summary>
    public string? UnknownZone { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await ReviewedArticle.FindAsync(db, id, cancel) is not { } shown)
            return NotFound();
        Shown = shown;
        Form = ArticleForm.Of(shown);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel)
    {
        if (await ReviewedArticle.FindAsync(db, id, cancel) is not { } shown)
            return NotFound();
        Shown = shown;
        Faults = Form.Faults();
        UnknownZone = await Form.UnknownZoneAsync(db, cancel);
        if (UnknownZone is not null)
            Faults[nameof(Form.Zones)] = "目录里没有这个园区：{0}";
        JsonObject after = Faults.Count == 0 ? await Form.ChangesAsync(db, shown, cancel) : [];
        if (Faults.Count == 0 && after.Count == 0)
            Faults[""] = "没有改动：改了再保存，或回去接受";
        if (Faults.Count > 0)
            return Page();
        var review = await ledger.RecordAsync(
            db,
            new Data.Entities.Review
            {
                UserName = User.Identity!.Name!,
                ArticleId = id,
                Action = "correct",
                After = after.ToJsonString(Json.Readable),
                Note = string.IsNullOrWhiteSpace(Form.Note) ? null : Form.Note.Trim(),
            },
            cancel);
        Done = texts["已更正，重读网页后也保留"];
        DoneReview = review.Id.ToString(CultureInfo.InvariantCulture);
        return RedirectToPage("/Review/Index", new { article = id });
    }
}
