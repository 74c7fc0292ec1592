using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Web.Figures;

namespace ZoneNews.Web.Pages.Indicators;

/// <summary>All indicators with definition and coverage.</summary>
public sealed class IndexModel(ZoneNewsDb db) : PageModel
{
    public ILookup<string, IndicatorLine> Lines { get; private set; } = Array.Empty<IndicatorLine>().ToLookup(l => l.Entry.Group);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var tallies = await db.Tallies.AsNoTracking().ToDictionaryAsync(t => t.Name, cancel);
        Lines = Glossary.All
            .Select(e => tallies.TryGetValue(e.Code, out var t) ? new IndicatorLine(e, t.Count, t.Subjects, t.FromYear, t.ToYear) : new IndicatorLine(e, 0, 0, null, null))
            .ToLookup(l => l.Entry.Group);
    }
}

/// <summary>An indicator and how much of it was read.</summary>
public sealed record IndicatorLine(GlossaryEntry Entry, int Figures, int Subjects, int? From, int? To);
