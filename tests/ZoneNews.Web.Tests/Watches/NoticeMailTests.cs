using System.Diagnostics;
using System.Net.Mail;
using System.Text;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Watches;
using ZoneNews.Testing.Mail;
using ZoneNews.Web.Tests.Desk;
using ZoneNews.Web.Watches;

namespace ZoneNews.Web.Tests.Watches;

/// <summary>Letters as a mail server gets them.</summary>
public sealed class NoticeMailTests(WatchingApp app) : IClassFixture<WatchingApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_arrives_whole_in_both_forms_with_what_mailboxes_ask_for()
    {
        var (name, id) = await app.ReaderAsync();
        var delivery = await app.PutAsync(id, DeliveryChannels.Mail, Notices.One(articles: 25));
        var mail = await SentAsync(name);
        Assert.Equal($"开发区观察：{Samples.Zone}，25 篇新闻、1 个新数字", mail.Headers["subject"]);
        Assert.Equal($"<{delivery.Key}@news.example>", mail.Headers["message-id"]);
        Assert.Matches(@"^\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}$", mail.Headers["date"]);
        Assert.Equal("auto-generated", mail.Headers["auto-submitted"]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["list-unsubscribe-post"]);
        Assert.Matches($"^<{WatchingApp.Site}/unsubscribe\\?t=[A-Za-z0-9_-]+>$", mail.Headers["list-unsubscribe"]);
        Assert.Contains("news@news.example", mail.Headers["from"], StringComparison.Ordinal);
        Assert.Equal(["text/plain", "text/html"], mail.Parts.Keys);
        foreach (var part in mail.Parts.Values)
        {
            Assert.Contains("海湾经开区总结2021年（海湾网，2022-01-18）", part, StringComparison.Ordinal);
            Assert.Contains("2021年地区生产总值 383亿元（预计）", part, StringComparison.Ordinal);
            Assert.Contains("另有 5 条", part, StringComparison.Ordinal);
            Assert.Contains(WatchingApp.Site + "/news/1", part, StringComparison.Ordinal);
            Assert.Contains(WatchingApp.Site + "/zones/" + Uri.EscapeDataString(Samples.Zone), part, StringComparison.Ordinal);
        }
        Assert.Equal(DeliveryStates.Sent, (await app.StateAsync(delivery)).State);
    }

    [Fact]
    public async Task A_reader_of_English_gets_English()
    {
        var (name, id) = await app.ReaderAsync("en");
        await app.PutAsync(id, DeliveryChannels.Mail, Notices.One());
        var mail = await SentAsync(name);
        Assert.Equal($"ZoneNews: {Samples.Zone}, 1 new article and 1 new figure", mail.Headers["subject"]);
        Assert.Contains("You follow these on ZoneNews.", mail.Parts["text/plain"], StringComparison.Ordinal);
        Assert.Contains("GDP, 2021: CNY 38.3 bn (estimate)", mail.Parts["text/html"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Titles_and_searches_start_no_header_and_no_tag()
    {
        var (name, id) = await app.ReaderAsync();
        const string evil = "标题\r\nBcc: victim@mail.example\r\n\r\n<script>alert(1)</script>";
        await app.PutAsync(id, DeliveryChannels.Mail, Notices.One(evil, "?q=" + Uri.EscapeDataString(evil), WatchKinds.Search));
        var mail = await SentAsync(name);
        Assert.DoesNotContain("bcc", mail.Headers.Keys);
        Assert.StartsWith("开发区观察：标题 Bcc: victim@mail.example <script>", mail.Headers["subject"], StringComparison.Ordinal);
        Assert.DoesNotContain("<script", mail.Parts["text/html"], StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", mail.Parts["text/html"], StringComparison.Ordinal);
        Assert.DoesNotContain(app.Mail.Taken, m => m.To.Contains("victim", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("li@mail.example", true)]
    [InlineData(" li+zn@mail.example.cn ", true)]
    [InlineData("li@mail.example\r\nBcc: a@b.example", false)]
    [InlineData("li@mail.example,a@b.example", false)]
    [InlineData("Li <li@mail.example>", false)]
    [InlineData("\"li\"@mail.example", false)]
    [InlineData("li@localhost", false)]
    [InlineData("李@mail.example", false)]
    [InlineData("li", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_a_plain_mailbox_is_taken(string? typed, bool taken) => Assert.Equal(taken ? typed!.Trim() : null, WatchLinks.Mailbox(typed));

    [Fact]
    public async Task A_busy_server_is_asked_again_later_and_a_no_is_final()
    {
        await using var server = new MailServer();
        server.Refusals["RCPT"] = "451 4.3.0 come again";
        var again = await SendAsync(server);
        Assert.False(again.Final);
        Assert.Contains("come again", again.Error, StringComparison.Ordinal);
        server.Refusals["RCPT"] = "550 5.1.1 no such mailbox";
        var never = await SendAsync(server);
        Assert.True(never.Final);
        Assert.Contains("no such mailbox", never.Error, StringComparison.Ordinal);
        server.Refusals.Clear();
        server.Refusals["."] = "554 5.7.1 not wanted";
        Assert.True((await SendAsync(server)).Final);
        Assert.Empty(server.Taken);
        server.Refusals.Clear();
        Assert.Equal(AttemptResult.Sent, await SendAsync(server));
        Assert.Single(server.Taken);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_asked_again_later()
    {
        int port;
        await using (var gone = new MailServer())
            port = gone.Port;
        var result = await SendAsync(new MailOptions("localhost", port, StartTls: false, null, null, new("news@news.example")));
        Assert.False(result.Final);
        Assert.StartsWith(AttemptErrors.Connection, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_an_encrypted_connection_the_account_signs_in_and_nothing_else_is_said_in_the_clear()
    {
        await using var server = new MailServer(tls: true);
        var options = new MailOptions("localhost", server.Port, StartTls: true, "post", "s3cret", new("news@news.example"));

        // Nobody vouches for its certificate: not a word of the letter is said.
        var refused = await SendAsync(options);
        Assert.NotNull(refused.Error);
        Assert.False(refused.Final);
        Assert.Empty(server.Taken);

#pragma warning disable SYSLIB0014, MA0039 // The client offers no other way to vouch for one certificate: the test's own.
        System.Net.ServicePointManager.ServerCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256) == server.Thumbprint;
        try
        {
            Assert.Equal(AttemptResult.Sent, await SendAsync(options));
        }
        finally
        {
            System.Net.ServicePointManager.ServerCertificateValidationCallback = null;
        }
#pragma warning restore SYSLIB0014, MA0039
        var taken = Assert.Single(server.Taken);
        Assert.Equal((true, "post/s3cret"), (taken.Encrypted, taken.User));
        Assert.All(server.SaidInClear, line => Assert.Matches("^(EHLO|STARTTLS|QUIT)", line));
    }

    [Fact]
    public async Task A_server_that_cannot_encrypt_gets_nothing_where_encryption_is_asked_for()
    {
        await using var server = new MailServer();
        var result = await SendAsync(new MailOptions("localhost", server.Port, StartTls: true, "post", "s3cret", new("news@news.example")));
        Assert.NotNull(result.Error);
        Assert.Empty(server.Taken);
        Assert.DoesNotContain(server.SaidInClear, line => line.StartsWith("AUTH", StringComparison.Ordinal) || line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    /// <summary>The same with a server that others wrote.</summary>
    [Fact]
    public async Task An_outside_server_takes_the_letter_too()
    {
        if (!await RunAsync("-c", "import aiosmtpd"))
            Assert.Skip("aiosmtpd is not installed for /usr/bin/python3 (package python3-aiosmtpd).");
        var folder = Directory.CreateTempSubdirectory("zonenews-mail-").FullName;
        var port = FreePort();
        using var server = Python("-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{port}", "-c", "aiosmtpd.handlers.Mailbox", Path.Combine(folder, "box"));
        try
        {
            await UntilItListensAsync(port);
            Assert.Equal(AttemptResult.Sent, await SendAsync(new MailOptions("127.0.0.1", port, StartTls: false, null, null, new("news@news.example", "开发区观察"))));
            var file = Assert.Single(Directory.GetFiles(Path.Combine(folder, "box", "new")));
            var mail = ReadMail.Of(string.Join("\r\n", (await File.ReadAllTextAsync(file, Encoding.Latin1, Cancel)).Split('\n')));
            Assert.Equal($"开发区观察：{Samples.Zone}，1 篇新闻、1 个新数字", mail.Headers["subject"]);
            Assert.Equal("to@mail.example", mail.Headers["to"]);
            Assert.Contains("海湾经开区总结2021年", mail.Parts["text/html"], StringComparison.Ordinal);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync(Cancel);
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<ReadMail> SentAsync(string name)
    {
        await app.RoundAsync();
        return ReadMail.Of(Assert.Single(app.Mail.Taken, m => m.To == name + "@mail.example").Bytes);
    }

    private Task<AttemptResult> SendAsync(MailServer server) =>
        SendAsync(new MailOptions("localhost", server.Port, StartTls: false, null, null, new MailAddress("news@news.example")));

    private Task<AttemptResult> SendAsync(MailOptions mail)
    {
        var tokens = (WatchTokens)app.Services.GetService(typeof(WatchTokens))!;
        var delivery = NoticeOutbox.New("u", DeliveryChannels.Mail, DeliveryKinds.Notice, Notices.One().ToJson(), DateTime.UnixEpoch);
        var to = new Subscriber { UserId = "u", Language = "zh", Mail = "to@mail.example", MailConfirmedAt = DateTime.UnixEpoch };
        return new MailSender(new WatchOptions { Mail = mail }, tokens).SendAsync(delivery, to, Cancel);
    }

    private static Process Python(params string[] arguments) => Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;

    private static async Task<bool> RunAsync(params string[] arguments)
    {
        if (!File.Exists("/usr/bin/python3"))
            return false;
        using var process = Python(arguments);
        await process.WaitForExitAsync(Cancel);
        return process.ExitCode == 0;
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task UntilItListensAsync(int port)
    {
        for (var tries = 0; tries < 100; tries++)
            try
            {
                using var client = new System.Net.Sockets.TcpClient();
                await client.ConnectAsync("127.0.0.1", port, Cancel);
                return;
            }
            catch (System.Net.Sockets.SocketException)
            {
                await Task.Delay(100, Cancel);
            }
        Assert.Fail("The outside mail server did not start.");
    }
}
