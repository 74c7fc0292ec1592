using System.Text.Json;
using System.Text.RegularExpressions;
using ZoneNews.Extraction.Html;
using ZoneNews.Testing;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Extraction.Tests.Html;

/// <summary>Floors for reading the pages of the corpus; raising them is free, lowering them needs a reason.</summary>
public partial class CorpusGateTests
{
    private static readonly (CorpusArticle Gold, PageReading Read)[] Pages = [.. CorpusSites.Articles().Select(a => (a, PageReader.Read(a.Page)))];

    [Fact]
    public void Reads_every_gold_article() =>
        Assert.Empty(Pages.Where(p => p.Read.Article is null || p.Read.Rejected is not null || p.Read.Quarantine is not null)
            .Select(p => $"{p.Gold.Site}:{p.Gold.Path} {p.Read.Rejected} {p.Read.Quarantine}"));

    [Fact]
    public void Reads_titles() => AssertShare(0.99, a => a.Title, a => a.Title);

    [Fact]
    public void Reads_dates() => AssertShare(0.99, a => a.Published, a => a.Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Reads_sources() => AssertShare(0.98, a => a.Source, a => a.Source);

    [Fact]
    public void Reads_bodies()
    {
        var (common, read, gold) = (0, 0, 0);
        foreach (var page in Pages)
        {
            var (p, g) = (Tokens(page.Read.Article?.Body ?? ""), Tokens(page.Gold.Body));
            (common, read, gold) = (common + p.Sum(t => Math.Min(t.Value, g.GetValueOrDefault(t.Key))), read + p.Values.Sum(), gold + g.Values.Sum());
        }
        Assert.InRange(2.0 * common / (read + gold), 0.985, 1);
    }

    [Fact]
    public void Maps_every_body_back_to_what_was_printed()
    {
        foreach (var (_, read) in Pages)
        {
            var article = read.Article!;
            var lines = ArticleBody.Compose(article.Blocks).Text;
            Assert.Equal(article.Body, lines);
            var at = 0;
            foreach (var repair in article.Repairs)
            {
                Assert.True(repair.Span.Start >= at && repair.Span.End <= article.Body.Length);
                Assert.DoesNotContain('\n', repair.Printed);
                at = repair.Span.End;
            }
        }
    }

    // What only robots.txt, a status or another spelling of the address tells is the crawler's to keep out.
    private static readonly string[] ForTheCrawler = ["/neibu/", "/xw/draft_", "PHPSESSID", "/xw/show_1142.html"];

    [Fact]
    public void Takes_nothing_for_an_article_that_never_is_one()
    {
        var taken = new List<string>();
        foreach (var folder in Directory.GetDirectories(Repository.Sites))
            foreach (var path in JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(folder, "gold", "never.json")))!)
                if (path.StartsWith('/') && !ForTheCrawler.Any(c => path.Contains(c, StringComparison.Ordinal))
                    && CorpusSites.Page(folder, path) is { } page && IsPage(path) && PageReader.Read(page).Rejected is null)
                    taken.Add($"{Path.GetFileName(folder)}:{path}");
        Assert.Empty(taken);
    }

    private static bool IsPage(string path) => Path.GetExtension(path) is "" or ".html" or ".htm" or ".php" or ".asp";

    private static void AssertShare(double floor, Func<CorpusArticle, string?> gold, Func<Article, string?> read)
    {
        var wrong = Pages.Where(p => p.Read.Article is null || Fold(gold(p.Gold)) != Fold(read(p.Read.Article)))
            .Select(p => $"{p.Gold.Site}:{p.Gold.Path}: '{(p.Read.Article is { } a ? read(a) : null)}' for '{gold(p.Gold)}'").ToList();
        Assert.True(wrong.Count <= Pages.Length * (1 - floor), string.Join('\n', wrong));
    }

    private static string Fold(string? text) => Space().Replace(text ?? "", "");

    private static Dictionary<string, int> Tokens(string text) =>
        Token().Matches(text).CountBy(m => m.Value).ToDictionary(x => x.Key, x => x.Value);

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Space();

    [GeneratedRegex(@"[\u3400-\u9fff]|[A-Za-z0-9]+(?:\.[0-9]+)*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}
