using ZoneNews.Extraction.Observations;
using ZoneNews.Testing;

namespace ZoneNews.Extraction.Tests.Observations;

/// <summary>Texts made into articles, and the catalogue that the product ships.</summary>
internal static class Bodies
{
    public static Catalogue Catalogue => StarterCatalogue.Value;

    /// <summary>An article of plain lines; lines with tabs are rows of a table.</summary>
    public static Article Article(string body, string? title = null, DateOnly? published = null, string? source = null)
    {
        var blocks = new List<Block>();
        var rows = new List<TableRow>();
        foreach (var line in body.Split('\n'))
        {
            if (line.Contains('\t', StringComparison.Ordinal))
                rows.Add(new TableRow([.. line.Split('\t').Select(c => new TableCell(c))]));
            else
            {
                Flush();
                blocks.Add(new ParagraphBlock(line));
            }
        }
        Flush();
        return new Article(title, published, null, source, null, null, null, [], blocks, ArticleBody.Compose(blocks).Text, [], [], "text", "zh-Hans");

        void Flush()
        {
            if (rows.Count > 0)
                blocks.Add(new TableBlock(null, [.. rows]));
            rows.Clear();
        }
    }

    public static ArticleFigures Read(Article article, SiteContext? site = null) =>
        ObservationReader.Read(article, new PageInput(default, null, null, DateTime.UnixEpoch, site), Catalogue);
}
