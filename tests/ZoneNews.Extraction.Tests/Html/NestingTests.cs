using System.Text;
using ZoneNews.Extraction.Html;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Extraction.Tests.Html;

/// <summary>Elements inside elements by the thousand are opened a few hundred deep, and their text stays.</summary>
public class NestingTests
{
    private static string Repeated(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    [Theory]
    [InlineData("div")]
    [InlineData("section")]
    [InlineData("font")]
    public void Keeps_the_text_and_drops_the_tags_that_lie_too_deep(string tag)
    {
        var html = $"<p>前文</p>{Repeated($"<{tag} class='a>b'>", 3_000)}深处的文字{Repeated($"</{tag}>", 3_000)}<p>后文</p>";

        var limited = Nesting.Limited(html);

        Assert.InRange(limited.Split($"<{tag}").Length - 1, 1, 512);
        Assert.Equal(limited.Split($"<{tag}").Length, limited.Split($"</{tag}>").Length);
        Assert.Contains("深处的文字", limited, StringComparison.Ordinal);
        Assert.EndsWith("<p>后文</p>", limited, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_every_page_of_the_corpus_and_whatever_is_closed_as_it_is()
    {
        foreach (var article in CorpusSites.Articles())
            if (HtmlPage.Decode(article.Page.Bytes, article.Page.ContentType, null).Text is var text)
                Assert.Same(text, Nesting.Limited(text));
        foreach (var html in (string[])[Repeated("<div>一</div>", 5_000), Repeated("<p>没有收尾", 5_000), Repeated("<br><img src=a><li>项", 5_000), "<script>" + Repeated("document.write('<div>');", 5_000) + "</script>", "<!--" + Repeated("<div>", 5_000) + "-->", "a < b <", "<", "</", "<div", ""])
            Assert.Same(html, Nesting.Limited(html));
    }
}
