using System.Net;
using System.Net.Sockets;

namespace ZoneNews.Data.Net;

/// <summary>Which addresses anybody on the internet can reach, so that nobody can turn the program against its owner's network.</summary>
public static class PublicAddress
{
    // RFC 6890 and its registry, with what has been set aside since.
    private static readonly IPNetwork[] Reserved =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Why the host must not be asked, from its text alone; null where it may. What a name leads to is checked when it is connected to (<see cref="GuardedConnection"/>).</summary>
    public static string? Refusal(Uri uri)
    {
        if (IPAddress.TryParse(uri.HostNameType == UriHostNameType.IPv6 ? uri.DnsSafeHost : uri.IdnHost, out var address))
            return Holds(address) ? null : $"{uri.DnsSafeHost} is an address of a private or reserved network";
        var name = uri.IdnHost.TrimEnd('.');
        var local = !name.Contains('.', StringComparison.Ordinal)
            || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".internal", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".arpa", StringComparison.OrdinalIgnoreCase);
        return local ? $"{name} is a name of a private network" : null;
    }

    /// <summary>True for an address that anybody on the internet can reach. Addresses that carry an IPv4 address inside are judged by that.</summary>
    public static bool Holds(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return Holds(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !Reserved.Any(n => n.BaseAddress.AddressFamily == AddressFamily.InterNetwork && n.Contains(address));
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.ScopeId != 0)
            return false;
        var bytes = address.GetAddressBytes();
        if (SixToFour.Contains(address))
            return Holds(new IPAddress(bytes.AsSpan(2, 4)));
        if (Translated.Contains(address))
            return Holds(new IPAddress(bytes.AsSpan(12, 4)));
        return Global6.Contains(address) && !Reserved.Any(n => n.BaseAddress.AddressFamily == AddressFamily.InterNetworkV6 && n.Contains(address));
    }
}
