using System.Globalization;
using ZoneNews.Extraction.Html;
using ZoneNews.Extraction.Tests.Observations;
using ZoneNews.Testing;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Extraction.Tests.Html;

/// <summary>What kind of news an article is, against kinds that a person gave.</summary>
public class CategoriesTests(ITestOutputHelper output)
{
    private static string[][] Rows(string name) =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "ZoneNews.Extraction.Tests", "Html", "Categories", name)).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t'))];

    [Fact]
    public void Tells_the_kind_of_titles_that_the_cues_were_not_set_with()
    {
        var rows = Rows("measured.tsv");
        var read = rows.Select(r => (Gold: r[0], Title: r[1], Read: Categories.Of(Bodies.Article(r[2], r[1])))).ToList();

        var right = read.Count(r => r.Read?.Code == r.Gold);
        var silent = read.Count(r => r.Read is null);
        foreach (var wrong in read.Where(r => r.Read?.Code != r.Gold))
            output.WriteLine($"{wrong.Gold}: {wrong.Read?.Code} {wrong.Read?.Confidence.ToString(CultureInfo.InvariantCulture)} {wrong.Title}");
        foreach (var band in read.Where(r => r.Read is not null).GroupBy(r => Math.Floor(r.Read!.Confidence * 5) / 5).OrderBy(g => g.Key))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"confidence {band.Key:0.0}: {band.Count(r => r.Read!.Code == r.Gold)} of {band.Count()} right"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{right} of {rows.Length} right, {silent} left open"));

        Assert.True(rows.Length >= 100);
        Assert.All(rows, r => Assert.Contains(r[0], Categories.Codes));
        Assert.InRange((double)right / rows.Length, 0.8, 1);
        Assert.InRange((double)right / (rows.Length - silent), 0.85, 1);
    }

    [Fact]
    public void Tells_the_kind_of_the_pages_of_the_corpus()
    {
        var pages = CorpusSites.Articles().ToDictionary(a => a.Path, a => a.Page);
        var wrong = new List<string>();
        foreach (var row in Rows("corpus.tsv"))
            if (Categories.Of(PageReader.Read(pages[row[1]]).Article!) is var read && read?.Code != row[0])
                wrong.Add($"{row[0]}: {read?.Code} {row[1]}");
        Assert.True(wrong.Count <= 2, string.Join('\n', wrong));
    }

    [Fact]
    public void A_column_speaks_where_the_title_does_not_and_nothing_is_said_without_a_cue()
    {
        var article = Bodies.Article("今天天气很好。", "春日随笔");

        Assert.Null(Categories.Of(article));
        var told = Categories.Of(article with { Column = "党建园地" });
        Assert.Equal("party", told!.Code);
        Assert.InRange(told.Confidence, 0.5, 1);
    }
}
