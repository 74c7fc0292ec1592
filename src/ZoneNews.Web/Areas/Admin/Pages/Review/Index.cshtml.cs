using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ZoneNews.Data;
using ZoneNews.Data.Curation;
using ZoneNews.Data.Entities;
using ZoneNews.Web.Areas.Admin.Reviewing;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Pipeline;
using ZoneNews.Web.Resources;

namespace ZoneNews.Web.Areas.Admin.Pages.Review;

/// <summary>The queue, the article as read, its figures: accept, reject, or go on to correct.</summary>
public sealed class IndexModel(ZoneNewsDb db, ReviewLedger ledger, DeskTexts texts) : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public string? Why { get; set; }

    /// <summary>The article shown; by default the head of the queue.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Article { get; set; }

    /// <summary>The figure that is open; by default the first that waits.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Figure { get; set; }

    public IReadOnlyList<QueueItem> Queue { get; private set; } = [];

    public ReviewedArticle? Shown { get; private set; }

    public ReadFigure? Open { get; private set; }

    /// <summary>The item after the one shown.</summary>
    public long? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Queue = await ReviewBacklog.ReadAsync(db, Why, cancel);
        if ((Article ?? (Queue.Count > 0 ? Queue[0].ArticleId : null)) is not { } id)
            return Page();
        Shown = await ReviewedArticle.FindAsync(db, id, cancel);
        if (Shown is null)
            return NotFound();
        Open = Shown.Figures.FirstOrDefault(f => f.Line.Id == Figure) ?? Shown.Figures.FirstOrDefault(f => f.IsOpen);
        Next = Queue.SkipWhile(q => q.ArticleId != id).Skip(1).FirstOrDefault()?.ArticleId ?? Queue.FirstOrDefault(q => q.ArticleId != id)?.ArticleId;
        return Page();
    }

    /// <summary>Accepts or rejects one figure, then opens the next that waits.</summary>
    public async Task<IActionResult> OnPostFigureAsync(long figure, string verb, CancellationToken cancel)
    {
        if (verb is not ("accept" or "reject" or "prefer") || await FindAsync(figure, cancel) is not { } found || (verb != "reject" && !found.Item2.HasSubject))
            return NotFound();
        var (article, read) = found;
        var review = await RecordAsync(article.Article.Id, read.Fingerprint, verb, cancel);
        Tell(verb, FigureName.WithPeriod(read.Line, Display.English), review);
        var next = article.Figures.SkipWhile(f => f.Line.Id != figure).Skip(1).FirstOrDefault(f => f.IsOpen);
        return RedirectToPage(new { why = Why, article = article.Article.Id, figure = next?.Line.Id });
    }

    /// <summary>Accepts all figures of the article that still wait.</summary>
    public async Task<IActionResult> OnPostAllAsync(long article, CancellationToken cancel)
    {
        if (await ReviewedArticle.FindAsync(db, article, cancel) is not { } shown)
            return NotFound();
        var open = shown.Figures.Where(f => f is { IsOpen: true, HasSubject: true }).ToList();
        foreach (var figure in open)
            await RecordAsync(article, figure.Fingerprint, "accept", cancel);
        Done = texts["已接受 {0} 个数字", open.Count];
        return RedirectToPage(new { why = Why, article });
    }

    /// <summary>Publishes or withdraws the article.</summary>
    public async Task<IActionResult> OnPostArticleAsync(long article, string verb, CancellationToken cancel)
    {
        if (verb is not ("publish" or "withdraw") || await ReviewedArticle.FindAsync(db, article, cancel) is not { } shown)
            return NotFound();
        Tell(verb, shown.Article.Title, await RecordAsync(article, fingerprint: null, verb, cancel));
        return RedirectToPage(new { why = Why, article });
    }

    private async Task<(ReviewedArticle, ReadFigure)?> FindAsync(long figure, CancellationToken cancel)
    {
        var id = db.Observations.Where(o => o.Id == figure && o.Current).Select(o => o.ArticleId).FirstOrDefault();
        var article = await ReviewedArticle.FindAsync(db, id, cancel);
        return article?.Figures.FirstOrDefault(f => f.Line.Id == figure) is { } read ? (article, read) : null;
    }

    private Task<Data.Entities.Review> RecordAsync(long article, string? fingerprint, string verb, CancellationToken cancel) => ledger.RecordAsync(
        db, new Data.Entities.Review { UserName = User.Identity!.Name!, ArticleId = article, Fingerprint = fingerprint, Action = verb }, cancel);

    private void Tell(string verb, string what, Data.Entities.Review review)
    {
        Done = texts["已{0}“{1}”", ReviewWords.Of(verb, texts), what];
        DoneReview = review.Id.ToString(CultureInfo.InvariantCulture);
    }
}
