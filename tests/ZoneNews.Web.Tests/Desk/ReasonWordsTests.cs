using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ZoneNews.Extraction.Documents;
using ZoneNews.Web.Areas.Admin;
using ZoneNews.Web.Resources;

namespace ZoneNews.Web.Tests.Desk;

/// <summary>Reasons why nothing was kept, as the desk says them.</summary>
public sealed class ReasonWordsTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    private readonly DeskTexts _texts = new(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    [Fact]
    public void Every_reason_has_words_in_both_languages()
    {
        foreach (var (code, chinese) in ReasonWords.Chinese)
        {
            Assert.Equal(chinese, Say("zh-Hans", code));
            var english = Say("en", code);
            Assert.NotEqual(code, english);
            Assert.All(english, c => Assert.True(c is < '\u0100' or '’', english));
        }
    }

    [Theory]
    [InlineData("it is no article (list)", "列表页", "A list")]
    [InlineData("it moved to https://reef.example/b.html", "已移到 https://reef.example/b.html", "It moved to https://reef.example/b.html")]
    [InlineData("it is a copy of https://reef.example/, as it says itself", "自称是 https://reef.example/ 的副本", "A copy of https://reef.example/, as it says itself")]
    [InlineData("HTTP 503", "HTTP 503", "HTTP 503")]
    public void Clauses_of_the_crawler_are_read_as_their_codes(string reason, string chinese, string english)
    {
        Assert.Equal(chinese, Say("zh-Hans", reason));
        Assert.Equal(english, Say("en", reason));
    }

    [Fact]
    public void What_documents_say_of_themselves_is_read_as_its_code() =>
        Assert.Equal("文件有密码，或禁止复制文字", Say("zh-Hans", DocumentReasons.Describe(DocumentReasons.Locked)!));

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    private string Say(string culture, string reason)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        return ReasonWords.Of(reason, _texts);
    }
}
