using System.Globalization;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Web.Reading;

/// <summary>Where searched words stand in a text, without regard to case and width.</summary>
public static class Marks
{
    /// <summary>Spans in order, joined where they touch.</summary>
    public static IReadOnlyList<TextSpan> Find(string text, IEnumerable<string> words)
    {
        var found = new List<TextSpan>();
        foreach (var word in words.Where(w => w.Length > 0))
            for (var at = IndexOf(text, word, 0); at >= 0; at = IndexOf(text, word, at + word.Length))
                found.Add(new TextSpan(at, at + word.Length));
        return Join(found);
    }

    /// <summary>The text in runs, marked and not.</summary>
    public static IReadOnlyList<Run> Cut(string text, IEnumerable<string> words) =>
        Runs.Cut(text, new TextSpan(0, text.Length), [], [], Find(text, words));

    /// <summary>The words of a query as typed that ought to be marked: those it asks for, not what it excludes or narrows by.</summary>
    public static IReadOnlyList<string> Words(string? query) =>
        [.. (query ?? "").Split([' ', '\u3000', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => !w.StartsWith('-') && !w.Contains(':', StringComparison.Ordinal))
            .Select(w => w.Trim('"', '“', '”'))
            .Where(w => w.Length > 0)
            .Take(16)];

    private static int IndexOf(string text, string word, int from) =>
        from > text.Length - word.Length ? -1 : CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, from, CompareOptions.OrdinalIgnoreCase);

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
