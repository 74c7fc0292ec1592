using System.Text.RegularExpressions;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Html;

/// <summary>Why an article's text cannot be trusted: what copying machines leave of a text. The text is kept, no figure is taken from it.</summary>
internal static class TextDoubts
{
    private const int ShortestArticle = 20;
    private const int ShortestLine = 20;

    /// <summary>Letters and digits that a text must have beside repeated headlines.</summary>
    private const int LeastOwn = 12;

    /// <summary>A headline shorter than this may well be a part of a sentence.</summary>
    private const int ShortestSpliced = 10;

    /// <summary>The doubts, most telling first, each with the words that give it away; none where the text is sound.</summary>
    public static IEnumerable<(string Reason, string Words)> Of(Article article) =>
        Characters(article.Body).Select(w => ("lost-characters", w))
            .Concat(Spam(article).Select(w => ("spam-words", w)))
            .Concat(Spliced(article).Select(w => ("spliced", w)))
            .Concat(Digits(article.Body).Select(w => ("lost-digits", w)))
            .Concat(Bare(article));

    private static IEnumerable<string> Characters(string text)
    {
        if (text.AsSpan().Count('\uFFFD') is > 2 and var lost && lost * 500 > text.Length)
            yield return $"{lost} of {text.Length} characters are U+FFFD";
        if (Marks(text) is > 1 and var marks)
            yield return $"?? before a Han character, {marks} times";
        if (PageCues.Mojibake.Count(text) is > 2 and var wrong)
            yield return $"{PageCues.Mojibake.Match(text).Value}, and {wrong - 1} more that were decoded wrongly";
    }

    // ?? before a Han character, perhaps with a letter between, stands for characters that the sender's encoding did not have.
    private static int Marks(string text)
    {
        var runs = 0;
        for (var i = text.IndexOf("??", StringComparison.Ordinal); i >= 0; i = text.IndexOf("??", i + 2, StringComparison.Ordinal))
        {
            var next = i + 2 < text.Length && char.IsAsciiLetterLower(text[i + 2]) ? i + 3 : i + 2;
            if (next < text.Length && Han.IsHan(text[next]))
                runs++;
        }
        return runs;
    }

    // One such word may be told of; two, one in the headline, or one in a line that is no sentence were put there.
    private static IEnumerable<string> Spam(Article article)
    {
        if (article.Title is not null && PageCues.Spam.Match(article.Title) is { Success: true } titled)
            yield return titled.Value;
        if (PageCues.Spam.Match(article.Body) is { Success: true } word
            && (word.NextMatch().Success || !Lines(article.Body).First(l => PageCues.Spam.IsMatch(l)).AsSpan().ContainsAny("。；：")))
            yield return word.Value;
    }

    // The page's own headline in the middle of sentences, and words that lost a part to it: any two of them.
    private static List<string> Spliced(Article article)
    {
        var found = Shards(article.Body).Concat(Headlines(article)).ToList();
        return found.Count > 1 ? found : [];
    }

    private static IEnumerable<string> Shards(string text) =>
        PageCues.Shards.Matches(text).Select(m => text[Math.Max(0, m.Index - 4)..Math.Min(text.Length, m.Index + m.Length + 4)]);

    private static IEnumerable<string> Headlines(Article article)
    {
        if (article.Title is not { Length: >= ShortestSpliced } title)
            yield break;
        var text = article.Body;
        for (var at = text.IndexOf(title, StringComparison.Ordinal); at >= 0; at = text.IndexOf(title, at + title.Length, StringComparison.Ordinal))
            if (at > 0 && Han.IsHan(text[at - 1]) && at + title.Length is var end && end < text.Length && Han.IsHan(text[end]))
                yield return text[(at - 1)..(end + 1)];
    }

    private static IEnumerable<string> Digits(string text)
    {
        if (!PageCues.LostDigits.IsMatch(text))
            yield break;
        foreach (var line in Lines(text))
            if (line.Length >= ShortestLine && !line.Contains('\t') && !SaysUnits(line) && PageCues.LostDigits.Match(line) is { Success: true } unit)
                yield return unit.Value;
    }

    /// <summary>指标单位：总产值为亿元，实际使用外资为万美元: the units of a table, and no lost digits.</summary>
    private static bool SaysUnits(string line) =>
        line.Contains("单位：", StringComparison.Ordinal) || line.Contains("单位:", StringComparison.Ordinal) || line.Contains("单位为", StringComparison.Ordinal);

    private static IEnumerable<(string Reason, string Words)> Bare(Article article)
    {
        if (article.Body.Length < ShortestArticle && article.Strategy == "picture")
            yield return ("picture-only", "no text beside pictures and attachments");
        else if (article.Title is { } title && Headline.Key(title) is { Length: > 0 } key && Headline.Key(article.Body, LeastOwn + key.Length).Contains(key, StringComparison.Ordinal)
            && Headline.Key(article.Body) is var body && body.Replace(key, "", StringComparison.Ordinal).Length < (article.Strategy == "picture" ? 1 : LeastOwn))
            yield return ("title-only", title);
    }

    private static string[] Lines(string text) => text.Split('\n');
}
