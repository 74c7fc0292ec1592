using ZoneNews.Extraction.Sources;

namespace ZoneNews.Crawling.Tests;

public class SourceFileTests
{
    [Fact]
    public void A_file_needs_no_more_than_an_id_and_a_start()
    {
        var (file, problem) = SourceFileFormat.Read("""{"id": "kfq", "start": [{"url": "https://kfq.example/xw/"}]}""");
        Assert.Null(problem);
        Assert.Equal(("kfq", "portal", SourceFile.DefaultInterval), (file!.Id, file.Kind, file.Interval));
        Assert.Null(Assert.Single(file.Start).As);
    }

    [Fact]
    public void A_file_survives_being_written_and_read()
    {
        var file = new SourceFile("kfq", [new StartAddress("https://kfq.example/xw/", "list")])
        {
            Name = "示例开发区",
            Kind = "zone",
            Zone = "示例经济开发区",
            Articles = [@"/t\d+\.html$"],
            Interval = TimeSpan.FromMinutes(90),
            Encoding = "gb18030",
        };
        var again = SourceFileFormat.Read(SourceFileFormat.Write(file)).File!;
        Assert.Equal(SourceFileFormat.Write(file), SourceFileFormat.Write(again));
        Assert.Equal(("示例开发区", TimeSpan.FromMinutes(90)), (again.Name, again.Interval));
    }

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("""{"start": [{"url": "https://a.example/"}]}""", "`id` is missing")]
    [InlineData("""{"id": "a b", "start": [{"url": "https://a.example/"}]}""", "`id` is \"a b\"")]
    [InlineData("""{"id": "a"}""", "`start` is missing")]
    [InlineData("""{"id": "a", "start": [{"url": "a.example/news"}]}""", "`start[0].url` is \"a.example/news\"")]
    [InlineData("""{"id": "a", "start": [{"url": "https://u:p@a.example/"}]}""", "`start[0].url` holds a user name")]
    [InlineData("""{"id": "a", "start": [{"url": "https://a.example/", "as": "lsit"}]}""", "list, feed, sitemap, article")]
    [InlineData("""{"id": "a", "start": [{"url": "https://a.example/"}], "articles": ["/t(\\d+"]}""", "`articles[0]` is no regular expression")]
    [InlineData("""{"id": "a", "start": [{"url": "https://a.example/"}], "exclude": ["ok", ""]}""", "`exclude[1]` is empty")]
    [InlineData("""{"id": "a", "start": [{"url": "https://a.example/"}], "interval": "1h"}""", "`interval` is \"1h\"")]
    [InlineData("""{"id": "a", "start": [{"url": "https://a.example/"}], "encoding": "gb-2312x"}""", "`encoding` is \"gb-2312x\"")]
    [InlineData("""{"id": "a", "start": [{"url": "https://a.example/"}], "rules": {"body": "div["}}""", "`rules.body` is no CSS selector")]
    [InlineData("""{"id": "a", "start": [{"url": "https://a.example/"}], "kind": "blog"}""", "zone, portal, media, statistics")]
    [InlineData("""{"id": "a", "start": [{"url": "https://a.example/"}], "artikles": []}""", "is no field of a source file")]
    public void A_mistake_is_named_with_its_field(string json, string expected)
    {
        var (file, problem) = SourceFileFormat.Read(json);
        Assert.Null(file);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_that_could_run_for_ever_is_cut_short()
    {
        var pattern = new AddressPattern(@"^(a+)+(?=c)b$");
        Assert.False(pattern.Matches(new string('a', 5000)));
    }
}
