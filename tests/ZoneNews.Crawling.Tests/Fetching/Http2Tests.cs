using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ZoneNews.Crawling.Fetching;

namespace ZoneNews.Crawling.Tests.Fetching;

/// <summary>HTTPS servers that speak one version of HTTP, or both.</summary>
public sealed class Http2Tests
{
    private static readonly CrawlOptions Options = new() { AllowPrivateNetwork = true, MaxBytes = 100_000, ResponseTimeout = TimeSpan.FromSeconds(5), VisitTimeout = TimeSpan.FromSeconds(20) };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpProtocols.Http2, "HTTP/2")]
    [InlineData(HttpProtocols.Http1AndHttp2, "HTTP/2")]
    [InlineData(HttpProtocols.Http1, "HTTP/1.1")]
    public async Task Speaks_the_newest_version_that_the_server_offers(HttpProtocols offered, string spoken)
    {
        await using var server = await ServeAsync(offered, context => context.Response.WriteAsync(context.Request.Protocol, Cancel));
        using var fetcher = Fetcher(server.Certificate);
        var result = await fetcher.FetchAsync(new FetchRequest(server.Url), Cancel);
        Assert.Equal((FetchStatus.Ok, spoken), (result.Status, System.Text.Encoding.UTF8.GetString(result.Body)));
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_trusted()
    {
        await using var server = await ServeAsync(HttpProtocols.Http2, context => context.Response.WriteAsync("secret", Cancel));
        using var fetcher = new Fetcher(Options, TimeProvider.System);
        var result = await fetcher.FetchAsync(new FetchRequest(server.Url), Cancel);
        Assert.Equal((FetchStatus.Unavailable, "the host's certificate cannot be trusted"), (result.Status, result.Problem));
    }

    [Fact]
    public async Task Limits_of_size_and_head_hold_over_HTTP_2()
    {
        await using var server = await ServeAsync(HttpProtocols.Http2, async context =>
        {
            if (context.Request.Path == "/head")
                for (var i = 0; i < 1500; i++)
                    context.Response.Headers[$"x-flood-{i}"] = new string('a', 60);
            else
                for (var i = 0; i < 100; i++)
                    await context.Response.Body.WriteAsync(new byte[10_000], Cancel);
        });
        using var fetcher = Fetcher(server.Certificate);
        var endless = await fetcher.FetchAsync(new FetchRequest(new Uri(server.Url, "/body")), Cancel);
        Assert.Contains("larger than", endless.Problem, StringComparison.Ordinal);
        Assert.NotEqual(FetchStatus.Ok, (await fetcher.FetchAsync(new FetchRequest(new Uri(server.Url, "/head")), Cancel)).Status);
    }

    private static Fetcher Fetcher(X509Certificate2 trusted) =>
        new(Options, TimeProvider.System, trust: (_, certificate, _, _) => certificate?.GetCertHashString() == trusted.GetCertHashString());

    private static async Task<Server> ServeAsync(HttpProtocols offered, RequestDelegate answer)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var signed = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var certificate = X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pfx), null);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxResponseBufferSize = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = offered;
                listen.UseHttps(certificate);
            });
        });
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(Cancel);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new Server(app, new Uri(address), certificate);
    }

    private sealed record Server(WebApplication App, Uri Url, X509Certificate2 Certificate) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            Certificate.Dispose();
        }
    }
}
