using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Html;

/// <summary>An article that is spread over several pages.</summary>
public static class ArticlePages
{
    /// <summary>Puts the texts of all pages behind that of the first, whose headline, date and source stand.</summary>
    public static Article Join(Article first, IEnumerable<Article> later)
    {
        var blocks = new List<Block>(first.Blocks);
        var repairs = new List<Repair>(first.Repairs);
        var body = new System.Text.StringBuilder(first.Body);
        foreach (var page in later)
        {
            if (body.Length > 0 && page.Body.Length > 0)
                body.Append('\n');
            var start = body.Length;
            body.Append(page.Body);
            blocks.AddRange(page.Blocks);
            repairs.AddRange(page.Repairs.Select(r => r with { Span = new TextSpan(r.Span.Start + start, r.Span.End + start) }));
        }
        return first with { Blocks = blocks, Body = body.ToString(), Repairs = repairs, NextPage = null };
    }
}
