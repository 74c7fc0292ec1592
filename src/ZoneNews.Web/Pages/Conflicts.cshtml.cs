using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Web.Figures;

namespace ZoneNews.Web.Pages;

/// <summary>The ledger of facts that sources state differently, side by side.</summary>
public sealed class ConflictsModel(ZoneNewsDb db) : PageModel
{
    private const int Most = 100;

    [BindProperty(SupportsGet = true)]
    public string? Indicator { get; set; }

    public IReadOnlyList<FigureConflict> Conflicts { get; private set; } = [];

    public int Total { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!string.IsNullOrEmpty(Indicator) && Glossary.Find(Indicator) is null)
            return BadRequest();
        var facts = db.Facts.AsNoTracking().Where(f => f.Against != null && (string.IsNullOrEmpty(Indicator) || f.Indicator == Indicator));
        Total = await facts.CountAsync(cancel);
        Conflicts = await ConflictQuery.FindAsync(db, facts, Most, cancel);
        return Page();
    }
}
