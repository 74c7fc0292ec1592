using System.Globalization;
using System.Text;

namespace ZoneNews.Data.Search;

/// <summary>A word of a query; a quoted one stands for itself alone, another may be a zone's name.</summary>
public sealed record SearchWord(string Text, bool Quoted);

/// <summary>
/// What was typed, taken apart: words, <c>"phrases"</c>, <c>-excluded</c>, and <c>site:</c> <c>zone:</c> <c>year:</c> <c>category:</c> (a kind of news, by code or name).
/// Any input is read; what is too long is cut.
/// </summary>
public sealed record SearchWords(
    IReadOnlyList<SearchWord> Required, IReadOnlyList<string> Excluded, string? Site, string? Zone, int? Year, string? Category)
{
    public const int LongestQuery = 200;
    public const int MostWords = 12;

    /// <summary>What stands before a kind of news.</summary>
    public const string Kind = "category:";

    public static SearchWords Parse(string? query)
    {
        var required = new List<SearchWord>();
        var excluded = new List<string>();
        string? site = null, zone = null, category = null;
        int? year = null;
        foreach (var (word, quoted, minus) in Split(Clean(query ?? "")))
        {
            if (minus)
                excluded.Add(word);
            else if (quoted)
                required.Add(new SearchWord(word, Quoted: true));
            else if (Value(word, "site:") is { } s)
                site = s;
            else if (Value(word, "zone:") is { } z)
                zone = z;
            // What is no kind of news is kept: no article has it.
            else if (Value(word, Kind) is { } kind)
                category = NewsKinds.Find(kind)?.Code ?? kind;
            else if (Value(word, "year:") is { } y && int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                year = number;
            else
                required.Add(new SearchWord(word, Quoted: false));
        }
        return new SearchWords([.. required.Distinct().Take(MostWords)], [.. excluded.Distinct().Take(MostWords)], site, zone, year, category);
    }

    private static string? Value(string word, string name) =>
        word.Length > name.Length && FoldedText.Fold(word[..name.Length]) == name ? word[name.Length..] : null;

    private static IEnumerable<(string Word, bool Quoted, bool Minus)> Split(string query)
    {
        var at = 0;
        while (at < query.Length)
        {
            if (query[at] == ' ')
            {
                at++;
                continue;
            }
            var minus = query[at] == '-' && at + 1 < query.Length && query[at + 1] != ' ';
            var start = minus ? at + 1 : at;
            var quoted = IsQuote(query[start]);
            if (quoted)
                start++;
            var end = start;
            while (end < query.Length && (quoted ? !IsQuote(query[end]) : query[end] != ' '))
                end++;
            var word = query[start..end].Trim();
            if (word.Length > 0)
                yield return (word, quoted, minus);
            at = quoted ? end + 1 : end;
        }
    }

    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '＂';

    /// <summary>Control characters and all kinds of blanks become a blank, half surrogate pairs go.</summary>
    private static string Clean(string query)
    {
        var clean = new StringBuilder();
        foreach (var rune in query.Length > LongestQuery ? query[..LongestQuery].EnumerateRunes() : query.EnumerateRunes())
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
                clean.Append(' ');
            else if (rune != Rune.ReplacementChar)
                clean.Append(rune);
        return clean.ToString();
    }
}
