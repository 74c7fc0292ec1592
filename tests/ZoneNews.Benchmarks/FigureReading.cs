using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Observations;
using ZoneNews.Testing;

namespace ZoneNews.Benchmarks;

/// <summary>Articles to figures beside one compiled expression that only finds numbers with units in the same bodies.</summary>
[MemoryDiagnoser]
public class FigureReading
{
    private static readonly Regex NumberWithUnit = new(
        "[0-9]+(?:[.,][0-9]+)*(?:万亿|亿|万)?(?:美元|欧元|港元|元|%|％|家|个|人|户|项|平方公里|千瓦时|位|名)",
        RegexOptions.Compiled | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

    private IReadOnlyList<(Article Article, PageInput Page)> _articles = [];

    [GlobalSetup]
    public void Load()
    {
        _articles = Corpus.Articles;
        Console.WriteLine($"// {_articles.Sum(a => a.Article.Body.Length):N0} characters in {_articles.Count} bodies");
    }

    [Benchmark(Baseline = true)]
    public int Expression() => _articles.Sum(a => NumberWithUnit.Count(a.Article.Body));

    [Benchmark]
    public int Figures() => _articles.Sum(a => ObservationReader.Read(a.Article, a.Page, StarterCatalogue.Value).Observations.Count);
}

/// <summary>The cost of one body of growing length: linear where ten times the text takes ten times as long.</summary>
public class FigureLength
{
    private Article _article = null!;
    private PageInput _page = null!;

    [Params(1, 10, 100, 1000)]
    public int Kilobytes { get; set; }

    [GlobalSetup]
    public void Grow()
    {
        var all = Corpus.Articles.SelectMany(a => a.Article.Blocks.OfType<ParagraphBlock>()).ToList();
        var blocks = new List<Block>();
        // A Chinese character is three bytes of UTF-8.
        for (var (i, bytes) = (0, 0); bytes < Kilobytes * 1000; i++)
        {
            blocks.Add(all[i % all.Count]);
            bytes += System.Text.Encoding.UTF8.GetByteCount(all[i % all.Count].Text);
        }
        (var first, _page) = Corpus.Articles[0];
        _article = first with { Blocks = blocks, Body = ArticleBody.Compose(blocks).Text, Repairs = [] };
    }

    [Benchmark]
    public int Figures() => ObservationReader.Read(_article, _page, StarterCatalogue.Value).Observations.Count;
}
