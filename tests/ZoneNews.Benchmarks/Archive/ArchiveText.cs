using System.Text;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Benchmarks.Archive;

/// <summary>
/// Prose of the genre: clauses of the corpus, the first ones far more often than the last, with other digits and with names of companies
/// that are drawn from rarer characters, so that words of all frequencies occur.
/// </summary>
internal sealed class ArchiveText
{
    public const int Shortest = 300;
    public const int Longest = 3000;
    private const double MiddleLength = 900;

    private static readonly string[] Trades = ["科技", "新材料", "半导体", "生物医药", "智能装备", "新能源", "精密制造", "供应链", "食品", "软件"];
    private readonly string[] _clauses;
    private readonly char[] _letters;
    private readonly Skew _clause;
    private readonly Skew _letter;

    public ArchiveText()
    {
        var bodies = CorpusSites.Articles().Select(a => a.Body).ToList();
        var order = new Random(1);
        _clauses = [.. bodies.SelectMany(b => b.Split(['\n', '，', '。', '；', '、', '！', '？'], StringSplitOptions.TrimEntries))
            .Where(c => c.Length is >= 4 and <= 40).Distinct().OrderBy(_ => order.Next())];
        _letters = [.. bodies.SelectMany(b => b).Where(c => c is >= '\u4e00' and <= '\u9fff').CountBy(c => c).OrderBy(p => p.Value).Select(p => p.Key)];
        _clause = new Skew(_clauses.Length, 40);
        _letter = new Skew(_letters.Length, 100);
    }

    public string Title(Random random, string? zone) => $"{zone}{Clause(random)}";

    /// <summary>Paragraphs of 300 to 3,000 characters together, the lengths log-normal about 900.</summary>
    public List<string> Paragraphs(Random random, IReadOnlyList<string> zones)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var wanted = Math.Clamp(MiddleLength * Math.Exp(0.6 * normal), Shortest, Longest - 150);
        var paragraphs = new List<string>();
        for (var written = 0; written < wanted; written += paragraphs[^1].Length)
            paragraphs.Add(Paragraph(random, zones));
        return paragraphs;
    }

    private string Paragraph(Random random, IReadOnlyList<string> zones)
    {
        var text = new StringBuilder();
        for (var sentences = random.Next(2, 5); sentences > 0; sentences--)
        {
            if (zones.Count > 0 && random.Next(3) == 0)
                text.Append(zones[random.Next(zones.Count)]);
            else if (random.Next(4) == 0)
                text.Append(Company(random));
            for (var clauses = random.Next(2, 5); clauses > 0; clauses--)
                text.Append(Clause(random)).Append(clauses > 1 ? '，' : '。');
        }
        return text.ToString();
    }

    private string Company(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => _letters[_letter.Next(random)])) + Trades[random.Next(Trades.Length)];

    private string Clause(Random random) =>
        string.Create(_clauses[_clause.Next(random)] is var clause ? clause.Length : 0, (clause, random), static (text, from) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = char.IsAsciiDigit(from.clause[i]) ? (char)('1' + from.random.Next(9)) : from.clause[i];
        });
}
