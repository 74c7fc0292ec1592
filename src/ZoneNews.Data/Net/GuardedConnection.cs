using System.Net;
using System.Net.Sockets;

namespace ZoneNews.Data.Net;

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

/// <summary>Sockets to public addresses. What a name means is looked up once and checked, and the very address checked is connected to.</summary>
public static class GuardedConnection
{
    /// <exception cref="AddressRefusedException">The name leads to an address of a private or reserved network, and that is not allowed.</exception>
    public static async ValueTask<Stream> OpenAsync(DnsEndPoint target, bool allowPrivate, ResolveHost? resolve, CancellationToken cancel)
    {
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await (resolve ?? Dns.GetHostAddressesAsync)(target.Host, cancel);
        if (!allowPrivate && Array.Find(addresses, a => !PublicAddress.Holds(a)) is { } refused)
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
