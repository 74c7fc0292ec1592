using System.Globalization;
using ZoneNews.Extraction.Lexicon;

namespace ZoneNews.Extraction.Html;

/// <summary>What kind of news an article is.</summary>
/// <param name="Code">One of <see cref="Categories.Codes"/>.</param>
/// <param name="Confidence">0 to 1: the share of it among all kinds that its cues speak for.</param>
public sealed record ArticleCategory(string Code, double Confidence);

/// <summary>Tells the kind of an article by weighed cues in its column, title and first words (data: <c>Lexicon/Page/categories.tsv</c>).</summary>
public static class Categories
{
    private const int Lead = 200;

    /// <summary>What an article scores as none of them: a single weak cue is not believed.</summary>
    private const double Nothing = 1.6;

    private sealed record Cue(string Category, string Where, double Weight, string[] Words);

    private static readonly Cue[] Cues = [.. LexiconFile.Rows("Page/categories.tsv").Select(row => new Cue(
        row[0], row[1], double.Parse(row[2], CultureInfo.InvariantCulture), row[3].Split(' ')))];

    /// <summary>The closed list: statistics, budget, ranking, investment, project, meeting, visit, policy, notice, party, innovation, industry, service, society.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Cues.Select(c => c.Category).Distinct()];

    /// <summary>The kind of an article; null where no cue speaks clearly enough.</summary>
    public static ArticleCategory? Of(Article article)
    {
        var (best, most, total) = ("", Nothing, Math.Exp(Nothing));
        foreach (var (category, score) in Scores(article))
        {
            total += Math.Exp(score);
            if (score > most)
                (best, most) = (category, score);
        }
        return best.Length == 0 ? null : new ArticleCategory(best, Math.Round(Math.Exp(most) / total, 2));
    }

    /// <summary>Each kind that a cue speaks for, with its cues.</summary>
    public static IEnumerable<TraceOption> Options(Article article)
    {
        var chosen = Of(article);
        foreach (var (category, score) in Scores(article).OrderByDescending(s => s.Score))
            yield return new TraceOption(
                "cues", category, Math.Round(score, 2), category == chosen?.Code,
                (category == chosen?.Code ? $"confidence {Number(chosen.Confidence)}: " : "")
                    + string.Join(", ", Found(article).Where(f => f.Cue.Category == category).Select(f => $"{f.Cue.Where} “{f.Word}” {Number(f.Cue.Weight)}")));
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<(string Category, double Score)> Scores(Article article) =>
        Found(article).GroupBy(f => f.Cue.Category).Select(g => (g.Key, g.Sum(f => f.Cue.Weight)));

    // A line of cues counts once: three words for one thing say no more than one.
    private static IEnumerable<(Cue Cue, string Word)> Found(Article article)
    {
        var lead = article.Body.AsMemory(0, Math.Min(article.Body.Length, Lead));
        foreach (var cue in Cues)
            if (cue.Words.FirstOrDefault(w => IsIn(cue.Where, w, article, lead.Span)) is { } word)
                yield return (cue, word);
    }

    private static bool IsIn(string where, string word, Article article, ReadOnlySpan<char> lead) => where switch
    {
        "column" => article.Column?.Contains(word, StringComparison.Ordinal) == true,
        "title" => article.Title?.Contains(word, StringComparison.Ordinal) == true,
        "end" => article.Title?.AsSpan().TrimEnd(TitleEnds).EndsWith(word) == true,
        _ => lead.Contains(word, StringComparison.Ordinal),
    };

    private const string TitleEnds = " 。！!”）)》";
}
