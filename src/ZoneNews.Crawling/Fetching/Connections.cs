using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Net.Sockets;

namespace ZoneNews.Crawling.Fetching;

/// <summary>Names to addresses; a test puts in its own.</summary>
public delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancel);

/// <summary>An address was refused when it was about to be connected to.</summary>
public sealed class AddressRefusedException : IOException
{
    public AddressRefusedException()
    {
    }

    public AddressRefusedException(string message)
        : base(message)
    {
    }

    public AddressRefusedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>The sockets under the fetcher. What a name means is looked up once and checked, and the very address checked is connected to.</summary>
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
        ConnectCallback = (context, cancel) => ConnectAsync(context.DnsEndPoint, options, resolve ?? Dns.GetHostAddressesAsync, cancel),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, CrawlOptions options, ResolveHost resolve, CancellationToken cancel)
    {
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await resolve(target.Host, cancel);
        if (!options.AllowPrivateNetwork && Array.Find(addresses, a => !AddressGuard.IsPublic(a)) is { } refused)
            throw new AddressRefusedException($"{target.Host} leads to {refused}, an address of a private or reserved network");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
