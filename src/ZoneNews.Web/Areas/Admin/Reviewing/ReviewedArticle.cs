using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Reading;

namespace ZoneNews.Web.Areas.Admin.Reviewing;

/// <summary>An article with all its figures, as the desk shows it.</summary>
/// <param name="Copies">Other articles of its cluster.</param>
public sealed record ReviewedArticle(Article Article, string Site, IReadOnlyList<string> Zones, IReadOnlyList<ReadFigure> Figures, int Copies)
{
    public IReadOnlyList<ShownBlock> Blocks { get; } = ArticleText.Show(
        Article.Blocks, Article.Body, [.. Figures.Select(f => f.Statement)], ArticleText.Repairs(Article.Repairs), []);

    /// <summary>Null where there is no such article.</summary>
    public static async Task<ReviewedArticle?> FindAsync(ZoneNewsDb db, long id, CancellationToken cancel)
    {
        var article = await db.Articles.AsNoTracking().Include(a => a.Source).SingleOrDefaultAsync(a => a.Id == id, cancel);
        if (article is null)
            return null;
        var zones = await db.ArticleZones.Where(l => l.ArticleId == id).OrderBy(l => l.ZoneId).Select(l => l.Zone!.Name).ToListAsync(cancel);
        var figures = await db.Observations.AsNoTracking()
            .Where(o => o.ArticleId == id && o.Current).OrderBy(o => o.Start).ThenBy(o => o.Id).ToListAsync(cancel);
        figures.ForEach(o => o.Article = article);
        var against = figures.SelectMany(ReadFigure.AgainstOf).Distinct().ToArray();
        var others = against.Length == 0 ? [] : await db.Observations.AsNoTracking().Where(o => against.Contains(o.Id)).Select(FigureLine.Of).ToDictionaryAsync(l => l.Id, cancel);
        var first = article.DuplicateOfId ?? id;
        var copies = await db.Articles.CountAsync(a => (a.Id == first || a.DuplicateOfId == first) && a.Id != id, cancel);
        return new ReviewedArticle(article, article.Source!.Name, zones, [.. figures.Select(o => ReadFigure.Of(o, others))], copies);
    }
}
