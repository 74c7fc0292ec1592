using AngleSharp.Html.Parser;
using BenchmarkDotNet.Attributes;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Html;

namespace ZoneNews.Benchmarks;

/// <summary>Bytes to article beside AngleSharp's bare parse of the same bytes: the ratio says what reading costs on top of the tree that it needs.</summary>
[MemoryDiagnoser]
public class PageReading
{
    private IReadOnlyList<PageInput> _pages = [];
    private IReadOnlyList<string> _texts = [];

    [Params("sites", "outside")]
    public string Pages { get; set; } = "";

    [GlobalSetup]
    public void Load()
    {
        _pages = Pages == "sites" ? Corpus.SitePages : Corpus.OutsidePages;
        _texts = [.. _pages.Select(p => HtmlPage.Parse(p.Bytes, p.ContentType).Text)];
        Console.WriteLine($"// {_pages.Sum(p => p.Bytes.Length):N0} bytes in {_pages.Count} pages");
    }

    [Benchmark(Baseline = true)]
    public int BareParse() => _pages.Sum(p => new HtmlParser().ParseDocument(new MemoryStream(p.Bytes.ToArray())).ChildNodes.Length);

    /// <summary>From characters, without even decoding.</summary>
    [Benchmark]
    public int BareParseOfText() => _texts.Sum(t => new HtmlParser().ParseDocument(t).ChildNodes.Length);

    [Benchmark]
    public int Article() => _pages.Count(p => PageReader.Read(p).Article is not null);
}
