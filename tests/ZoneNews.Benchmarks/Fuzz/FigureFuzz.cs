using System.Diagnostics;
using System.Text;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Observations;
using ZoneNews.Testing;

namespace ZoneNews.Benchmarks.Fuzz;

/// <summary>Mutated bodies through the figure reader: none may throw, and none may take longer than the ceiling for each kilobyte.</summary>
internal static class FigureFuzz
{
    private const double Ceiling = 50;

    private static readonly string[] Shards =
    [
        "0", "9999999999999999999999999999999", "１２３", "万亿", "亿", "第", "十", "点", "，", "、", "；", "（", "）", "“", "分别", "均", "同比增长", "其中", "由", "增至",
        "%", "个百分点", "2021年", "去年", "截至", "一季度", "经济技术开发区", "全省", "第一", "百强", "-", "—", "\t", "\n", "\u200b", "\uD83D", "蕞",
    ];

    /// <summary>Arguments: how many bodies (100,000) and the seed (1). Exit code 1 where a law is broken.</summary>
    public static int Run(string[] arguments)
    {
        var (count, seed) = (Number(arguments, 0, 100_000), Number(arguments, 1, 1));
        var random = new Random(seed);
        var articles = Corpus.Articles;
        foreach (var (article, page) in articles)
            ObservationReader.Read(article, page, StarterCatalogue.Value);
        var (worst, slow, thrown, characters) = (0.0, 0, 0, 0L);
        var all = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            var (article, page) = articles[random.Next(articles.Count)];
            var mutated = Mutated(article, random);
            var perKilobyte = 0.0;
            try
            {
                // Another process may take the core away; what is slow by itself is slow each time.
                for (var attempt = 0; attempt == 0 || perKilobyte > Ceiling && attempt < 3; attempt++)
                    perKilobyte = Milliseconds(mutated, page) / Math.Max(1, Encoding.UTF8.GetByteCount(mutated.Body) / 1000.0);
            }
            // Whatever it throws is what is looked for.
            catch (Exception problem)
            {
                thrown++;
                Console.WriteLine($"{problem}\n{mutated.Body}\n");
            }
            characters += mutated.Body.Length;
            slow += perKilobyte > Ceiling ? 1 : 0;
            worst = Math.Max(worst, perKilobyte);
        }
        Console.WriteLine($"{count:N0} bodies, {characters:N0} characters, {all.Elapsed.TotalSeconds:F0} s: {thrown} threw, {slow} above {Ceiling} ms per kB, worst {worst:F1} ms per kB");
        return thrown + slow > 0 ? 1 : 0;
    }

    private static double Milliseconds(Article article, PageInput page)
    {
        var before = Stopwatch.GetTimestamp();
        ObservationReader.Read(article, page, StarterCatalogue.Value);
        return Stopwatch.GetElapsedTime(before).TotalMilliseconds;
    }

    private static Article Mutated(Article article, Random random)
    {
        var body = new StringBuilder(article.Body);
        for (var n = random.Next(1, 12); n > 0; n--)
        {
            var at = random.Next(body.Length + 1);
            var length = Math.Min(random.Next(1, 40), body.Length - at);
            _ = random.Next(5) switch
            {
                0 => body.Remove(at, length),
                1 => body.Insert(at, Shards[random.Next(Shards.Length)]),
                2 => body.Insert(at, body.ToString(at, length)),
                3 => body.Insert(at, new StringBuilder().Insert(0, Shards[random.Next(Shards.Length)], random.Next(1, 200))),
                _ => body.Replace('，', "、。；"[random.Next(3)], at, length),
            };
        }
        var blocks = body.ToString().Split('\n').Where(l => l.Length > 0).Select(Block).ToList();
        return article with { Blocks = blocks, Body = ArticleBody.Compose(blocks).Text, Repairs = [] };
    }

    private static Block Block(string line) =>
        line.Contains('\t', StringComparison.Ordinal)
            ? new TableBlock(null, [new TableRow([.. line.Split('\t').Select(c => new TableCell(c))])])
            : new ParagraphBlock(line);

    private static int Number(string[] arguments, int at, int otherwise) =>
        arguments.Length > at ? int.Parse(arguments[at], System.Globalization.CultureInfo.InvariantCulture) : otherwise;
}
