using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Text;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Reading;

namespace ZoneNews.Web.Pages.News;

/// <summary>An article with the figures that it states, each tied to its words.</summary>
public sealed class ArticleModel(ZoneNewsDb db) : PageModel
{
    private const int MostRelated = 5;
    private const int MostDocuments = 50;

    /// <summary>printed shows the text as the source has it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? View { get; set; }

    /// <summary>Id of the figure whose words are lit.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Figure { get; set; }

    /// <summary>Words that led here, to be marked.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public ArticleView Article { get; private set; } = null!;

    public IReadOnlyList<ShownBlock> Blocks { get; private set; } = [];

    public IReadOnlyList<ShownFigure> Figures { get; private set; } = [];

    public IReadOnlyList<ProjectLine> Projects { get; private set; } = [];

    /// <summary>Repairs that are worth a note: words put in by portals, pieces split.</summary>
    public IReadOnlyList<Repair> Notes { get; private set; } = [];

    public IReadOnlyList<RepairCount> RepairCounts { get; private set; } = [];

    public IReadOnlyList<CopyLine> Copies { get; private set; } = [];

    public IReadOnlyList<RevisionLine> Revisions { get; private set; } = [];

    /// <summary>Documents that hang on it and were read into articles of their own.</summary>
    public IReadOnlyList<ArticleLink> Documents { get; private set; } = [];

    /// <summary>The article that it hangs on as a document.</summary>
    public ArticleLink? HangsOn { get; private set; }

    public ArticleLink? Previous { get; private set; }

    public ArticleLink? Next { get; private set; }

    public IReadOnlyList<ArticleLink> Related { get; private set; } = [];

