using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ZoneNews.Testing.Mail;

/// <summary>A letter as the server took it.</summary>
/// <param name="Bytes">What came between DATA and the dot, with the stuffing taken out; octets as Latin-1.</param>
/// <param name="Encrypted">It came over TLS.</param>
/// <param name="User">The account that was signed in; null for none.</param>
public sealed record TakenMail(string From, string To, string Bytes, bool Encrypted, string? User);

/// <summary>A small SMTP server (RFC 5321) on a free port of this machine, with STARTTLS (RFC 3207) and AUTH LOGIN where asked for.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;

    public MailServer(bool tls = false)
    {
        _certificate = tls ? SelfSigned() : null;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>SHA-256 of the certificate, in hex; empty without TLS.</summary>
    public string Thumbprint => _certificate?.GetCertHashString(HashAlgorithmName.SHA256) ?? "";

    public ConcurrentQueue<TakenMail> Taken { get; } = [];

    /// <summary>Everything that clients said before a connection was encrypted.</summary>
    public ConcurrentQueue<string> SaidInClear { get; } = [];

    /// <summary>Replies to commands (MAIL, RCPT, DATA and . for the end of the data) in place of taking them: 451 …, 550 ….</summary>
    public ConcurrentDictionary<string, string> Refusals { get; } = new(StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _certificate?.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                _ = ServeAsync(client);
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
                await TalkAsync(client.GetStream());
        }
        catch (Exception broken) when (broken is IOException or System.Security.Authentication.AuthenticationException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away: nothing was taken.
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        var (from, to, encrypted, user) = ("", "", false, (string?)null);
        var reader = new StreamReader(stream, Encoding.Latin1);
        async Task SayAsync(string line) => await stream.WriteAsync(Encoding.Latin1.GetBytes(line + "\r\n"), _end.Token);
        await SayAsync("220 test ESMTP");
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            if (!encrypted)
                SaidInClear.Enqueue(line);
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (Refusals.TryGetValue(verb, out var refusal))
            {
                await SayAsync(refusal);
                continue;
            }
            switch (verb)
            {
                case "EHLO":
                    await SayAsync("250-test");
                    if (_certificate is not null && !encrypted)
                        await SayAsync("250-STARTTLS");
                    if (encrypted)
                        await SayAsync("250-AUTH LOGIN");
                    await SayAsync("250 8BITMIME");
                    break;
                case "STARTTLS" when _certificate is not null:
                    await SayAsync("220 go ahead");
                    var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _end.Token);
                    (stream, reader, encrypted) = (tls, new StreamReader(tls, Encoding.Latin1), true);
                    break;
                case "AUTH":
                    var name = line.Split(' ') is [_, _, var given] ? given : await AskAsync("VXNlcm5hbWU6");
                    var password = await AskAsync("UGFzc3dvcmQ6");
                    user = $"{Base64(name)}/{Base64(password)}";
                    await SayAsync("235 welcome");
                    break;
                case "MAIL":
                    from = Address(line);
                    await SayAsync("250 ok");
                    break;
                case "RCPT":
                    to = Address(line);
                    await SayAsync("250 ok");
                    break;
                case "DATA":
                    await SayAsync("354 end with a dot");
                    var body = await DataAsync(reader);
                    if (!Refusals.TryGetValue(".", out var no))
                        Taken.Enqueue(new TakenMail(from, to, body, encrypted, user));
                    await SayAsync(no ?? "250 taken");
                    break;
                case "QUIT":
                    await SayAsync("221 bye");
                    return;
                default:
                    await SayAsync(verb is "RSET" or "NOOP" or "HELO" ? "250 ok" : "502 unknown");
                    break;
            }
        }
        async Task<string> AskAsync(string question)
        {
            await SayAsync("334 " + question);
            return await reader.ReadLineAsync(_end.Token) ?? "";
        }
    }

    private async Task<string> DataAsync(StreamReader reader)
    {
        var body = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".")
            body.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return body.ToString();
    }

    private static string Base64(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));

    private static string Address(string line) => line.Split('<', '>') is [_, var address, ..] ? address : "";

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
