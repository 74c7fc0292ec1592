using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;

namespace ZoneNews.Web.Pages;

/// <summary>How figures are read, what the signs mean, where the news comes from, how to ask for a correction.</summary>
public sealed class AboutModel(ZoneNewsDb db) : PageModel
{
    private const int MostSources = 500;

    public IReadOnlyList<SourceLine> Sources { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Sources = await db.Sources.AsNoTracking()
        .OrderByDescending(s => db.Articles.Count(a => a.SourceId == s.Id && a.Status == ArticleStatus.Published)).ThenBy(s => s.Id)
        .Take(MostSources)
        .Select(s => new SourceLine(
            s.Id, s.Name, s.Kind, s.Zone!.Name, s.LastSuccessAt, db.Articles.Count(a => a.SourceId == s.Id && a.Status == ArticleStatus.Published)))
        .ToListAsync(cancel);
}

/// <summary>A source in the list of sources.</summary>
public sealed record SourceLine(string Id, string Name, string Kind, string? Zone, DateTime? LastSuccess, int Articles);
