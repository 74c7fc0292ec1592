using ZoneNews.Extraction.Tests.Html;
using ZoneNews.Testing;
using ZoneNews.Testing.Scoring;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Extraction.Tests.Observations;

/// <summary>The corpus, from bytes to figures: the floors of the quality gate and the law of spans.</summary>
public sealed class CorpusFiguresTests(ITestOutputHelper output)
{
    private static readonly Lazy<IReadOnlyList<(string Site, string Path, Reading Reading)>> Readings = new(() =>
        [.. CorpusSites.Articles().Select(a => (a.Site, a.Path, Reader.Read(a.Page, Bodies.Catalogue)))]);

    [Fact]
    public void Figures_and_zones_of_the_corpus_reach_their_floors()
    {
        var gold = ScoredArticle.Gold(Repository.Sites);
        var score = Scorer.Run(gold, [.. Readings.Value.Where(r => r.Reading.Article is not null).Select(Scored)]);

        output.WriteLine($"strict {score.Strict}\ncore   {score.Core}\nzones  {score.Zones}");
        foreach (var (measure, tally) in score.ByMeasure)
            output.WriteLine($"{measure,-12} {tally}");
        foreach (var (site, tally) in score.BySite)
            output.WriteLine($"{site,-12} {tally}");
        foreach (var wrong in score.Wrong)
            output.WriteLine(wrong);
        Assert.True(score.Strict.F1 >= 0.97, score.Strict.ToString());
        Assert.True(score.Strict.Precision >= 0.98, score.Strict.ToString());
        Assert.True(score.Zones.F1 >= 0.97, score.Zones.ToString());
        Assert.All(score.ByMeasure.Where(m => m.Value.Gold >= 15), m => Assert.True(m.Value.F1 >= 0.93, $"{m.Key}: {m.Value}"));
    }

    [Fact]
    public void Every_quote_is_the_body_at_its_span_and_holds_its_figure()
    {
        foreach (var (_, path, reading) in Readings.Value)
            foreach (var o in reading.Observations)
            {
                Assert.Equal(reading.Article!.Body[o.Evidence.Start..o.Evidence.End], o.Quote);
                Assert.True(o.Evidence.Contains(o.Figure), path);
                Assert.Contains(o.Figure.Of(reading.Article.Body), c => char.IsAsciiDigit(c) || "一二三四五六七八九十百千万亿首两".Contains(c, StringComparison.Ordinal));
            }
    }

    private static ScoredArticle Scored((string Site, string Path, Reading Reading) read) => new(
        read.Site, read.Path, read.Reading.Article!.Title, read.Reading.Article.Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        read.Reading.Article.Source, read.Reading.Zones, read.Reading.Article.Body, [.. read.Reading.Observations.Select(ScoredObservation.Of)]);
}
