using ZoneNews.Data.Search;

namespace ZoneNews.Data.Queries;

/// <summary>How well an article answers the words of a query: where and how often they stand in it, and how new it is.</summary>
/// <remarks>Term frequency is damped as in BM25 (Robertson and Zaragoza 2009, k = 1.2). Rarity of words plays no part: every match holds them all.</remarks>
public static class Relevance
{
    /// <summary>As many of the newest matches are compared: a common word has too many to read them all.</summary>
    public const int Candidates = 500;

    private const double InTitle = 3;
    private const double InLead = 0.5;
    private const int Lead = 120;
    private const double Damping = 1.2;

    /// <summary>What a year of age costs: after fifteen, as much as a match in the title is worth.</summary>
    private const double PerYear = 0.2;

    private const double UndatedYears = 5;

    /// <param name="title">Folded.</param>
    /// <param name="body">Folded.</param>
    /// <param name="newest">The day of the newest article that is compared.</param>
    public static double Of(string title, string body, DateOnly? published, SearchTerms terms, DateOnly? newest) =>
        terms.Required.Sum(any => any.Max(word => OfWord(title, body, word))) - PerYear * Age(published, newest);

    private static double OfWord(string title, string body, string word)
    {
        var often = Count(body, word);
        return (title.Contains(word, StringComparison.Ordinal) ? InTitle : 0)
            + often / (often + Damping)
            + (body.AsSpan(0, Math.Min(Lead, body.Length)).Contains(word, StringComparison.Ordinal) ? InLead : 0);
    }

    private static double Age(DateOnly? published, DateOnly? newest) =>
        published is { } day && newest is { } last ? (last.DayNumber - day.DayNumber) / 365.25 : UndatedYears;

    private static double Count(string text, string word)
    {
        var count = 0;
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            count++;
        return count;
    }
}
