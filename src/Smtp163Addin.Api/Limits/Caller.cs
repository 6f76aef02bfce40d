using System.Net;
using System.Net.Sockets;
using Microsoft.Identity.Web;

namespace Smtp163Addin.Api.Limits;

/// <summary>Who is calling, for counting: the signed-in user, else the client's network.</summary>
internal static class Caller
{
    // Limits the memory that callers can take up, however many addresses they own: callers are counted in so many
    // places. Two callers share a place, and so a budget, with a chance of one in 65 536.
    private const uint Places = 65_536;

    private const int RoutedPrefixBytes = 8;

    /// <summary>The place in which a request is counted. Which caller has which changes with every start of the process.</summary>
    /// <param name="context">The request, after sign-in.</param>
    /// <returns>0 to 65 535.</returns>
    public static int PlaceOf(HttpContext context) => PlaceOf(KeyOf(context));

    /// <summary>The place of a key.</summary>
    /// <param name="key">The key of a caller.</param>
    /// <returns>0 to 65 535.</returns>
    // string.GetHashCode is keyed with a secret of the process (Marvin), so that nobody can choose to meet a neighbour.
    public static int PlaceOf(string key) => (int)((uint)key.GetHashCode(StringComparison.Ordinal) % Places);

    /// <summary>Names the caller.</summary>
    /// <param name="context">The request, after sign-in.</param>
    /// <returns>A text that is the same for the same caller; never logged.</returns>
    public static string KeyOf(HttpContext context) =>
        context.User is { Identity.IsAuthenticated: true } user && user.GetObjectId() is { } userId
            ? $"user {user.GetTenantId()} {userId}"
            : $"network {NetworkOf(context.Connection.RemoteIpAddress)}";

    /// <summary>
    /// The network that one subscriber holds: an IPv4 address, or the /64 of an IPv6 address, of which anyone has
    /// 2^64 addresses to change between (RFC 6177).
    /// </summary>
    /// <param name="address">The client's address; <see langword="null"/> on a connection without one.</param>
    /// <returns>The network.</returns>
    public static string NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return "none";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(RoutedPrefixBytes).Clear();
        return new IPAddress(bytes) + "/64";
    }
}
