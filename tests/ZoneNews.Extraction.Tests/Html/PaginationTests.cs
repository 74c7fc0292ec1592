using ZoneNews.Extraction.Html;
using ZoneNews.Testing;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Extraction.Tests.Html;

public class PaginationTests
{
    private static PageReading Read(string site, string path) =>
        PageReader.Read(CorpusSites.Page(Path.Combine(Repository.Sites, site), path)!);

    [Fact]
    public void Joins_the_pages_of_an_article_into_the_gold_body()
    {
        var gold = CorpusSites.Articles().Single(a => a.Path == "/content/202207/15/c125011.html");
        var first = Read(gold.Site, gold.Path).Article!;
        var next = new Uri(first.NextPage!).AbsolutePath;
        var joined = ArticlePages.Join(first, [Read(gold.Site, next).Article!]);

        Assert.Equal("/content/202207/15/c125011_2.html", next);
        Assert.Equal(gold.Body, joined.Body);
        Assert.Equal(joined.Body, ArticleBody.Compose(joined.Blocks).Text);
        Assert.Null(joined.NextPage);
    }

    [Fact]
    public void Rejects_a_later_page_alone_and_still_gives_its_text()
    {
        var later = Read("s6-juzhou", "/content/202207/15/c125011_2.html");

        Assert.Equal("continuation", later.Rejected);
        Assert.NotEmpty(later.Article!.Body);
        Assert.Null(later.Article.NextPage);
    }

    [Fact]
    public void Takes_links_to_other_articles_for_no_pages() =>
        Assert.All(CorpusSites.Articles().Where(a => a.Path != "/content/202207/15/c125011.html"), a => Assert.Null(PageReader.Read(a.Page).Article!.NextPage));
}
