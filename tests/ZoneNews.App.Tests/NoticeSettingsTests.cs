namespace ZoneNews.App.Tests;

public sealed class NoticeSettingsTests
{
    private static readonly Dictionary<string, string> Whole = new()
    {
        ["ZONENEWS_SITE"] = "https://news.example.org/",
        ["ZONENEWS_SMTP_HOST"] = "smtp.example.org",
        ["ZONENEWS_SMTP_FROM"] = "开发区观察 <news@example.org>",
        ["ZONENEWS_SMTP_USER"] = "post",
        ["ZONENEWS_SMTP_PASSWORD"] = "s3cret",
        ["ZONENEWS_NOTICE_GATHER"] = "10",
    };

    [Fact]
    public void Mail_is_off_until_a_server_is_named_and_links_lead_to_where_the_site_listens()
    {
        var options = NoticeSettings.Read(_ => null, "http://localhost:5080;http://+:80");
        Assert.Null(options.Mail);
        Assert.Equal(("http://localhost:5080", 5, 30, false), (options.Site, options.Gather.TotalMinutes, options.Keep.TotalDays, options.PrivateHooks));
    }

    [Fact]
    public void Reads_a_mail_server_and_encrypts_unless_told_otherwise()
    {
        var options = NoticeSettings.Read(Whole.GetValueOrDefault, "http://localhost:5080");
        Assert.Equal(("https://news.example.org", 10), (options.Site, options.Gather.TotalMinutes));
        Assert.Equal(("smtp.example.org", 587, true, "post", "news@example.org"), (options.Mail!.Host, options.Mail.Port, options.Mail.StartTls, options.Mail.User, options.Mail.From.Address));
    }

    [Theory]
    [InlineData("ZONENEWS_SITE", "news.example.org")]
    [InlineData("ZONENEWS_SITE", "https://news.example.org/?a=b")]
    [InlineData("ZONENEWS_SMTP_FROM", "nobody")]
    [InlineData("ZONENEWS_SMTP_FROM", "")]
    [InlineData("ZONENEWS_SMTP_PORT", "0")]
    [InlineData("ZONENEWS_SMTP_PORT", "70000")]
    [InlineData("ZONENEWS_SMTP_TLS", "ssl")]
    [InlineData("ZONENEWS_SMTP_TLS", "none")]
    [InlineData("ZONENEWS_SMTP_PASSWORD", "")]
    [InlineData("ZONENEWS_NOTICE_GATHER", "soon")]
    [InlineData("ZONENEWS_HOOK_PRIVATE", "perhaps")]
    public void A_value_that_cannot_be_used_is_named(string name, string value)
    {
        var problem = Assert.Throws<SettingsException>(() => NoticeSettings.Read(v => v == name ? value : Whole.GetValueOrDefault(v), "http://localhost:5080"));
        Assert.Contains(name, problem.Message, StringComparison.Ordinal);
    }
}
