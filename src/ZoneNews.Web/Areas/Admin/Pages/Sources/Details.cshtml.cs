using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Sources;
using ZoneNews.Web.Areas.Admin.Sourcing;
using ZoneNews.Web.Resources;

namespace ZoneNews.Web.Areas.Admin.Pages.Sources;

/// <summary>One source: what it is, what became of its addresses; pause, resume, crawl now.</summary>
public sealed class DetailsModel(ZoneNewsDb db, TimeProvider time, DeskTexts texts) : DeskPage
{
    public Source Source { get; private set; } = null!;

    /// <summary>What it was flagged for.</summary>
    public IReadOnlyList<Finding> Findings => SourceHealth.Read(Source);

    /// <summary>As measured now; null where it was never visited.</summary>
    public SourceFacts? Facts { get; private set; }

    public IReadOnlyList<OutcomeCount> Counts { get; private set; } = [];

    public IReadOnlyList<FrontierEntry> Visits { get; private set; } = [];

    /// <summary>How the visits that are listed ended; null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public FetchOutcome? Outcome { get; set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } source)
            return NotFound();
        Source = source;
        Facts = source.LastFetchAt is null ? null : await SourceFacts.MeasureAsync(db, source, time.GetUtcNow().UtcDateTime, cancel);
        Counts = await SourceResults.CountsAsync(db, id, cancel);
        Visits = await SourceResults.VisitsAsync(db, id, Outcome, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostPauseAsync(string id, bool pause, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } source)
            return NotFound();
        source.Paused = pause;
        db.Note(User, time.GetUtcNow(), pause ? "source.pause" : "source.resume", "source:" + id);
        await db.SaveChangesAsync(cancel);
        Done = texts[pause ? "已暂停“{0}”" : "已恢复“{0}”", source.Name];
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostCrawlAsync(string id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } source)
            return NotFound();
        var due = await CrawlNow.AskAsync(db, id, time.GetUtcNow().UtcDateTime, cancel);
        db.Note(User, time.GetUtcNow(), "source.crawl", "source:" + id);
        await db.SaveChangesAsync(cancel);
        Done = due > 0 ? texts["{0} 个地址已排到最前", due] : texts["还没有地址：抓取程序开始后会从起点找起。"];
        return RedirectToPage(new { id });
    }

    private Task<Source?> FindAsync(string id, CancellationToken cancel) =>
        db.Sources.Include(s => s.Zone).SingleOrDefaultAsync(s => s.Id == id, cancel);
}
