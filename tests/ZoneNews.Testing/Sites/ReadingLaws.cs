using ZoneNews.Extraction;
using ZoneNews.Extraction.Html;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Testing.Sites;

/// <summary>What holds for the reading of any page, however broken.</summary>
public static class ReadingLaws
{
    /// <summary>The first law that a reading breaks; null where it keeps all.</summary>
    public static string? Broken(PageReading read)
    {
        if (read.Article is not { } article)
            return read.Rejected is null ? "neither an article nor a reason" : null;
        if (ArticleBody.Compose(article.Blocks).Text != article.Body)
            return "the body is not the blocks' text";
        return Repairs("body", article.Body, article.Repairs, article.Language)
            ?? Repairs("title", article.Title ?? "", article.TitleRepairs, article.Language);
    }

    // Each span lies in the text behind the one before it; the printed text, repaired again, gives the same text and repairs.
    private static string? Repairs(string of, string text, IReadOnlyList<Repair> repairs, string language)
    {
        var at = 0;
        foreach (var repair in repairs)
        {
            if (repair.Span.Start < at || repair.Span.End < repair.Span.Start || repair.Span.End > text.Length)
                return $"a repair of the {of} lies at {repair.Span} behind {at} in {text.Length}";
            at = repair.Span.End;
        }
        var again = TextRepair.Repair(new SourceText(text, repairs).Printed(), language == "zh-Hant");
        return again.Text == text && again.Repairs.SequenceEqual(repairs) ? null : $"the {of} as printed is not repaired to what was read";
    }
}
