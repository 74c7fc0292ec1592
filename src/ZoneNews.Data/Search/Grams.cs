using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Search;

/// <summary>
/// The one tokenizer of both engines. A gram is two neighbouring UTF-16 units, first in the high half; or a single unit with
/// an empty low half, so that one character can be asked for.
/// </summary>
public static class Grams
{
    /// <summary>The text of an article as it is indexed. No query holds a line break, so none matches across title and body.</summary>
    public static string TextOf(Article article) => FoldedText.Fold($"{article.Title}\n{article.Body}");

    public static int One(char c) => c << 16;

    public static int Pair(char first, char second) => first << 16 | second;

    /// <summary>All pairs, in order and overlapping.</summary>
    public static IEnumerable<int> Pairs(string folded)
    {
        for (var i = 1; i < folded.Length; i++)
            yield return Pair(folded[i - 1], folded[i]);
    }

    /// <summary>The grams that a text containing <paramref name="folded"/> must have: its pairs, or its one character.</summary>
    public static IEnumerable<int> Needed(string folded) => folded.Length == 1 ? [One(folded[0])] : Pairs(folded);

    /// <summary>All that a text can be found by, each once.</summary>
    public static HashSet<int> Distinct(string folded) => [.. Pairs(folded), .. folded.Select(One)];
}
