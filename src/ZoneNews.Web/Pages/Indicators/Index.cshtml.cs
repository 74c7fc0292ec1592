using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Queries;
using ZoneNews.Web.Figures;

namespace ZoneNews.Web.Pages.Indicators;

/// <summary>All indicators with definition and coverage.</summary>
public sealed class IndexModel(ZoneNewsDb db) : PageModel
{
    public ILookup<string, IndicatorLine> Lines { get; private set; } = Array.Empty<IndicatorLine>().ToLookup(l => l.Entry.Group);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var counts = await ObservationQueries.Find(db, new ObservationQuery())
            .GroupBy(o => o.Indicator)
            .Select(g => new { Code = g.Key, Figures = g.Count(), Subjects = g.Select(o => o.Subject).Distinct().Count(), From = g.Min(o => o.Year), To = g.Max(o => o.Year) })
            .ToDictionaryAsync(c => c.Code, cancel);
        Lines = Glossary.All
            .Select(e => counts.TryGetValue(e.Code, out var c) ? new IndicatorLine(e, c.Figures, c.Subjects, c.From, c.To) : new IndicatorLine(e, 0, 0, null, null))
            .ToLookup(l => l.Entry.Group);
    }
}

/// <summary>An indicator and how much of it was read.</summary>
public sealed record IndicatorLine(GlossaryEntry Entry, int Figures, int Subjects, int? From, int? To);
