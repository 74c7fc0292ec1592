using ZoneNews.Data;
using ZoneNews.Data.Search;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Web.Reading;

/// <summary>Where searched words stand in a text, compared as the search compares.</summary>
public static class Marks
{
    /// <summary>The words that a query asks for, a zone's other names among them; folded.</summary>
    public static async Task<IReadOnlyList<string>> WordsAsync(ZoneNewsDb db, string? query, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(query))
            return [];
        var terms = await ZoneAliases.TermsAsync(db, SearchWords.Parse(query), cancel);
        return [.. terms.Required.SelectMany(any => any)];
    }

    /// <summary>Spans in order, joined where they touch. <paramref name="words"/> are folded.</summary>
    public static IReadOnlyList<TextSpan> Find(string text, IReadOnlyList<string> words)
    {
        var folded = FoldedText.Fold(text);
        var found = new List<TextSpan>();
        foreach (var word in words.Where(w => w.Length > 0))
            for (var at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(word, at + word.Length, StringComparison.Ordinal))
                found.Add(new TextSpan(at, at + word.Length));
        return Join(found);
    }

    /// <summary>The text in runs, marked and not.</summary>
    public static IReadOnlyList<Run> Cut(string text, IReadOnlyList<string> words) =>
        Runs.Cut(text, new TextSpan(0, text.Length), [], [], Find(text, words));

    private static List<TextSpan> Join(List<TextSpan> spans)
    {
        var joined = new List<TextSpan>();
        foreach (var span in spans.OrderBy(s => s.Start))
            if (joined.Count > 0 && span.Start <= joined[^1].End)
                joined[^1] = new TextSpan(joined[^1].Start, Math.Max(joined[^1].End, span.End));
            else
                joined.Add(span);
        return joined;
    }
}