    public bool AsPrinted => View == "printed";

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        var article = await ReadAsync(id, cancel);
        if (article is null || article.Status is ArticleStatus.Review or ArticleStatus.Rejected or ArticleStatus.Quarantined)
            return NotFound();
        if (article.Status == ArticleStatus.Gone)
            return StatusCode(StatusCodes.Status410Gone);
        Article = article;
        await ReadFiguresAsync(cancel);
        ReadText(await Marks.WordsAsync(db, Q, cancel));
        await ReadNeighboursAsync(cancel);
        await ReadDocumentsAsync(cancel);
        return Page();
    }

    private Task<ArticleView?> ReadAsync(long id, CancellationToken cancel) => db.Articles.AsNoTracking()
        .Where(a => a.Id == id)
        .Select(a => new ArticleView(
            a.Id, a.Position, a.Title, a.Published, a.SourceName, a.Source!.Name, a.SourceId, a.Url, a.Author, a.Standing, a.Status, a.FetchedAt,
            a.Blocks, a.Body, a.Repairs, a.RevisionNumber, a.DuplicateOfId, a.Category, a.Division,
            a.Zones.OrderBy(l => l.ZoneId).Select(l => new ArticlePlace(l.Zone!.Name, l.Zone.Province, l.Zone.City)).ToList()))
        .AsSplitQuery()
        .SingleOrDefaultAsync(cancel);

    private async Task ReadFiguresAsync(CancellationToken cancel)
    {
        var rows = await db.Observations.AsNoTracking()
            .Where(o => o.ArticleId == Article.Id && o.Current && o.State == ObservationState.Published)
            .OrderBy(o => o.FigureStart).ThenBy(o => o.Start).ThenBy(o => o.Id)
            .Select(o => new FigureSpan(o.Id, o.Start, o.End, o.FigureStart, o.FigureEnd, o.Quote))
            .ToListAsync(cancel);
        var lines = await db.Observations.AsNoTracking()
            .Where(o => o.ArticleId == Article.Id && o.Current && o.State == ObservationState.Published)
            .Select(FigureLine.Of).ToDictionaryAsync(l => l.Id, cancel);
        Projects = await db.Projects.AsNoTracking().Where(p => p.ArticleId == Article.Id && p.Current)
            .OrderBy(p => p.FigureStart).ThenBy(p => p.Id).Select(ProjectLine.Of).ToListAsync(cancel);
        Figures = [.. rows.Where(r => lines.ContainsKey(r.Id)).Select(r => new ShownFigure(lines[r.Id], r))];
    }

    private void ReadText(IReadOnlyList<string> words)
    {
        var repairs = ArticleText.Repairs(Article.Repairs);
        var spans = Figures.Select(f => f.Span).Concat(Projects.Select(p => new FigureSpan(p.Mark, p.Start, p.End, p.FigureStart, p.FigureEnd, "")));
        var statements = spans.Select(s => s.Statement(Article.Body.Length)).OfType<Statement>().ToList();
        Blocks = ArticleText.Show(Article.Blocks, Article.Body, statements, repairs, words);
        Notes = [.. repairs.Where(r => r.Kind is RepairKind.Substitution)];
        RepairCounts = [.. repairs.CountBy(r => r.Kind).Select(p => new RepairCount(p.Key, p.Value))];
    }

    // Every page of the crawl knows the page that led to it; a document is led to by the article that it hangs on.
    private async Task ReadDocumentsAsync(CancellationToken cancel)
    {
        var shown = db.Articles.AsNoTracking().Where(a => a.Status == ArticleStatus.Published && a.Id != Article.Id);
        var files = Blocks.Select(b => b.Block).OfType<AttachmentBlock>().Select(b => b.Address).Distinct().Take(MostDocuments).ToList();
        if (files.Count > 0)
            Documents = await shown.Where(a => files.Contains(a.Url)).OrderBy(a => a.Id).Select(a => new ArticleLink(a.Id, a.Title, a.Published)).ToListAsync(cancel);
        if (await db.Frontier.Where(e => e.Url == Article.Url && e.Kind == "document").Select(e => e.DiscoveredFrom).FirstOrDefaultAsync(cancel) is { } page)
            HangsOn = await shown.Where(a => a.Url == page).Select(a => new ArticleLink(a.Id, a.Title, a.Published)).FirstOrDefaultAsync(cancel);
    }

    private async Task ReadNeighboursAsync(CancellationToken cancel)
    {
        var shown = db.Articles.AsNoTracking().Where(a => a.Status == ArticleStatus.Published && a.DuplicateOfId == null);
        Next = await shown.Where(a => a.Position > Article.Position).OrderBy(a => a.Position)
            .Select(a => new ArticleLink(a.Id, a.Title, a.Published)).FirstOrDefaultAsync(cancel);
        Previous = await shown.Where(a => a.Position < Article.Position).OrderByDescending(a => a.Position)
            .Select(a => new ArticleLink(a.Id, a.Title, a.Published)).FirstOrDefaultAsync(cancel);
        var first = Article.DuplicateOfId ?? Article.Id;
        // One condition with OR would walk all articles.
        var cluster = db.Articles.Where(a => a.DuplicateOfId == first).Select(a => a.Id).Concat(db.Articles.Where(a => a.Id == first).Select(a => a.Id));
        Copies = await db.Articles.AsNoTracking()
            .Where(a => cluster.Contains(a.Id) && a.Id != Article.Id && a.Status == ArticleStatus.Published)
            .OrderBy(a => a.Position)
            .Select(a => new CopyLine(a.Id, a.Title, a.Published, a.SourceName ?? a.Source!.Name, a.Standing)).Take(50).ToListAsync(cancel);
        Revisions = await db.Set<Revision>().AsNoTracking().Where(r => r.ArticleId == Article.Id).OrderByDescending(r => r.Number)
            .Select(r => new RevisionLine(r.Number, r.ReadAt, r.ReaderVersion, r.Title, r.Body.Length)).Take(20).ToListAsync(cancel);
        var zones = Article.Zones.Select(z => z.Name).Take(3).ToList();
        // Zone by zone: of a busy one the newest alone are read.
        var newest = new List<(long? Position, long Id)>();
        foreach (var zone in await db.Zones.Where(z => zones.Contains(z.Name)).Select(z => z.Id).ToListAsync(cancel))
            newest.AddRange((await db.ArticleZones.Where(l => l.ZoneId == zone && l.Position != null && l.ArticleId != Article.Id)
                .OrderByDescending(l => l.Position).Take(MostRelated).Select(l => new { l.Position, l.ArticleId }).ToListAsync(cancel)).Select(l => (l.Position, l.ArticleId)));
        var related = newest.Distinct().OrderByDescending(l => l.Position).Take(MostRelated).Select(l => l.Id).ToArray();
        Related = await shown.Where(a => related.Contains(a.Id)).OrderByDescending(a => a.Position).Select(a => new ArticleLink(a.Id, a.Title, a.Published)).ToListAsync(cancel);
    }
}
