using System.Net;
using System.Net.Http;
using System.Net.Security;
using ZoneNews.Data.Net;

namespace ZoneNews.Crawling.Fetching;

/// <summary>The sockets under the fetcher.</summary>
internal static class Connections
{
    public static SocketsHttpHandler CreateHandler(CrawlOptions options, ResolveHost? resolve = null, RemoteCertificateValidationCallback? trust = null) => new()
    {
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = trust },
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        MaxResponseHeadersLength = 64,
        MaxResponseDrainSize = 64 * 1024,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = (context, cancel) => GuardedConnection.OpenAsync(context.DnsEndPoint, options.AllowPrivateNetwork, resolve, cancel),
    };
}
